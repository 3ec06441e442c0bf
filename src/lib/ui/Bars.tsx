import type { PointerEvent } from "react";
import {
  type Bar,
  type BarFill,
  type BarPiece,
  BREAK_AT,
  breakAcross,
  countOf,
  LINE_SHARE,
  LINES_AT,
  longestOf,
  piecesOf,
} from "../bars.ts";
import { asOneRow, asOneStop } from "./as-one-stop.ts";
import styles from "./Bars.module.css";
import kit from "./kit.module.css";

/** A pointer that stays within this many pixels presses a bar; beyond, it sweeps over several. */
const CLICK_SLOP = 4;
const ENDS = ["pointerup", "pointercancel"] as const;
/** Thickness of a bar in a row, in CSS pixels. */
const THICKNESS = 12;
/** Share of its room that a column takes. */
const COLUMN = 0.86;
/** Width of a column that is on no axis, in CSS pixels. */
const APART = 18;

interface Shared<Of extends Bar = Bar> {
  /** What all bars together are called. */
  readonly label: string;
  readonly bars: readonly Of[];
  /** Of each part, see `Bar`. */
  readonly fills: readonly BarFill[];
  /** Whether a bar is chosen, by a filter or a selection. */
  readonly chosen: (bar: Of) => boolean;
  readonly onPress: (bar: Of) => void;
}

/**
 * Bars side by side on an axis, from its beginning on the left; points where they are. A bar is pressed by pointer or by
 * key; all of them are one stop of the Tab key. A pointer that is dragged sweeps over several.
 * @param apart bars that are not on the axis, as of what is not stated: they stand after a gap.
 * @param ticks what is written under the bars, each at a share of the axis.
 */
export function BarColumns<Of extends Bar>({
  label,
  bars,
  apart = [],
  fills,
  height,
  ticks,
  chosen,
  onPress,
  onSweep,
  onSwept,
}: Shared<Of> & {
  readonly apart?: readonly Of[];
  /** In CSS pixels. */
  readonly height: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly onSweep?: (first: Of, last: Of) => void;
  /** The sweep is over. */
  readonly onSwept?: () => void;
}) {
  // What is apart may be far more than all the others: it is then broken, and the others are seen.
  const longest = longestOf(bars);
  const press = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !event.isPrimary || bars.length === 0 || onSweep === undefined) return;
    const plot = event.currentTarget;
    const { clientX: begun, pointerId } = event;
    const barAt = (x: number) => {
      const { left, width } = plot.getBoundingClientRect();
      const at = Math.floor(((x - left) / width) * bars.length);
      return Math.min(Math.max(at, 0), bars.length - 1);
    };
    let hasMoved = false;
    const move = ({ clientX: x }: { readonly clientX: number }) => {
      if (!hasMoved && Math.abs(x - begun) <= CLICK_SLOP) return;
      // From now on it is no press of the bar that it began on.
      if (!hasMoved) plot.setPointerCapture(pointerId);
      hasMoved = true;
      const [one, other] = [barAt(begun), barAt(x)];
      onSweep(bars[Math.min(one, other)] as Of, bars[Math.max(one, other)] as Of);
    };
    const end = () => {
      window.removeEventListener("pointermove", move);
      for (const kind of ENDS) window.removeEventListener(kind, end);
      if (hasMoved) onSwept?.();
    };
    // A fast pointer is beyond the bars before it is heard of here.
    window.addEventListener("pointermove", move);
    for (const kind of ENDS) window.addEventListener(kind, end);
  };
  const columns = (some: readonly Of[]) =>
    some.map((bar, at) => {
      const middle = bar.point?.across ?? (at + 0.5) / some.length;
      return (
        countOf(bar) > 0 && (
          <button
            key={bar.key}
            type="button"
            className={styles.column}
            style={{ left: percent(middle - 0.5 / some.length), width: percent(1 / some.length) }}
            aria-label={bar.name}
            aria-pressed={chosen(bar)}
            title={bar.name}
            onClick={() => onPress(bar)}
          />
        )
      );
    });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in columns in every browser
    <div role="group" aria-label={label} className={styles.columns} ref={asOneRow}>
      {bars.length > 0 && (
        <div className={styles.axis}>
          <div
            role="presentation"
            className={styles.plot}
            style={{ height }}
            data-swept={onSweep !== undefined || undefined}
            onPointerDown={press}
          >
            <Drawing bars={bars} fills={fills} height={height} longest={longest} />
            {columns(bars)}
          </div>
          {ticks.length > 0 && (
            <div className={styles.ticks} aria-hidden="true">
              {ticks.map(({ at, text }) => (
                <span key={`${at} ${text}`} style={{ left: percent(at) }}>
                  {text}
                </span>
              ))}
            </div>
          )}
        </div>
      )}
      {apart.map((bar) => (
        <div key={bar.key} className={styles.apart}>
          <div className={styles.plot} style={{ height }}>
            <Drawing bars={[bar]} fills={fills} height={height} longest={Math.max(longest, countOf(bar))} />
            {countOf(bar) > longest && (
              <svg width={APART} height={height} className={styles.break} aria-hidden="true">
                <path d={breakAcross(0, APART, (1 - BREAK_AT) * height)} />
              </svg>
            )}
            {columns([bar])}
          </div>
        </div>
      ))}
    </div>
  );
}

