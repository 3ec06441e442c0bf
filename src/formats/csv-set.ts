/** The files of a dataset as tables. */
export const CSV_SET = {
  entities: "entities.csv",
  claims: "claims.csv",
  attributions: "attributions.csv",
  sources: "sources.csv",
  metadata: "csv-metadata.json",
} as const;

/** A table of a dataset: a file, or a sheet of a workbook. */
export type TableName = Exclude<keyof typeof CSV_SET, "metadata">;

/** The sheet of a workbook that says what the dataset is called, and of which type each column is. */
export const ABOUT_SHEET = "about";
/** What stands there before the type of a column of lists. */
export const LIST_OF = "list of ";

/** Between the items of a list in one cell. */
export const CELL_SEPARATOR = ";";
