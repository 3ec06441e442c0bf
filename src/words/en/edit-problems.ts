import { messages } from "../message.ts";

/** Why an edit cannot be applied. */
export const editProblemWords = messages("edit-problems", {
  takenId: "There is already a record with the id “{id}”.",
  noRecord: "There is no record with the id “{id}”.",
  noClaim: "There is no claim with the id “{id}”.",
  noAttribution: "The claim has only {count, plural, one {# attribution} other {# attributions}}.",
});
