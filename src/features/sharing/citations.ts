import { sourceName } from "../../derive/claim-words.ts";
import { bibtexEntry } from "../../formats/citing/bibtex.ts";
import { accessDay, citedDate, NO_DATE } from "../../formats/citing/cited-date.ts";
import { type CitedName, initialsOf } from "../../formats/citing/cited-name.ts";
import { bibtexOfSource, citedNameOf, cleanText as clean } from "../../formats/citing/cited-source.ts";
import { capitalised } from "../../lib/capitalised.ts";
import type { Dataset, Source } from "../../model/dataset.ts";
import { type Extract, isExtract, sizeInWords, wholeOf } from "../../model/extract.ts";
import { statedVersion } from "../../model/stated-version.ts";
import { citationWords as words } from "../../words/en/citations.ts";
import type { Words } from "../../words/message.ts";

/** A piece of a reference that is set in italics or not. */
export interface Run {
  readonly text: string;
  readonly isItalic: boolean;
}

/** One work as three styles cite it. */
export interface Citations {
  /** A reference of the Publication Manual of the APA, seventh edition. */
  readonly apa: readonly Run[];
  /** A bibliography entry of the Chicago Manual of Style, seventeenth edition (notes and bibliography). */
  readonly chicago: readonly Run[];
  /** An entry that BibTeX and biblatex read. */
  readonly bibtex: string;
}

/** A view to be cited. */
export interface CitedView {
  /** What is shown: filters, what is selected, a scene; null for the whole graph. */
  readonly shown: string | null;
  /** Address that opens it; null where none works for others. */
  readonly link: string | null;
  /** Day of access, as an ISO date. */
  readonly accessed: string;
}

/** Name of the site, which both styles ask for after the title. */
const SITE = "Sourceline";
/** APA names up to 20 authors, else the first 19 and the last; Chicago up to 10, else the first 7. */
const APA_MOST_AUTHORS = 20;
const CHICAGO_MOST_AUTHORS = 10;
const CHICAGO_NAMED_OF_MANY = 7;

/**
 * Cites a dataset at a view of it. No author and no date of it are recorded, so its title comes first, "n.d." stands for
 * the date, and the day of access is given. APA and Chicago have no place for a licence; the BibTeX entry notes it.
 */
export function citeView(dataset: Dataset, { shown, link, accessed }: CitedView): Citations {
  const { dataset: head } = dataset;
  const version = statedVersion(head);
  const title = clean(head.title);
  const parts = [
    ...(isExtract(dataset) ? [clean(extractInWords(dataset))] : []),
    ...(shown === null ? [] : [clean(words.view({ view: shown }))]),
  ];
  const licence = head.licence === undefined ? words.noLicence() : clean(words.licence({ licence: head.licence }));
  const contents = [words.dataset(), ...parts].join("; ");
  // As runs, which are set as they are: no marks of direction are put around them.
  const all = { version, noDate: NO_DATE, site: SITE, day: accessDay(accessed), link: link ?? "" };
  const apa = { ...all, title: italic(title), contents: plain(contents) };
  const chicago = { ...all, title: italic(ended(title)), contents: plain(ended(contents)) };
  return {
    apa: runs(...(link === null ? words.apa : words.apaLinked).parts<Run>(apa)),
    chicago: runs(...(link === null ? words.chicago : words.chicagoLinked).parts<Run>(chicago)),
    bibtex: bibtexEntry("misc", head.version === undefined ? head.id : `${head.id}-${version}`, [
      { name: "title", value: title, kind: "title" },
      {
        name: "howpublished",
        value: link === null ? words.published({ version }) : words.publishedAt({ version, site: SITE }),
        kind: "text",
      },
      ...(link === null
        ? []
        : [
            { name: "url", value: link, kind: "verbatim" } as const,
            { name: "urldate", value: accessed, kind: "text" } as const,
          ]),
      {
        name: "note",
        value: [licence, ...parts.map(capitalised)].join(". "),
        kind: "text",
      },
    ]),
  };
}

