import { messages } from "../message.ts";

/** References to sources, and the ways to their texts. The panel with a text is in `source-text.ts`. */
export const textWords = messages("texts", {
  showInText: "Show in source text",
  selectClaims: "Select the claims from a passage",
  open: "Open {place}",
  pages: "pages {pages}",
  accessed: "accessed {date}",
  external: "external link, not checked",
});
