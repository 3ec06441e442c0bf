import { messages } from "../message.ts";

/** Merging a dataset into another: what is proposed, the result, and what stays in the records. */
export const mergingWords = messages("merging", {
  // Stay in the notes of merged records.
  /** What another dataset says about the same entity or claim, where only a note has room for it. */
  heldValue: "{dataset}: {key}: {value}",
  heldNote: "{dataset}: {note}",
  layoutOf: "{title} ({dataset})",
  coordinates: "{latitude}, {longitude}",

  // What records say differently.
  kind: "type",
  subkind: "subtype",
  label: "name",
  gloss: "description",
  time: "date",
  place: "coordinates",
  status: "status",
  note: "note",
  title: "title",
  authors: "authors",
  publishedAt: "published",
  publisher: "publisher",
  language: "language",
  address: "address",
  accessedAt: "accessed",
  page: "page",
  citation: "reference",
  sourceKind: "type",

  // Reasons.
  reasonOfId: "same id",
  reasonOfLabel: "same name",
  reasonOfAlias: "alias",
  reasonOfSpelling: "similar spelling",

  // The command line.
  joined: "same: {a} ({idA}) and {b} ({idB}), {reason}",
  joinedOtherKind: "same: {a} ({idA}, {kindA}) and {b} ({idB}, {kindB}), {reason}, of different types",
  offered:
    "not joined: {a} ({idA}) may be {b} ({idB}), {reason}{kinds, select, differ {, of different types} other {}}{choice, select, open {, but so may another} other {}}",
  crowded:
    "not proposed: {name} is the name of {inA, plural, one {# entity} other {# entities}} and {inB, plural, one {# entity} other {# entities}}",
  moreLines: "and {count, number} more",
  differs: "differs: {name}: {key} is {a}, and {b} in {dataset}",
  result:
    "{dataset}: {joined, plural, one {# entity is} other {# entities are}} the same, {entities, plural, one {# entity} other {# entities}} and {claims, plural, one {# claim} other {# claims}} added, {sameClaims, plural, one {# claim says} other {# claims say}} the same",
  written:
    "{path}: {entities, plural, one {# entity} other {# entities}}, {claims, plural, one {# claim} other {# claims}}, in {format}",

  // The page.
  mergingInto: "Merge into {title}",
  comparing: "Looking for entities that both have…",
  noProposals: "The two datasets have no entities that look alike.",
  intro: "Which of these are the same? Whatever both sides say about them is kept.",
  search: "Filter by name",
  reasonHead: "{reason}: {taken, number} of {count, number}",
  takeAll: "All the same",
  takeNone: "All different",
  same: "{a} and {b} are the same",
  claims: "{count, plural, one {# claim} other {# claims}}",
  openChoice: "more than one fits",
  otherKinds: "different types",
  shown: "{shown, number} of {total, number} shown",
  more: "Show {count, number} more",
  noneFound: "No name contains “{text}”.",
  outcome:
    "{joined, plural, =0 {No entity is the same} one {# entity is the same} other {# entities are the same}}. Adds {entities, plural, =0 {no entities} one {# entity} other {# entities}} and {claims, plural, =0 {no claims} one {# claim} other {# claims}}.",
  outcomeClaims:
    "{claims, plural, one {# claim says the same on both sides and keeps} other {# claims say the same on both sides and keep}} the attributions of both.",
  outcomeDiffers:
    "{count, plural, one {# detail differs: what is here stays, the other goes into a note.} other {# details differ: what is here stays, the others go into notes.}}",
  counting: "Counting…",
  crowdedNames:
    "{count, plural, one {# name is} other {# names are}} shared by so many entities that nothing is proposed for them.",
  undoable: "You can undo this.",
  merge: "Merge",
  placing: "Placing the new entities…",
  back: "Back",
  nothingNew: "There is nothing to add: everything in it is here already.",
});
