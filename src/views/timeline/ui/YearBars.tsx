import { memo, useId } from "react";
import type { Histogram } from "../histogram.ts";
import styles from "./TimeBar.module.css";

/** Pixels that the tallest bar leaves free above it. */
const HEADROOM = 2;
const LEAST_BAR_HEIGHT = 2;

interface Part {
  readonly name: string;
  readonly counts: readonly Uint32Array[];
  readonly className: string | undefined;
  readonly isHatched: boolean;
}

/**
 * The bars, each stacked from the baseline up: certain in solid ink, possible hatched, then what the range hides, pale.
 * One path per part, however many claims there are. Decoration: the numbers are also given as text.
 */
export const YearBars = memo(function YearBars({
  histogram,
  width,
  height,
}: {
  histogram: Histogram;
  width: number;
  height: number;
}) {
  const hatch = useId();
  const { certainShown, possibleShown, certainOutside, possibleOutside } = histogram;
  const parts: readonly Part[] = [
    { name: "certain", counts: [certainShown], className: styles.certain, isHatched: false },
    { name: "possible", counts: [possibleShown], className: undefined, isHatched: true },
    { name: "outside", counts: [certainOutside, possibleOutside], className: styles.outside, isHatched: false },
  ];
  const paths = stackedPaths(
    parts.map(({ counts }) => counts),
    width,
    height,
  );
  return (
    <svg className={styles.bars} width={width} height={height} aria-hidden="true">
      <defs>
        <pattern id={hatch} width="3.5" height="3.5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="3.5" height="3.5" className={styles.hatchGround} />
          <rect width="1.3" height="3.5" className={styles.hatchLine} />
        </pattern>
      </defs>
      {parts.map(({ name, className, isHatched }, part) => (
        <path key={name} className={className} d={paths[part]} fill={isHatched ? `url(#${hatch})` : undefined} />
      ))}
    </svg>
  );
});

/** One SVG path per part, made of a rectangle per bin that has any; edges on whole pixels, so that they are sharp. */
function stackedPaths(parts: readonly (readonly Uint32Array[])[], width: number, height: number): readonly string[] {
  const binCount = parts[0]?.[0]?.length ?? 0;
  const countIn = (part: readonly Uint32Array[], bin: number) =>
    part.reduce((sum, counts) => sum + (counts[bin] as number), 0);
  let most = 0;
  for (let bin = 0; bin < binCount; bin++)
    most = Math.max(
      most,
      parts.reduce((sum, part) => sum + countIn(part, bin), 0),
    );
  const scale = most === 0 ? 0 : (height - HEADROOM) / most;
  const step = width / binCount;
  const gap = step > 8 ? Math.min(8, Math.round(step * 0.28)) : step > 3 ? 1 : 0;
  const paths = parts.map(() => "");
  for (let bin = 0; bin < binCount; bin++) {
    const left = Math.round(bin * step + gap / 2);
    const right = Math.max(left + 1, Math.round((bin + 1) * step - gap / 2));
    let count = 0;
    let base = height;
    parts.forEach((part, index) => {
      const more = countIn(part, bin);
      if (more === 0) return;
      count += more;
      const top = Math.min(Math.round(height - count * scale), base - LEAST_BAR_HEIGHT);
      paths[index] += `M${left} ${base}V${top}H${right}V${base}Z`;
      base = top;
    });
  }
  return paths;
}
