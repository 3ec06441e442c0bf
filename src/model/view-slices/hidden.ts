import * as v from "valibot";
import { linkWords } from "../../words/en/links.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { listText } from "../../words/numbers.ts";
import {
  decodeItem,
  decodeList,
  encodeItem,
  encodeList,
  type LinkPart,
  type LinkParts,
  shorten,
} from "../link-fragment.ts";
import { defineSlice, ids, type Keep, type ViewedDataset } from "./slice.ts";

/** Hidden values, by facet id ("kind", "predicate-family", "stance", "holder") and value id. Absent facet: none. */
export const hiddenSchema = v.record(v.string(), ids);
type Hidden = v.InferOutput<typeof hiddenSchema>;

/** What the legend hides: `hide.kind=office,person`. */
export const hiddenSlice = defineSlice({
  schema: hiddenSchema,
  standard: {},
  history: "undo",
  sceneWords: words.filters,
  write: (hidden) => writeFacets("hide", hidden),
  read: (parts) => {
    const hidden = readFacets("hide", parts);
    return Object.keys(hidden).length > 0 ? hidden : undefined;
  },
  fit: (hidden, dataset, keep) => fitFacets("hidden", hidden, dataset, keep),
  words: (hidden, { facets }) =>
    facets.flatMap(({ facet, values }) => {
      const isHidden = new Set(hidden[facet.id]);
      const out = values.filter(({ id }) => isHidden.has(id)).map(({ label }) => label);
      if (out.length === 0) return [];
      const kept = values.filter(({ id }) => !isHidden.has(id)).map(({ label }) => label);
      const title = facet.title();
      if (kept.length === 0) return [words.noneOf({ facet: title })];
      return kept.length <= out.length
        ? [words.keptOf({ facet: title, values: listText(kept) })]
        : [words.withoutSome({ facet: title, values: listText(out) })];
    }),
});

/** A part of a link per facet, in code unit order. */
export function writeFacets(prefix: string, hidden: Hidden): readonly LinkPart[] {
  return Object.keys(hidden)
    .sort()
    .map((facet) => [`${prefix}.${encodeItem(facet)}`, encodeList(hidden[facet] ?? [])]);
}

/** The facets of a link under a prefix. */
export function readFacets(prefix: string, { takeUnder, report }: LinkParts): Hidden {
  const hidden = takeUnder(prefix).flatMap(([facet, text]): [string, readonly string[]][] => {
    const [key, values] = [`${prefix}.${facet}`, decodeList(text)];
    if (facet === "") report("unknown-key", key, linkWords.unknownKey({ key: shorten(key) }));
    else if (values.length === 0) report("no-values", key, linkWords.noValues({ key: shorten(key) }));
    else return [[decodeItem(facet), values]];
    return [];
  });
  return Object.fromEntries(hidden);
}

/** Values sorted and no empty lists, as the legend's commands keep them, so that equal views have equal links. */
export function fitFacets(path: string, hidden: Hidden, { facets }: ViewedDataset, keep: Keep): Hidden {
  const tables = new Map(facets.map((table) => [table.facet.id, table.position]));
  const kept = keep(path, Object.keys(hidden), tables).flatMap((facet): [string, readonly string[]][] => {
    const values = keep(`${path}.${facet}`, hidden[facet] ?? [], tables.get(facet) ?? tables);
    return values.length > 0 ? [[facet, values.toSorted()]] : [];
  });
  return Object.fromEntries(kept);
}
