import type { Point } from "../../../drawing/edge-geometry.ts";
import type { Box } from "../../../drawing/label-placement.ts";
import type { Mark, MeasureText } from "../../../drawing/marks.ts";
import type { Size } from "../../../drawing/size.ts";
import { layOutLabels } from "../label-layout.ts";
import { captionMarks, labelMarks } from "../label-marks.ts";
import { LabelTexts } from "../label-texts.ts";
import { boundsOf, placeOf, type Rendering } from "../rendering.ts";
import { stageFor } from "../stage.ts";

/** A size of stage for which names are laid out; a still picture shows those of the largest one that its box holds. */
export interface NameStage {
  /** Least size of the box, in CSS pixels. */
  readonly least: Size;
  /** The size that names are laid out for: that of a common window. */
  readonly size: Size;
}

/** Stages in a phone's window, and in windows 1280, 1440 and 1920 CSS pixels wide. */
export const NAME_STAGES: readonly NameStage[] = [
  { least: { width: 0, height: 0 }, size: { width: 375, height: 640 } },
  { least: { width: 520, height: 480 }, size: { width: 655, height: 569 } },
  { least: { width: 770, height: 690 }, size: { width: 815, height: 749 } },
  { least: { width: 1100, height: 850 }, size: { width: 1295, height: 929 } },
];

/** Marks in CSS pixels around a point in layout space, and the stages, by number, on which they are seen. */
export interface Anchored {
  readonly at: Point;
  /** In the first rendering's colours. */
  readonly marks: readonly Mark[];
  /** The same in the colours of the second. */
  readonly others: readonly Mark[];
  readonly stages: readonly number[];
}

/** What is written, beneath the lines and above the entities. */
export interface Written {
  readonly beneath: readonly Anchored[];
  readonly above: readonly Anchored[];
}

/** Names, marks on lines and names of regions for every stage, each by what it belongs to. */
export function writtenOn(rendering: Rendering, other: Rendering, measure: MeasureText): Written {
  const texts = new LabelTexts(measure);
  const beneath = new Map<string, Anchored>();
  const above = new Map<string, Anchored>();
  for (const [number, { size }] of NAME_STAGES.entries()) {
    const stage = stageFor(boundsOf(rendering), size, null, rendering.knowledge.order);
    const layout = layOutLabels(rendering, stage, texts, overlaysOn(size));
    const bare = {
      ...layout,
      placed: [],
      lineMarks: [],
      pins: [],
      captions: [],
      headings: [],
      guides: [],
      letters: [],
    };
    const add = (to: Map<string, Anchored>, at: Point, draw: (rendering: Rendering) => readonly Mark[]) => {
      const pixel = stage.toPixels(at);
      const marks = draw(rendering).map((mark) => around(mark, pixel));
      const key = JSON.stringify([at, marks]);
      const stages = [...(to.get(key)?.stages ?? []), number];
      to.set(key, { at, marks, others: draw(other).map((mark) => around(mark, pixel)), stages });
    };
    const origin = stage.toPixels({ x: 0, y: 0 });
    const perPixel = 1 / (stage.toPixels({ x: 1, y: 0 }).x - origin.x);
    for (const caption of layout.captions) {
      const at = { x: (caption.x - origin.x) * perPixel, y: (origin.y - caption.y) * perPixel };
      add(beneath, at, (in_) => captionMarks(in_, { ...bare, captions: [caption] }));
    }
    for (const mark of layout.lineMarks) {
      const at = { x: (mark.x - origin.x) * perPixel, y: (origin.y - mark.y) * perPixel };
      add(above, at, (in_) => labelMarks(in_, { ...bare, lineMarks: [mark] }));
    }
    for (const letter of layout.letters)
      add(above, placeOf(rendering, letter.entity), (in_) => labelMarks(in_, { ...bare, letters: [letter] }));
    for (const label of layout.placed)
      add(above, placeOf(rendering, label.key), (in_) => labelMarks(in_, { ...bare, placed: [label] }));
  }
  return { beneath: [...beneath.values()], above: [...above.values()] };
}

/** A mark relative to a point, to a tenth of a pixel. */
function around(mark: Mark, { x, y }: Point): Mark {
  const tenths = (value: number) => Math.round(value * 10) / 10 + 0;
  if (mark.kind === "text") return { ...mark, x: tenths(mark.x - x), y: tenths(mark.y - y) };
  const at = mark.at ?? { x: 0, y: 0 };
  return { ...mark, at: { x: tenths(at.x - x), y: tenths(at.y - y) } };
}

/** About where counts and controls lie over a stage of the page: no name goes under them. */
function overlaysOn({ width, height }: Size): readonly Box[] {
  const isPhone = width <= 640 && height > width;
  const counts = { left: isPhone ? 14 : 26, top: 16, right: 280, bottom: 38 };
  const controls = isPhone
    ? { left: width - 292, top: height - 41, right: width - 8, bottom: height - 8 }
    : { left: width - 48, top: height - 296, right: width - 14, bottom: height - 14 };
  return [counts, controls];
}
