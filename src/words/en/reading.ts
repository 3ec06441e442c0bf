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
  table: "Table",
  tableIs: "This table is",
  tableKind: "{kind, select, lines {A list of edges} entities {A list of entities} other {A matrix, who to whom}}",
  firstRow: "Its first row holds",
  firstRowIs: "{what, select, headings {The headings} other {Data like the others}}",
  columnMeans: "What the column “{heading}”{known, select, yes { of {of}} other {}} means",
  field: "A field of its own",
  role: `{role, select,
    from {From}
    to {To}
    relation {Relation}
    alias {Other names}
    gloss {Description}
    place {Place}
    latitude {Latitude}
    longitude {Longitude}
    stance {Certainty}
    said {Date of the statement}
    address {Web address}
    publisher {Publisher}
    published {Date of the source}
    accessed {Accessed on}
    page {Page}
    quotation {Quotation}
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
  roles:
    "{group, select, record {{kind, select, entities {The entity} other {The claim}}} saying {Who says it} other {Where it is written}}",
  notChosen: "Not chosen",
  dates: "{value, select, day {Day first} month {Month first} other {Keep as text}}",
  weight: "{value, select, nearness {High means near} distance {High means far} neither {Neither} other {Not stated}}",
  attributions: "{value, select, together {One claim} other {Separate claims}}",
  cannotBeRead: "The file cannot be read this way.",
  result: "Result",
  readingAgain: "Reading again…",
  goBack: "Go back to how it was read before",
  atPlace: "at {place}",
  denied: "denied",
  deniedBy: "denied by {holder}",
  attributedTo: "attributed to {holder}",
  quoted: ": “{quotation}”",
  firstClaims:
    "{total, plural, =0 {Claims} other {{shown, plural, one {First claim} other {First # claims}} of {total, number}}}",
  firstEntities: "{shown, plural, one {First entity} other {First # entities}} of {total, number}",
  noClaims: "The file has no edges.",
  leftOut: "Left out or changed",
  nothingLeftOut: "Nothing. Everything in the file was read.",
});
