import { messages } from "../message.ts";

/** The footnotes of a scene: passage and certainty of each claim that it cites. */
export const footnoteWords = messages("footnotes", {
  head: "{line, select, 1 {title} 2 {subtitle} 3 {byline} other {head}}",
  paragraph: "¶{number}",
  page: "p. {number}",
});
