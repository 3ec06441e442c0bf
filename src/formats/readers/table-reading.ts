/** What a column can say of whose word a row is and where it stands, and nothing of what it says. */
export const SAID_ROLES = [
  "holder",
  "stance",
  "said",
  "source",
  "address",
  "publisher",
  "published",
  "accessed",
  "page",
  "quotation",
] as const;

/** What a column of a table can mean: of the record itself, of who says it, and of where it is written. */
export const COLUMN_ROLES = [
  "from",
  "to",
  "relation",
  "id",
  "label",
  "alias",
  "kind",
  "gloss",
  "direction",
  "weight",
  "time",
  "start",
  "end",
  "place",
  "latitude",
  "longitude",
  ...SAID_ROLES,
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** What a table is about: lines, the entities themselves, or who-to-whom with a row and a column for each. */
export const TABLE_KINDS = ["lines", "entities", "matrix"] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** What can be said of one record of a table, in the order in which it is offered. */
export const ROLES_OF: Readonly<Record<TableKind, readonly ColumnRole[]>> = {
  lines: COLUMN_ROLES.filter((role) => role !== "alias" && role !== "kind" && role !== "gloss"),
  entities: [
    "id",
    "label",
    "alias",
    "kind",
    "gloss",
    "time",
    "start",
    "end",
    "latitude",
    "longitude",
    "source",
    "address",
    "publisher",
    "published",
    "accessed",
  ],
  matrix: [],
};

/** A table as it was read, for what it is and what its columns mean to be seen and chosen. */
export interface TableReading {
  /** Of the file; of several that are called alike, with a number. */
  readonly name: string;
  readonly kind: TableKind;
  /** Whether its first row was taken for headings. */
  readonly hasHeadings: boolean;
  /** None for a matrix. */
  readonly columns: readonly {
    readonly heading: string;
    /** Null for a column that is kept as a field. */
    readonly role: ColumnRole | null;
    /** Its first values, none of them empty. */
    readonly examples: readonly string[];
  }[];
}
