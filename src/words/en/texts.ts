import { messages } from "../message.ts";

/** References to sources, and the ways to their texts. The panel with a text is in `source-text.ts`. */
export const textWords = messages("texts", {
  showInText: "Show in source text",
  selectClaims: "Select the claims from a passage",
  open: "Open {place}",
  /** Our digest of a paragraph, and of the title and the like: it continues the sentence. */
  digest: "{place} is about {digest}",
  headDigest: "The {place} is about {digest}",
  pages: "pages {pages}",
  accessed: "accessed {date}",
  external: "external link, not checked",
});
