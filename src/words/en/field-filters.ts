import { messages } from "../message.ts";

/** Filters by the fields of a dataset. */
export const fieldFilterWords = messages("field-filters", {
  add: "Add filter",
  change: "Change filter by field",
  removeFilter: "Remove filter",
  remove: "Remove filter: {field}",
  ofEntities: "Fields of entities",
  ofClaims: "Fields of claims",
  findField: "Find a field",
  shownOf: "{shown, number} of {total, number}",
  notStated: "not stated",
  from: "{field}: from",
  to: "{field}: to",
  histogram: "{field}: values",
  notNumber: "Enter a number.",
  notDate: "Enter a year, month or day, such as 2009-06.",
  contains: "{field} contains",
  containsHint: "Contains…",
  findValue: "Find a value",
  noValue: "No value contains this.",
});
