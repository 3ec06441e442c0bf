import { sourceName } from "../../derive/claim-words.ts";
import type { Dataset, Source } from "../../model/dataset.ts";
import { exportLossWords as words } from "../../words/en/export-losses.ts";
import { citedDate } from "../citing/cited-date.ts";
import { citedNameOf, cleanText } from "../citing/cited-source.ts";
import type { ExchangeWriter } from "../format.ts";
import { createPieces, eachIn, listOf, putJson } from "../pieces.ts";
import { sourceLosses } from "./exchange-losses.ts";

/** Types of works there. Of a source whose kind is not stated or has no type of its own, it is "document". */
const TYPES: Readonly<Partial<Record<NonNullable<Source["kind"]>, string>>> = {
  article: "article",
  book: "book",
  report: "report",
  interview: "interview",
};

/** The sources as data of the Citation Style Language. Source: docs.citationstyles.org, "CSL-JSON"; csl-data.json. */
export const cslJson: ExchangeWriter = {
  losses: [words.claimsAndEntities],

  write(dataset, _, { reached } = {}) {
    const out = createPieces(dataset.sources.length, reached);
    putJson(out, listOf(eachIn(out, dataset.sources, (source) => itemOf(dataset, source))));
    out.put("\n");
    return out.written(sourceLosses(dataset));
  },
};

function itemOf(dataset: Dataset, source: Source) {
  const { id, kind, authors, publishedAt, publisher, language, address, accessedAt, page, citation } = source;
  return {
    id,
    type: (kind && TYPES[kind]) ?? "document",
    title: cleanText(sourceName(source)),
    ...(authors.length > 0 && {
      author: authors.map((author) => {
        const name = citedNameOf(dataset, author);
        if (name.kind === "whole") return { literal: name.name };
        const { family, given, suffix } = name;
        return { family, given, ...(suffix !== "" && { suffix }) };
      }),
    }),
    ...(publishedAt !== null && { issued: dateOf(publishedAt) }),
    ...(publisher !== null && { publisher }),
    ...(language !== undefined && { language }),
    ...(address !== undefined && { URL: address }),
    ...(accessedAt !== undefined && { accessed: dateOf(accessedAt) }),
    ...(page !== undefined && { page }),
    ...(citation !== undefined && { note: citation }),
  };
}

/** A plain date in its parts; any other in words. */
function dateOf(edtf: string) {
  const { year, month, day, apa } = citedDate(edtf);
  if (year === null || !/^\d{4}$/.test(year)) return { literal: apa };
  const parts = [Number(year), ...(month === null ? [] : [month, ...(day === null ? [] : [day])])];
  return { "date-parts": [parts] };
}