function Drawing({
  bars,
  fills,
  height,
  longest,
}: Pick<Shared, "bars" | "fills"> & { readonly height: number; readonly longest: number }) {
  const points = bars.flatMap(({ key, point }) => (point === undefined ? [] : [{ key, ...point }]));
  return (
    <svg width="100%" height={height} aria-hidden="true">
      {points.slice(1).map(({ key, across, up }, before) => {
        const last = points[before] as (typeof points)[number];
        const corner = { x: percent(across), y: percent(1 - last.up) };
        return (
          <g key={key} className={styles.steps}>
            <line x1={percent(last.across)} y1={corner.y} x2={corner.x} y2={corner.y} />
            <line x1={corner.x} y1={corner.y} x2={corner.x} y2={percent(1 - up)} />
          </g>
        );
      })}
      {points.map(({ key, across, up }) => (
        <circle key={key} cx={percent(across)} cy={percent(1 - up)} r="2.5" className={styles.full} />
      ))}
      {bars.map((bar, at) =>
        bar.point !== undefined
          ? null
          : piecesOf(bar, longest).map(({ part, from, to }) => (
              <rect
                key={`${bar.key} ${part}`}
                x={percent((at + (1 - COLUMN) / 2) / bars.length)}
                width={percent(COLUMN / bars.length)}
                y={percent(1 - to)}
                // What counts one of many is still seen.
                style={{ height: `max(1px, ${percent(to - from)})` }}
                className={fills[part] === "hollow" ? styles.hollow : styles.full}
              />
            )),
      )}
    </svg>
  );
}

/**
 * Bars below each other, each with its words before it and its number after it, from the side where the page begins. A bar
 * is pressed by pointer or by key; all of them are one stop of the Tab key.
 * @param labelOf the words of a bar, and its number; both are part of its name.
 */
export function BarRows<Of extends Bar>({
  label,
  bars,
  fills,
  longest,
  labelOf,
  chosen,
  onPress,
}: Shared<Of> & {
  /** What a bar counts that reaches from end to end; null where each does. */
  readonly longest: number | null;
  readonly labelOf: (bar: Of) => { readonly words: string; readonly count: string };
}) {
  return (
    <ul className={styles.rows} aria-label={label} ref={asOneStop}>
      {bars.map((bar) => {
        const { words, count } = labelOf(bar);
        return (
          <li key={bar.key} className={kit.member}>
            <button
              type="button"
              className={`${kit.press} ${styles.row}`}
              aria-label={bar.name}
              aria-pressed={chosen(bar)}
              title={bar.name}
              disabled={countOf(bar) === 0}
              onClick={() => onPress(bar)}
            >
              {/* The spaces are for what reads the words without their places. */}
              <bdi className={kit.cut}>{words}</bdi>{" "}
              <svg width="100%" height={THICKNESS} aria-hidden="true">
                {piecesOf(bar, longest ?? countOf(bar)).map((piece) => (
                  <Piece key={piece.part} piece={piece} fill={fills[piece.part] ?? "full"} />
                ))}
              </svg>
              <span className={styles.count}>{count}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** How a part of a bar is filled, beside words that name it. */
export function BarSign({ fill }: { readonly fill: BarFill }) {
  return (
    <svg width={34} height={THICKNESS} aria-hidden="true" className={styles.sign}>
      <Piece piece={{ part: 0, from: 0, to: 1 }} fill={fill} />
    </svg>
  );
}

function Piece({ piece: { from, to }, fill }: { readonly piece: BarPiece; readonly fill: BarFill }) {
  const style = { width: `max(1px, ${percent(to - from)})` };
  const box = { x: percent(from), y: 0.5, height: THICKNESS - 1, style };
  if (typeof fill === "string") return <rect {...box} className={fill === "full" ? styles.full : styles.hollow} />;
  return (
    <g className={fill.isFaint ? styles.faint : styles.lines}>
      {LINES_AT.map((at) => (
        <line
          key={at}
          x1={percent(from)}
          x2={percent(to)}
          y1={at * THICKNESS}
          y2={at * THICKNESS}
          strokeWidth={LINE_SHARE * THICKNESS}
          strokeDasharray={fill.dash.join(" ")}
          strokeLinecap={fill.isRound ? "round" : "butt"}
        />
      ))}
      <rect {...box} className={styles.rim} />
    </g>
  );
}

/**
 * A span of a scale with a mark on it, as of the best and the worst rank and the one now; the words beside it say the same.
 * All as shares of the scale.
 */
export function SpanBar({ from, to, at }: { readonly from: number; readonly to: number; readonly at: number }) {
  return (
    <svg width="100%" height={THICKNESS} aria-hidden="true" className={styles.span}>
      <line x1="0" x2="100%" y1={THICKNESS / 2} y2={THICKNESS / 2} className={styles.scale} />
      <rect
        x={percent(from)}
        y={THICKNESS / 2 - 2}
        height={4}
        style={{ width: `max(1px, ${percent(to - from)})` }}
        className={styles.full}
      />
      <circle cx={percent(at)} cy={THICKNESS / 2} r={THICKNESS / 2 - 1.5} className={styles.mark} />
    </svg>
  );
}

function percent(share: number): string {
  return `${Math.round(1e4 * share) / 100}%`;
}
