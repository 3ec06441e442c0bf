import { messages } from "../message.ts";

/** The matrix: groups of entities by groups of entities, with the claims from one to the other. */
export const matrixWords = messages("matrix", {
  label:
    "Matrix of claims: rows are subjects, columns are objects. Arrow keys move between cells, Enter selects a cell’s claims.",
  subject:
    "Matrix of {rows, plural, one {# row} other {# rows}} and as many columns, with {claims, plural, one {# claim} other {# claims}}.",
  by: "Rows and columns",
  families: "Families of entities",
  kinds: "Types of entities",
  communities: "Communities",
  community: "Around {name}",
  alone: "Not connected",
  entities: "Entities",
  cells: "Cells",
  claims: "Number of claims",
  certainty: "Certainty",
  order: "Order",
  byClaims: "Most claims first",
  byName: "By name",
  byType: "By type",
  byCommunity: "By community",
  notStated: "not stated",
  cell: "{from} → {to}: {claims, plural, one {# claim} other {# claims}}",
  cellParts: "{from} → {to}: {claims, plural, one {# claim} other {# claims}}, of which {parts}",
  part: "{count, number} {certainty}",
  values:
    "{count, plural, one {# claim} other {# claims}} with a value {count, plural, one {has} other {have}} no cell.",
  without: "{count, plural, one {# undirected claim appears} other {# undirected claims appear}} in two cells.",
  most: "The {shown, number} entities with the most claims, of {all, number}; {claims, plural, one {# claim has} other {# claims have}} an end among the others.",
  tooMany:
    "Communities are found among {most, number} claims at most. {claims, number} are shown, so that types stand in their place: filter first.",
  nothing: "No claim between two entities is shown. Change the filters to see some.",
  scale: "Claims in a cell",
});
