import { isIn } from "../../derive/in-rectangle.ts";
import type { Point } from "../../drawing/edge-geometry.ts";
import type { LabelSize } from "../../drawing/label-placement.ts";
import { baselineAround, circlePath, type Mark } from "../../drawing/marks.ts";
import { mix } from "../../lib/mix-colours.ts";
import type { Heading } from "../../model/view-slices/headings.ts";
import { captionFont } from "./label-layout.ts";
import { CAPTION_INK, RECEDED } from "./label-marks.ts";
import type { DrawHeadings, Rendering } from "./rendering.ts";
import type { Stage } from "./stage.ts";

/** Where words of a heading may be, from their own place, in halves of their width and in their height, downwards. */
const ACROSS = [0, -0.5, 0.5, -1, 1] as const;
const DOWN = [0, -0.4, 0.4, -0.8, 0.8, -1.1, 1.1, -1.75] as const;
/** More places side by side over something wide, as a band is, in halves of their width; at most so many to either side. */
const MOST_ALONG = 24;
/** Where the words of a circle may be, outwards from it, in their height; within the innermost is only what it is around. */
const OUTWARDS = { all: [0, -1, 1], innermost: [0, -1, 1, -2, -3] } as const;
/** Where the words of a circle may be on it, from their own place, in radians. */
const TURNS = Array.from({ length: 48 }, (_, at) => (at % 2 === 0 ? 1 : -1) * Math.ceil(at / 2) * (Math.PI / 24));
const GUIDE_WIDTH = 1.2;
/** How much of a guide's colour is that of secondary text. */
const GUIDE_INK = 0.38;
/** How far from the upper edge of a stage words stand as long as their own place is no farther beyond it, in their height. */
const FROM_EDGE = 1.6;

/** Headings over something that is shown. */
export function shownHeadings({ headings, entityMask, places }: Rendering): readonly Heading[] {
  return headings.filter(({ over }) => entityMask.some((shown, e) => shown === 1 && isIn(over, places, e)));
}

/**
 * Draws the headings of a layout: their guides beneath everything, their words among the lines, where there is room. They
 * give way to the names of the heaviest entities, and all others to them.
 */
export const drawHeadings: DrawHeadings = (rendering, stage, texts, scale, firstKey) => {
  const headings = shownHeadings(rendering);
  const font = captionFont(scale);
  const { palette, emphasis } = rendering;
  const innermost = Math.min(...headings.flatMap(({ guide }) => (guide.length === 3 ? (guide[2] ?? []) : [])));
  return {
    candidates: headings.map(({ text, at, over, guide }, number) => {
      const { x, y } = stage.toPixels({ x: at[0], y: at[1] });
      const form = { width: texts.widthOf(text, font), height: font.size };
      const spots = () =>
        guide.length === 3
          ? aroundRing(stage, guide, at, form.height, OUTWARDS[guide[2] === innermost ? "innermost" : "all"])
          : placesOver(stage, over, { x, y }, form);
      return { key: firstKey - number, x, y, radius: 0, forms: [form], spots, isForced: false };
    }),
    guides: headings.flatMap(({ guide }): Mark[] => {
      const [x, y, across, up] = guide;
      if (x === undefined || y === undefined || across === undefined || guide.length > 4) return [];
      const at = stage.toPixels({ x, y });
      const to = stage.toPixels(up === undefined ? { x: x + across, y } : { x: across, y: up });
      const d = up === undefined ? circlePath(to.x - at.x) : `M0 0L${to.x - at.x} ${to.y - at.y}`;
      return [{ kind: "path", d, at, stroke: mix(palette.mute, palette.paper, GUIDE_INK), width: GUIDE_WIDTH }];
    }),
    words: (placed) =>
      placed.flatMap(({ key, left, right, top, bottom }): Mark[] => {
        const heading = headings[firstKey - key];
        if (heading === undefined) return [];
        return [
          {
            kind: "text",
            text: heading.text,
            font,
            x: (left + right) / 2,
            y: baselineAround((top + bottom) / 2, font.size),
            anchor: "middle",
            fill: palette.mute,
            halo: palette.paper,
            opacity: emphasis.isActive ? RECEDED : CAPTION_INK,
          },
        ];
      }),
  };
};

/** Places around a heading's own, those at the same height first; over something wide, anywhere along it. */
function placesOver(stage: Stage, over: Heading["over"], { x, y }: Point, { width, height }: LabelSize): Point[] {
  const [left, right] = [stage.toPixels({ x: over[0], y: 0 }).x, stage.toPixels({ x: over[2], y: 0 }).x];
  const along = Array.from({ length: 2 * MOST_ALONG }, (_, at) => (at % 2 === 0 ? -1 : 1) * (2 + (at >> 1)));
  const across = [...ACROSS, ...along].map((shift) => x + (shift * width) / 2);
  const edge = y > -FROM_EDGE * height ? FROM_EDGE * height : -Infinity;
  const isOver = (place: number, at: number) => at < ACROSS.length || (place > left && place < right);
  return DOWN.flatMap((down) =>
    across.filter(isOver).map((place) => ({ x: place, y: Math.max(edge, y + down * height) })),
  );
}

/** Places on a circle, those near to a point first, then beside it. */
function aroundRing(
  stage: Stage,
  guide: Heading["guide"],
  at: Heading["at"],
  height: number,
  outwards: readonly number[],
): Point[] {
  const [x = 0, y = 0, radius = 0] = guide;
  const own = Math.atan2(at[1] - y, at[0] - x);
  const middle = stage.toPixels({ x, y });
  return outwards.flatMap((out) =>
    TURNS.map((turn) => {
      const on = stage.toPixels({ x: x + radius * Math.cos(own + turn), y: y + radius * Math.sin(own + turn) });
      const share = (out * height) / Math.hypot(on.x - middle.x, on.y - middle.y);
      return { x: on.x + share * (on.x - middle.x), y: on.y + share * (on.y - middle.y) };
    }),
  );
}
