import * as v from "valibot";
import { linkWords } from "../../words/en/links.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { readNumber, shorten } from "../link-fragment.ts";
import { defineSlice, finite } from "./slice.ts";

const cameraSchema = v.strictObject({
  /** Centre, in layout space. */
  x: finite,
  y: finite,
  /** Layout units per canvas width; smaller is nearer. */
  ratio: v.pipe(finite, v.gtValue(0)),
});
type Camera = v.InferOutput<typeof cameraSchema>;

/** Where the camera is; null shows the whole graph: `cam=1.2,3.4,8`. */
export const cameraSlice = defineSlice({
  schema: v.nullable(cameraSchema),
  standard: null,
  history: "none",
  sceneWords: words.camera,
  write: (camera) => (camera === null ? [] : [["cam", Object.values(roundCamera(camera)).join(",")]]),
  read: ({ take, report }) => {
    const text = take("cam");
    if (text === undefined) return undefined;
    const [x = null, y = null, ratio = null, ...more] = text.split(",").map(readNumber);
    if (x !== null && y !== null && ratio !== null && ratio > 0 && more.length === 0) return { x, y, ratio };
    report(
      "bad-camera",
      "cam",
      linkWords.badCamera({ text: shorten(text) }),
      linkWords.mustLookLike({ example: "1.2,3.4,8" }),
    );
    return undefined;
  },
  isSame: isSameFrame,
});

/** The camera as a link keeps it: its width to 4 digits, its centre to a thousandth of the width's order of magnitude. */
export function roundCamera({ x, y, ratio }: Camera): Camera {
  const width = Number(ratio.toPrecision(4));
  const decimals = Math.min(15, Math.max(0, 3 - Math.floor(Math.log10(width))));
  return { x: Number(x.toFixed(decimals)) + 0, y: Number(y.toFixed(decimals)) + 0, ratio: width };
}

/** How far two cameras may lie apart and still show the same, as a share of what they show. */
const SAME_FRAME = 0.01;

/** Whether two cameras show the same, but for differences that nobody sees. */
export function isSameFrame(a: Camera | null, b: Camera | null): boolean {
  if (a === null || b === null) return a === b;
  const most = SAME_FRAME * a.ratio;
  return Math.abs(a.x - b.x) <= most && Math.abs(a.y - b.y) <= most && Math.abs(a.ratio - b.ratio) <= most;
}
