import * as v from "valibot";
import { decodeList, encodeList, quote } from "../link-fragment.ts";
import { defineSlice, ids } from "./slice.ts";

/** Widest neighbourhood that a view can focus on, in hops. */
export const MAX_HOPS = 4;
/** Narrowest: the chosen entities alone, and the claims among them. */
export const MIN_HOPS = 0;
/** Most entities that a focus is described by; of more, the number is said. */
const MOST_NAMES = 12;

/** Neighbourhood that everything else is hidden around; null shows the whole graph: `focus=e.iran,e.israel~2`. */
export const focusSlice = defineSlice({
  schema: v.nullable(
    v.strictObject({
      entities: ids,
      hops: v.pipe(v.number(), v.integer(), v.minValue(MIN_HOPS), v.maxValue(MAX_HOPS)),
    }),
  ),
  standard: null,
  history: "navigation",
  sceneWords: "neighbourhood",
  write: (focus) => (focus === null ? [] : [["focus", `${encodeList(focus.entities)}~${focus.hops}`]]),
  read: ({ take, report }) => {
    const text = take("focus");
    if (text === undefined) return undefined;
    const [, list, depth] = /^(.*)~(\d)$/s.exec(text) ?? [];
    const [entities, hops] = [decodeList(list), Number(depth)];
    if (entities.length > 0 && hops >= MIN_HOPS && hops <= MAX_HOPS) return { entities, hops };
    report("bad-focus", "focus", `The focus ${quote(text)} cannot be read.`, `it must look like "e.name~2"`);
    return undefined;
  },
  fit: (focus, dataset, keep) => {
    const entities = keep("focus", focus?.entities ?? [], dataset.entities);
    return focus === null || entities.length === 0 ? null : { entities, hops: focus.hops };
  },
  words: (focus, dataset) => {
    if (focus === null) return [];
    const named = focus.entities.slice(0, MOST_NAMES).map((id) => dataset.labelOf(id));
    const rest = focus.entities.length - named.length;
    const centres = `${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
    const reach = focus.hops === 1 ? "1 hop around" : `${focus.hops} hops around`;
    return [`${focus.hops === 0 ? "only" : reach} ${centres}`];
  },
});
