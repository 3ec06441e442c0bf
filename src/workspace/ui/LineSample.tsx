import { type LineLook, strokeOf } from "../../model/line-look.ts";
import type { LinePattern } from "../../model/signs.ts";

/** Lengths of dashes and gaps in CSS pixels. Dots are dashes of next to no length with round ends. */
const DASHES: Readonly<Record<Exclude<LinePattern, "hollow">, string | undefined>> = {
  solid: undefined,
  "long-dash": "9.5 3.5",
  "short-dash": "4.5 3",
  "dash-dot": "8 3 1.8 3",
  dots: "0.01 4",
};
const HEIGHT = 8;

/**
 * How a line of a stance is drawn, in the colour of the text around it, beside words that name the stance. A line that no
 * stance draws is thin and grey, whatever is around it.
 */
export function LineSample({ pattern: look, width = 42 }: { pattern: LineLook; width?: number }) {
  const { pattern, isThin } = strokeOf(look);
  return (
    <svg
      aria-hidden="true"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      fill="none"
      stroke={isThin ? "var(--mute)" : "currentColor"}
      data-look={look}
      style={{ flex: "none", display: "block" }}
    >
      {pattern === "hollow" ? (
        <rect x="1" y="2.25" width={width - 2} height="3.5" />
      ) : (
        <path
          d={`M1.5 4H${width - 1.5}`}
          strokeWidth={isThin ? 0.9 : pattern === "dots" ? 2.2 : 1.8}
          strokeDasharray={DASHES[pattern]}
          strokeLinecap={pattern === "dots" ? "round" : "butt"}
        />
      )}
    </svg>
  );
}
