import { isIn } from "../../derive/in-rectangle.ts";
import type { Point } from "../../drawing/edge-geometry.ts";
import { baselineAround, circlePath, type Mark } from "../../drawing/marks.ts";
import type { Heading } from "../../model/view-slices/headings.ts";
import { captionFont } from "./label-layout.ts";
import { CAPTION_INK, RECEDED } from "./label-marks.ts";
import type { DrawHeadings, Rendering } from "./rendering.ts";
import type { Stage } from "./stage.ts";

/** Where words of a heading may be, from their own place, in halves of their width and in their height. */
const SHIFTS = [0, -0.5, 0.5, -1, 1] as const;
/** Where the words of a circle may be on it, from their own place, in radians. */
const TURNS = Array.from({ length: 24 }, (_, at) => (at % 2 === 0 ? 1 : -1) * Math.ceil(at / 2) * (Math.PI / 12));
const GUIDE_WIDTH = 1.2;

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
  return {
    candidates: headings.map(({ text, at, guide }, number) => {
      const { x, y } = stage.toPixels({ x: at[0], y: at[1] });
      const form = { width: texts.widthOf(text, font), height: font.size };
      const spots = () =>
        guide.length === 3
          ? aroundRing(stage, guide, at)
          : SHIFTS.flatMap((up) =>
              SHIFTS.map((across) => ({ x: x + (across * form.width) / 2, y: y + up * form.height })),
            );
      return { key: firstKey - number, x, y, radius: 0, forms: [form], spots, isForced: false };
    }),
    guides: headings.flatMap(({ guide }): Mark[] => {
      const [x, y, across, up] = guide;
      if (x === undefined || y === undefined || across === undefined || guide.length > 4) return [];
      const at = stage.toPixels({ x, y });
      const to = stage.toPixels(up === undefined ? { x: x + across, y } : { x: across, y: up });
      const d = up === undefined ? circlePath(to.x - at.x) : `M0 0L${to.x - at.x} ${to.y - at.y}`;
      return [{ kind: "path", d, at, stroke: palette.rule, width: GUIDE_WIDTH }];
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

/** Places on a circle, those near to a point first. */
function aroundRing(stage: Stage, guide: Heading["guide"], at: Heading["at"]): Point[] {
  const [x = 0, y = 0, radius = 0] = guide;
  const own = Math.atan2(at[1] - y, at[0] - x);
  return TURNS.map((turn) =>
    stage.toPixels({ x: x + radius * Math.cos(own + turn), y: y + radius * Math.sin(own + turn) }),
  );
}
