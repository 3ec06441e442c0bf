import * as v from "valibot";
import { linkWords } from "../../words/en/links.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { readNumber, shorten } from "../link-fragment.ts";
import { defineSlice, finite } from "./slice.ts";
import { VIEW_IDS, type ViewId } from "./views.ts";

/** Greatest magnification. */
export const MOST_ZOOM = 4_096;

/** What of a drawing is in sight, whatever size it is drawn in. */
export const zoomSchema = v.strictObject({
  /** Centre of what is in sight, as a share of the whole drawing's width and height. */
  x: v.pipe(finite, v.minValue(0), v.maxValue(1)),
  y: v.pipe(finite, v.minValue(0), v.maxValue(1)),
  /** Magnification; at 1 the whole width is in sight. */
  by: v.pipe(finite, v.minValue(1), v.maxValue(MOST_ZOOM)),
});
export type Zoom = v.InferOutput<typeof zoomSchema>;

const schema = v.pipe(
  v.strictObject(
    Object.fromEntries(VIEW_IDS.map((id) => [id, v.exactOptional(zoomSchema)])) as Record<
      ViewId,
      v.ExactOptionalSchema<typeof zoomSchema, undefined>
    >,
  ),
  v.readonly(),
);

/** What of each view but the graph is in sight; a view that is absent shows the whole: `zoom.matrix=0.5,0.25,4`. */
export const zoomsSlice = defineSlice({
  schema,
  standard: {},
  history: "none",
  sceneWords: words.zooms,
  write: (zooms) =>
    VIEW_IDS.flatMap((id) => {
      const zoom = zooms[id];
      return zoom === undefined ? [] : [[`zoom.${id}`, Object.values(roundZoom(zoom)).join(",")] as const];
    }),
  read: ({ takeUnder, report }) => {
    const zooms: { [Id in ViewId]?: Zoom } = {};
    for (const [id, text] of takeUnder("zoom")) {
      const [x, y, by, ...more] = text.split(",").map(readNumber);
      const parsed = v.safeParse(zoomSchema, { x, y, by });
      const view = VIEW_IDS.find((known) => known === id);
      if (view !== undefined && parsed.success && more.length === 0) zooms[view] = parsed.output;
      else
        report(
          "bad-zoom",
          `zoom.${id}`,
          linkWords.badZoom({ text: shorten(text), view: shorten(id) }),
          linkWords.mustLookLike({ example: "0.5,0.25,4" }),
        );
    }
    return Object.keys(zooms).length === 0 ? undefined : zooms;
  },
  isSame: (a, b) => VIEW_IDS.every((id) => isSameZoom(a[id], b[id])),
});

/** What is in sight as a link keeps it: to a ten-thousandth of the magnified drawing. */
export function roundZoom({ x, y, by }: Zoom): Zoom {
  const decimals = 4 + Math.ceil(Math.log10(by));
  return { x: Number(x.toFixed(decimals)), y: Number(y.toFixed(decimals)), by: Number(by.toPrecision(4)) };
}

/** How far two may lie apart and still show the same, as a share of what they show. */
const SAME_SIGHT = 0.01;

function isSameZoom(a: Zoom | undefined, b: Zoom | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const most = SAME_SIGHT / a.by;
  return Math.abs(a.x - b.x) <= most && Math.abs(a.y - b.y) <= most && Math.abs(a.by / b.by - 1) <= SAME_SIGHT;
}
