import * as v from "valibot";
import { linkWords } from "../../words/en/links.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { listText } from "../../words/numbers.ts";
import { decodeList, encodeList, shorten } from "../link-fragment.ts";
import { defineSlice, ids } from "./slice.ts";

/** Widest neighbourhood that a view can focus on, in hops. */
export const MAX_HOPS = 4;
/** Narrowest: the chosen entities alone, and the claims among them. */
export const MIN_HOPS = 0;
/** Most entities that the description of a focus names; the others are counted. */
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
  sceneWords: words.focus,
  write: (focus) => (focus === null ? [] : [["focus", `${encodeList(focus.entities)}~${focus.hops}`]]),
  read: ({ take, report }) => {
    const text = take("focus");
    if (text === undefined) return undefined;
    const [, list, depth] = /^(.*)~(\d)$/s.exec(text) ?? [];
    const [entities, hops] = [decodeList(list), Number(depth)];
    if (entities.length > 0 && hops >= MIN_HOPS && hops <= MAX_HOPS) return { entities, hops };
    report(
      "bad-focus",
      "focus",
      linkWords.badFocus({ text: shorten(text) }),
      linkWords.mustLookLike({ example: "e.name~2" }),
    );
    return undefined;
  },
  fit: (focus, dataset, keep) => {
    const entities = keep("focus", focus?.entities ?? [], dataset.entities);
    return focus === null || entities.length === 0 ? null : { entities, hops: focus.hops };
  },
  words: (focus, dataset) => {
    if (focus === null) return [];
    const named = focus.entities.slice(0, MOST_NAMES).map((id) => dataset.labelOf(id));
    const more = focus.entities.length - named.length;
    const entities = more > 0 ? words.andMore({ names: listText(named, "comma"), more }) : listText(named);
    return [words.aroundEntities({ hops: focus.hops, entities })];
  },
});
