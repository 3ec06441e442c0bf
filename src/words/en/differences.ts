import { messages } from "../message.ts";

/** What differs between two datasets, as the command line lists it. */
export const differenceWords = messages("differences", {
  // What comes first.
  pairedById:
    "Paired by id: {entities, plural, one {# entity} other {# entities}} and {claims, plural, one {# claim} other {# claims}} in both.",
  pairedByName:
    "Paired by name: {entities, plural, one {# entity} other {# entities}} and {claims, plural, one {# claim} other {# claims}} in both.",
  side: "{side}: {path}: {title}, version {version}",
  sideWithoutVersion: "{side}: {path}: {title}",
  none: "No differences.",
  total: "{count, plural, one {# difference} other {# differences}}",
  added: "added",
  removed: "removed",
  changed: "changed",
  orders: "Order",
  attributionCounts:
    "Attributions of claims in both: {added, number} added, {removed, number} removed, {changed, number} changed.",
  contestedCounts: "Contested claims: {newly, number} newly contested, {noLonger, number} no longer contested.",
  noSharedIds: "The two files have no entity ids in common. Use --by-name to pair them by name.",

  // Groups.
  groupAdded: "{kind} added ({count, number})",
  groupRemoved: "{kind} removed ({count, number})",
  groupChanged: "{kind} changed ({count, number})",
  groupReordered: "Order changed ({count, number})",
  newlyContested: "Newly contested ({count, number})",
  noLongerContested: "No longer contested ({count, number})",
  dataset: "Dataset",
  entities: "Entities",
  claims: "Claims",
  links: "Links between claims",
  sources: "Sources",
  families: "Entity families",
  entityKinds: "Entity types",
  predicateFamilies: "Relation families",
  predicates: "Relation types",
  stances: "Certainties",
  fields: "Fields",
  arrangements: "Arrangements",
  stories: "Stories",
  figures: "Figures",
  questions: "Questions",

  // Records.
  record: "{name} ({id})",
  ids: "{a}, {b} in B",
  entity: "{name} ({id}), {kind}",
  link: "{from} {relation} {to} ({id})",
  end: "{id}: {sentence}",
  order: "{kind}: {before} → {after}",

  // What of a record differs.
  value: "{key}: {before} → {after}",
  valueAdded: "{key} added: {value}",
  valueRemoved: "{key} removed: {value}",
  valueChanged: "{key} changed",
  keyAdded: "{key} added",
  keyRemoved: "{key} removed",
  positions: "positions: {added, number} added, {removed, number} removed, {changed, number} changed",
  segments: "parts of the text: {added, number} added, {removed, number} removed, {changed, number} changed",
  scene: "scene “{title}”",
  field: "field {field}",

  // Attributions and passages.
  attribution: "{attribution}: {passages}",
  attributionAdded: "attribution added: {attribution}: {passages}",
  attributionRemoved: "attribution removed: {attribution}: {passages}",
  attributionChanged: "attribution changed: {attribution}: {passages}",
  passages: "passages: {passages}",
  inSource: "{source}, {place}",
  quoted: "{place}: “{quotation}”",

  // Values.
  name: "name",
  where: "where",
  status: "{status, select, draft {draft} reviewed {reviewed} other {withdrawn}}",
  direction: "{direction, select, directed {from subject to object} undirected {undirected} other {both ways}}",
  polarity: "{polarity, select, affirmed {affirmed} other {denied}}",
  relation:
    "{relation, select, supports {supports} contradicts {contradicts} qualifies {qualifies} restates {restates} other {is an alternative to}}",
});
