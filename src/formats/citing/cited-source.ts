import { sourceName } from "../../derive/claim-words.ts";
import type { Dataset, Source } from "../../model/dataset.ts";
import { nameOf } from "../../model/name-of.ts";
import { type BibtexField, bibtexEntry, escapeBibtex } from "./bibtex.ts";
import { type CitedDate, citedDate } from "./cited-date.ts";
import { type CitedName, readPersonalName } from "./cited-name.ts";

/**
 * Id or label of the kind of entity whose names are inverted. The only kind that is known by name: where a dataset calls
 * people something else, they are cited as they are labelled, as organisations are.
 */
const PERSON = "person";
const MONTH_MACROS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A source as an entry that BibTeX and biblatex read, from its record alone. The title keeps the capitals that it is
 * recorded with.
 */
export function bibtexOfSource(dataset: Dataset, source: Source): string {
  const { kind, address, accessedAt, page } = source;
  const authors = source.authors.map((id) => citedNameOf(dataset, id));
  const publisher = source.publisher === null ? null : cleanText(source.publisher);
  const field = (name: string, kind: BibtexField["kind"], value: string | null | undefined): readonly BibtexField[] =>
    value === null || value === undefined || value === "" ? [] : [{ name, value, kind }];
  return bibtexEntry(
    kind === "book" && publisher !== null ? "book" : "misc",
    `${dataset.dataset.id}-${source.id.replace(/^s\./, "")}`,
    [
      ...field("author", "names", authors.map(bibtexName).join(" and ")),
      ...field("title", "title", cleanText(sourceName(source))),
      ...field(kind === "book" ? "publisher" : "howpublished", "text", publisher),
      ...bibtexDate(citedDate(source.publishedAt)),
      ...field("pages", "text", page === undefined ? undefined : cleanText(page)),
      ...field("url", "verbatim", address),
      ...field("urldate", "text", accessedAt !== undefined && FULL_DATE.test(accessedAt) ? accessedAt : undefined),
    ],
  );
}

/** An entity as it is named in references. */
export function citedNameOf({ entities, vocabulary }: Dataset, id: string): CitedName {
  const entity = entities.find((candidate) => candidate.id === id);
  const name = cleanText(entity === undefined ? id : nameOf(entity));
  const kind = vocabulary.entityKinds.find((candidate) => candidate.id === entity?.kind);
  const isPerson = kind !== undefined && [kind.id as string, kind.label.toLowerCase()].includes(PERSON);
  return isPerson ? readPersonalName(name) : { kind: "whole", name };
}

function bibtexName(author: CitedName): string {
  if (author.kind === "whole") return `{${escapeBibtex(author.name)}}`;
  return [author.family, author.suffix, author.given]
    .filter((part) => part !== "")
    .map((part) => (/[,{}]|\band\b/i.test(part) ? `{${escapeBibtex(part)}}` : escapeBibtex(part)))
    .join(", ");
}

function bibtexDate({ year, month, day }: CitedDate): readonly BibtexField[] {
  const macro = month === null ? undefined : MONTH_MACROS[month - 1];
  return [
    ...(year === null ? [] : [{ name: "year", value: year, kind: "text" } as const]),
    ...(macro === undefined ? [] : [{ name: "month", value: macro, kind: "macro" } as const]),
    ...(day === null ? [] : [{ name: "day", value: String(day), kind: "text" } as const]),
  ];
}

/** On one line, without what could reorder or break the text that it is pasted into. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, "")
    .trim();
}
