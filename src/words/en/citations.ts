import { messages } from "../message.ts";

/** The words of references. Abbreviations and punctuation that a style of citation prescribes are in the code of that style. */
export const citationWords = messages("citations", {
  dataset: "Data set",
  extract: "extract of {whole} ({dataset}{version, select, none {} other { {version}}}): {rule}; {size}",
  view: "view: {view}",
  apa: "{title}{version, select, none {} other { (Version {version})}} [{contents}]. ({noDate}).",
  apaLinked:
    "{title}{version, select, none {} other { (Version {version})}} [{contents}]. ({noDate}). {site}. Retrieved {day}, from {link}",
  chicago: "{title}{version, select, none {} other { Version {version}.}} {contents} {noDate}",
  chicagoLinked:
    "{title}{version, select, none {} other { Version {version}.}} {contents} {site}. Accessed {day}. {link}.",
  published: "Data set{version, select, none {} other {, version {version}}}",
  publishedAt: "Data set{version, select, none {} other {, version {version}}}, {site}",
  licence: "Licence: {licence}",
  noLicence: "Licence not stated",
  month: "{date, date, month}",
});
