import * as v from "valibot";
import { linkWords } from "../../words/en/links.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { shorten } from "../link-fragment.ts";
import { defineSlice, finite } from "./slice.ts";

/** The ways to look at a dataset that the canvas offers, in the order of its tabs. Links, scenes and files hold these names. */
export const VIEW_IDS = ["graph", "map", "timeline", "table", "matrix", "agreement"] as const;
export type ViewId = (typeof VIEW_IDS)[number];

/** Share of the width that the first of two views has: the least, what it is at first, and the greatest. */
export const VIEW_SHARE = { least: 0.2, standard: 0.5, most: 0.8 } as const;
const HALF = VIEW_SHARE.standard;

const viewId = v.picklist(VIEW_IDS);
const schema = v.pipe(
  v.strictObject({
    first: viewId,
    /** What is beside the first, on its right; null where that has the whole canvas. */
    second: v.nullable(viewId),
    /** Share of the width that the first of two has; of one alone it says nothing, and is half. */
    share: v.pipe(finite, v.minValue(VIEW_SHARE.least), v.maxValue(VIEW_SHARE.most)),
  }),
  v.check(({ first, second, share }) => first !== second && (second !== null || share === HALF)),
);

/** Which views are open: `views=matrix`, or two, the first with 40% of the width: `views=graph+matrix:40`. */
export const viewsSlice = defineSlice({
  schema,
  standard: { first: "graph", second: null, share: HALF },
  history: "navigation",
  sceneWords: words.views,
  write: ({ first, second, share }) => [
    ["views", second === null ? first : `${first}+${second}${writtenShare(share)}`],
  ],
  read: ({ take, report }) => {
    const text = take("views");
    if (text === undefined) return undefined;
    const [names = "", percent, ...more] = text.split(":");
    const [first, second = null, ...others] = names.split("+");
    const parsed = v.safeParse(schema, {
      first,
      second,
      share: percent === undefined ? HALF : Number(percent || Number.NaN) / 100,
    });
    if (parsed.success && more.length + others.length === 0) return parsed.output;
    report(
      "bad-views",
      "views",
      linkWords.badViews({ text: shorten(text) }),
      linkWords.mustLookLike({ example: "graph+matrix:40" }),
    );
    return undefined;
  },
});

function writtenShare(share: number): string {
  const percent = Math.round(100 * share);
  return percent === 100 * HALF ? "" : `:${percent}`;
}
