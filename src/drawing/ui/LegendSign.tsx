import type { LegendEntry } from "../legend-entry.ts";
import { cssFont, type Mark } from "../marks.ts";

/** Height of a sign's box in CSS pixels. */
const HEIGHT = 16;

/** The sign of an entry of a legend, beside words on the page; its colours may be those of the theme by name. */
export function LegendSign({ entry: { width, sign } }: { entry: Pick<LegendEntry, "width" | "sign"> }) {
  return (
    <svg
      aria-hidden="true"
      width={width}
      height={HEIGHT}
      viewBox={`0 ${-HEIGHT / 2} ${width} ${HEIGHT}`}
      fill="none"
      style={{ flex: "none" }}
    >
      {sign.map((mark, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sign is always the same
        <SignMark key={nth} mark={mark} />
      ))}
    </svg>
  );
}

function SignMark({ mark }: { mark: Mark }) {
  if (mark.kind === "text")
    return (
      <text x={mark.x} y={mark.y} textAnchor={mark.anchor} style={{ fill: mark.fill, font: cssFont(mark.font) }}>
        {mark.text}
      </text>
    );
  return (
    <path
      d={mark.d}
      transform={mark.at && `translate(${mark.at.x} ${mark.at.y})`}
      strokeDasharray={mark.dash?.join(" ")}
      strokeWidth={mark.width}
      strokeLinecap={mark.isRound ? "round" : "butt"}
      opacity={mark.opacity}
      style={{ fill: mark.fill, stroke: mark.stroke }}
    />
  );
}
