import { messages } from "../message.ts";

/** A source as a bibliography names it. */
export const bibliographyWords = messages("bibliography", {
  reference: "{authors}: “{title}”. {publisher}, {date}.",
  pages: "Pages {pages}.",
  address: "{address}.",
  addressRead: "{address}, accessed {date}.",
  authorNotStated: "Author not stated",
  titleNotStated: "title not stated",
  publisherNotStated: "Publisher not stated",
  dateNotStated: "date not stated",
});
