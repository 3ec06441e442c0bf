import type { LegendGroup } from "../legend-entry.ts";
import { cssFont, type Mark } from "../marks.ts";
import styles from "./SignKey.module.css";

/** Height of a sign in CSS pixels. */
const HEIGHT = 18;

/** What the signs of a drawing mean, as a list beside it: each sign as it is drawn, and its label. */
export function SignKey({ groups }: { groups: readonly LegendGroup[] }) {
  return (
    <ul className={styles.key}>
      {groups.flatMap(({ entries }) =>
        entries.map(({ label, width, sign }) => (
          <li key={label}>
            <svg
              width={width}
              height={HEIGHT}
              viewBox={`0 ${-HEIGHT / 2} ${width} ${HEIGHT}`}
              fill="none"
              aria-hidden="true"
            >
              {sign.map((mark, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the marks of a sign have no names
                <SignMark key={at} mark={mark} />
              ))}
            </svg>
            {label}
          </li>
        )),
      )}
    </ul>
  );
}

function SignMark({ mark }: { mark: Mark }) {
  if (mark.kind === "text")
    return (
      <text x={mark.x} y={mark.y} textAnchor={mark.anchor} fill={mark.fill} style={{ font: cssFont(mark.font) }}>
        {mark.text}
      </text>
    );
  const { d, at = { x: 0, y: 0 }, fill, stroke, width = 1, dash, isRound, opacity } = mark;
  return (
    <path
      d={d}
      transform={`translate(${at.x} ${at.y})`}
      fill={fill}
      stroke={stroke}
      strokeWidth={width}
      strokeDasharray={dash?.join(" ")}
      strokeLinecap={isRound ? "round" : undefined}
      opacity={opacity}
    />
  );
}
