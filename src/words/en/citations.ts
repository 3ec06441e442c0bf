import { messages } from "../message.ts";

/** The words of references. Abbreviations and punctuation that a style of citation prescribes are in the code of that style. */
export const citationWords = messages("citations", {
  dataset: "Data set",
  extract: "extract of {whole} ({dataset} {version}): {rule}; {size}",
  view: "view: {view}",
  apa: "{title} (Version {version}) [{contents}]. ({noDate}).",
  apaLinked: "{title} (Version {version}) [{contents}]. ({noDate}). {site}. Retrieved {day}, from {link}",
  chicago: "{title} Version {version}. {contents} {noDate}",
  chicagoLinked: "{title} Version {version}. {contents} {site}. Accessed {day}. {link}.",
  published: "Data set, version {version}",
  publishedAt: "Data set, version {version}, {site}",
  licence: "Licence: {licence}",
  noLicence: "Licence not stated",
  month: "{date, date, ::MMMM}",
});
