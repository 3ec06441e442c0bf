/** The files of a dataset as tables. */
export const CSV_SET = {
  entities: "entities.csv",
  claims: "claims.csv",
  attributions: "attributions.csv",
  sources: "sources.csv",
  metadata: "csv-metadata.json",
} as const;

/** Between the items of a list in one cell. */
export const CELL_SEPARATOR = ";";
