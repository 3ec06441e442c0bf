import * as v from "valibot";
import { linkWords } from "../../words/en/links.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { decodeItem, encodeItem, readNumber, shorten } from "../link-fragment.ts";
import { text } from "../plain-schemas.ts";
import { point, roundPlace } from "./moved.ts";
import { defineSlice, finite } from "./slice.ts";

/** What a layout has written over a part of what it placed. All numbers are in layout space. */
const headingSchema = v.strictObject({
  text,
  at: point,
  /** The rectangle of what it stands over: left, low, right, high. It is written where something there is shown. */
  over: v.pipe(v.tuple([finite, finite, finite, finite]), v.readonly()),
  /**
   * By what places are read there: a straight line, by both of its ends; a circle, by its centre and radius; with any other
   * number of numbers, nothing.
   */
  guide: v.pipe(v.array(finite), v.readonly()),
});
export type Heading = v.InferOutput<typeof headingSchema>;

/** Headings of the layout that moved entities last: `heads=People:0:9:-2:-9:2:8,2%20claims%20away:0:5:-5:-5:5:5:0:0:5`. */
export const headingsSlice = defineSlice({
  schema: v.pipe(v.array(headingSchema), v.readonly()),
  standard: [],
  history: "undo",
  sceneWords: words.headings,
  write: (headings) => [
    [
      "heads",
      headings
        .map(({ text: said, at, over, guide }) =>
          [encodeItem(said), ...[...at, ...over, ...guide].map(roundPlace)].join(":"),
        )
        .join(","),
    ],
  ],
  read: ({ take, report }) => {
    const headings = take("heads")
      ?.split(",")
      .flatMap((item) => {
        const [said = "", ...rest] = item.split(":");
        const numbers = rest.map(readNumber);
        const [at, over, guide] = [numbers.slice(0, 2), numbers.slice(2, 6), numbers.slice(6)];
        const parsed = v.safeParse(headingSchema, { text: decodeItem(said), at, over, guide });
        if (parsed.success) return [parsed.output];
        report("bad-place", "heads", linkWords.badPosition({ text: shorten(item) }));
        return [];
      });
    return headings?.length ? headings : undefined;
  },
});
