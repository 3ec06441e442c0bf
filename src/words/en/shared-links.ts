import { messages } from "../message.ts";

/** What there is to say of a link, whether it was made here or opened. The dialog that makes links is in `sharing.ts`. */
export const sharedLinkWords = messages("shared-links", {
  tooLong:
    "A link to this would be {length, number} characters long. Links over {limit, number} characters cannot be opened.",
  long: "This link is {length, number} characters long. Email, chat and many servers cut off links this long.",
  unknownControl: "“{name}” is not a control of an embedded page.",
  didYouMean: "Did you mean “{name}”?",
  controls: "Available controls: {names}.",
});
