import { messages } from "../message.ts";

/** What a part of a dataset was chosen by, as its file records it. */
export const exportScopeWords = messages("export-scope", {
  everything: "everything",
  selected: "selected: {names}",
  withClaims: "claims of {names}",
  within: "{names}; {filters}",
  more: "{count, number} more",
  /** The filters of a part of a part. */
  inTurn: "{before}; then: {after}",
});
