/** What a column of a table can mean. */
export const COLUMN_ROLES = [
  "from",
  "to",
  "relation",
  "id",
  "label",
  "kind",
  "weight",
  "direction",
  "time",
  "start",
  "end",
  "source",
  "holder",
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** A table as it was read, for what its columns mean to be seen and chosen. */
export interface TableReading {
  /** Of the file. */
  readonly name: string;
  readonly columns: readonly {
    readonly heading: string;
    /** Null for a column that is kept as a field. */
    readonly role: ColumnRole | null;
    /** Its first values, none of them empty. */
    readonly examples: readonly string[];
  }[];
}
