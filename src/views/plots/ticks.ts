import type { PlotBar } from "./plot.ts";

/** Between two labels, in CSS pixels. */
const GAP = 12;

/** A label under an axis, around a share of its width. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/**
 * What is written under bars on an axis of a width, in CSS pixels, so that nothing touches: under every one, second, third
 * and so on, in its middle if it counts one value, else where its values begin. Points are labelled from the first on.
 */
export function ticksOf(bars: readonly PlotBar[], width: number, measure: (text: string) => number): readonly Tick[] {
  const ticks = bars.map(({ label, what, point }, nth): Tick => {
    const at = point?.across ?? (nth + (label === what ? 0.5 : 0)) / bars.length;
    return { at, text: label };
  });
  if (bars.some(({ point }) => point !== undefined)) {
    let free = -Infinity;
    return ticks.filter(({ at, text }) => {
      const half = measure(text) / 2;
      if (at * width - half < free) return false;
      free = at * width + half + GAP;
      return true;
    });
  }
  const widest = Math.max(0, ...ticks.map(({ text }) => measure(text))) + GAP;
  const every = Math.max(1, Math.ceil((widest * bars.length) / width));
  return ticks.filter((_, nth) => nth % every === 0);
}
