import { messages } from "../message.ts";

/** The dialog that shows how another program's file was read. */
export const readingWords = messages("reading", {
  title: "How {file} was read",
  assumed: "Assumed",
  encoding: "{title}",
  separator: "{sign, select, tab {Tab} other {{sign}}}",
  decimal: "1{sign}5",
  direction: "{value, select, directed {Directed} other {Undirected}}",
  columns: "Columns",
  columnMeans: "What the column “{heading}” means",
  field: "A field of its own",
  role: `{role, select,
    from {From}
    to {To}
    relation {Relation}
    id {Id}
    label {Name}
    kind {Type}
    weight {Weight}
    direction {Direction}
    time {Date}
    start {Start date}
    end {End date}
    source {Source}
    other {Attributed to}}`,
  firstClaims:
    "{total, plural, =0 {Claims} other {{shown, plural, one {First claim} other {First # claims}} of {total, number}}}",
  noClaims: "The file has no edges.",
  leftOut: "Left out or changed",
  nothingLeftOut: "Nothing: all that is in the file was read.",
});
