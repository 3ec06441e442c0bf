import { messages } from "../message.ts";

/** What differs from the original file. */
export const changeWords = messages("changes", {
  changed: "Changed",
  compared: "Compared with {other}",
  original: "Changed. In the original file:",
  field: "{field}: {value}",
  empty: "empty",
  restore: "Restore the original",
  title: "Your changes",
  onlyOrder: "Only the order of records differs from the original file.",
  summary: "Changed from the original file: {changes}.",
  entities: "{count, plural, one {# entity} other {# entities}}",
  claims: "{count, plural, one {# claim} other {# claims}}",
  stories: "{count, plural, one {# story} other {# stories}}",
  arrangements: "{count, plural, one {# arrangement} other {# arrangements}}",
  more: "and {count, number} more",
  others: "{count, plural, one {# other record} other {# other records}}",
});