/** Of what a part is an extract, by which rule, and how much of it. */
function extractInWords(extract: Extract): Words {
  const { dataset, filter } = extract.derivedFrom;
  return words.extract({
    whole: wholeOf(extract.derivedFrom),
    dataset,
    version: statedVersion(extract.derivedFrom),
    rule: filter,
    size: sizeInWords(extract),
  });
}

/**
 * Cites a text that claims rest on, from its record alone: what is not recorded (a publisher, a day, an address) is left
 * out or said to be unknown. The title keeps the capitals that it is recorded with.
 */
export function citeSource(dataset: Dataset, source: Source): Citations {
  const authors = source.authors.map((id) => citedNameOf(dataset, id));
  const title = clean(sourceName(source));
  const date = citedDate(source.publishedAt);
  const publisher = source.publisher === null ? null : clean(source.publisher);
  const isNamedAlready = authors.length === 1 && authors[0]?.kind === "whole" && authors[0].name === publisher;
  const apaPublisher = publisher === null || isNamedAlready ? "" : ` ${ended(publisher)}`;
  return {
    apa:
      authors.length === 0
        ? runs(italic(ended(title)), ` (${date.apa}).`, apaPublisher)
        : runs(`${ended(apaAuthors(authors))} (${date.apa}). `, italic(ended(title)), apaPublisher),
    chicago: runs(
      authors.length === 0 ? "" : `${ended(chicagoAuthors(authors))} `,
      ...chicagoTitle(source.kind, title),
      ` ${ended([publisher, date.chicago].filter((part) => part !== null).join(", "))}`,
    ),
    bibtex: bibtexOfSource(dataset, source),
  };
}

/** A reference as plain text, its italics lost. */
export function plainCitation(citation: readonly Run[]): string {
  return citation.map(({ text }) => text).join("");
}

/** A reference as HTML for the clipboard, so that its italics arrive in a word processor. */
export function htmlCitation(citation: readonly Run[]): string {
  return citation.map(({ text, isItalic }) => (isItalic ? `<i>${escapeHtml(text)}</i>` : escapeHtml(text))).join("");
}

function apaAuthors(authors: readonly CitedName[]): string {
  const names = authors.map((author) =>
    author.kind === "whole"
      ? author.name
      : [author.family, initialsOf(author.given), author.suffix].filter((part) => part !== "").join(", "),
  );
  const last = names.at(-1) ?? "";
  if (names.length === 1) return last;
  if (names.length > APA_MOST_AUTHORS) return `${names.slice(0, APA_MOST_AUTHORS - 1).join(", ")}, . . . ${last}`;
  return `${names.slice(0, -1).join(", ")}, & ${last}`;
}

/** The first name inverted, the others as they are spoken. */
function chicagoAuthors(authors: readonly CitedName[]): string {
  const names = authors.map((author, at) => {
    if (author.kind === "whole") return author.name;
    const { given, family, suffix } = author;
    if (at === 0) return [family, given, suffix].filter((part) => part !== "").join(", ");
    return [given, family, suffix].filter((part) => part !== "").join(" ");
  });
  if (names.length === 1) return names[0] ?? "";
  if (names.length > CHICAGO_MOST_AUTHORS) return `${names.slice(0, CHICAGO_NAMED_OF_MANY).join(", ")}, et al.`;
  return `${names.slice(0, -1).join(", ")}, and ${names.at(-1)}`;
}

/** Independent works are set in italics; parts of a work, such as articles, in quotation marks. */
function chicagoTitle(kind: Source["kind"], title: string): readonly (string | Run)[] {
  if (kind === "book" || kind === "report") return [italic(ended(title))];
  const inner = title.replaceAll("“", "‘").replaceAll("”", "’").replaceAll('"', "'");
  return [`“${ended(inner)}”`];
}

/** With a full stop at its end, unless it ends a sentence already. */
function ended(text: string): string {
  return /[.?!…][”’"')\]]*$/.test(text) ? text : `${text}.`;
}

function italic(text: string): Run {
  return { text, isItalic: true };
}

function plain(text: string): Run {
  return { text, isItalic: false };
}

function runs(...parts: readonly (string | Run)[]): readonly Run[] {
  return parts.map((part) => (typeof part === "string" ? plain(part) : part)).filter(({ text }) => text !== "");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
