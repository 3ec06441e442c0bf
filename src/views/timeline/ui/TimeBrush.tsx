import { type PointerEvent, type RefObject, useRef, useState } from "react";
import { setTimeWindow } from "../../../features/filters/filter-commands.ts";
import kit from "../../../lib/ui/kit.module.css";
import type { TimeWindow } from "../../../model/view-state.ts";
import { timelineWords as words } from "../../../words/en/timeline.ts";
import { useWorkspace } from "../../../workspace/ui/workspace-context.tsx";
import {
  binOfYear,
  windowOfYears,
  type YearAxis,
  type Years,
  yearCount,
  yearInWords,
  yearsOfBin,
  yearsOfWindow,
} from "../year-axis.ts";
import styles from "./TimeBar.module.css";

/** A pointer that stays within this many pixels clicks; beyond, it drags. */
const CLICK_SLOP = 4;

interface Gesture {
  readonly startX: number;
  readonly startYear: number;
  readonly startYears: Years;
  /** Drags the window along; otherwise sweeps a new one. */
  readonly carriesWindow: boolean;
  hasMoved: boolean;
}

/**
 * The time range over the bars: two handles for mouse, touch and keys, a band that is dragged along, a click on a bar
 * that narrows the window to it, a sweep over the rest that draws a new one, and a double click that opens it again.
 * What is done in one go is one undo step: a drag, or a key held down.
 */
export function TimeBrush({
  axis,
  time,
  width,
  hasBar,
  onHover,
  fromInput,
  describedBy,
}: {
  axis: YearAxis;
  time: TimeWindow;
  /** Of the axis on screen, in pixels. */
  width: number;
  /** Whether a bin has a bar that can be clicked. */
  hasBar: (bin: number) => boolean;
  /** Says which bar the pointer is over; null for none. */
  onHover: (bin: number | null) => void;
  fromInput: RefObject<HTMLInputElement | null>;
  describedBy: string;
}) {
  const workspace = useWorkspace();
  const gesture = useRef<Gesture | null>(null);
  const [over, setOver] = useState<"bar" | "band" | "ground">("ground");
  const years = yearsOfWindow(axis, time);
  const isOpen = time.from === null && time.to === null;
  const pixelsPerYear = width / yearCount(axis);
  const left = (years.from - axis.first) * pixelsPerYear;
  const right = (years.to + 1 - axis.first) * pixelsPerYear;

  const show = (next: Years) => workspace.dispatch(setTimeWindow, windowOfYears(axis, next));
  // A handle that stays keeps its bound as it is: it may be a month or a day, set by a link or a saved question.
  const moveHandle = (side: keyof Years, year: number) => {
    const from = side === "from" ? Math.min(year, years.to) : years.from;
    const to = side === "to" ? Math.max(year, years.from) : years.to;
    const next = windowOfYears(axis, { from, to });
    workspace.dispatch(setTimeWindow, {
      from: from === years.from ? time.from : next.from,
      to: to === years.to ? time.to : next.to,
    });
  };

  const yearAt = (event: PointerEvent<HTMLElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return Math.min(Math.max(axis.first + Math.floor(x / pixelsPerYear), axis.first), axis.last);
  };
  const isInBand = (year: number) => !isOpen && year >= years.from && year <= years.to;
  const hover = (event: PointerEvent<HTMLElement>) => {
    const year = yearAt(event);
    const bin = binOfYear(axis, year);
    onHover(hasBar(bin) ? bin : null);
    setOver(hasBar(bin) ? "bar" : isInBand(year) ? "band" : "ground");
  };

  const press = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !event.isPrimary) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const startYear = yearAt(event);
    gesture.current = {
      startX: event.clientX,
      startYear,
      startYears: years,
      carriesWindow: isInBand(startYear),
      hasMoved: false,
    };
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const going = gesture.current;
    if (going === null) {
      hover(event);
      return;
    }
    const distance = event.clientX - going.startX;
    if (!going.hasMoved && Math.abs(distance) <= CLICK_SLOP) return;
    going.hasMoved = true;
    onHover(null);
    const { startYear, startYears } = going;
    if (going.carriesWindow) {
      const wanted = Math.round(distance / pixelsPerYear);
      const shift = Math.min(Math.max(wanted, axis.first - startYears.from), axis.last - startYears.to);
      show({ from: startYears.from + shift, to: startYears.to + shift });
    } else {
      const year = yearAt(event);
      show({ from: Math.min(year, startYear), to: Math.max(year, startYear) });
    }
  };
  const release = (event: PointerEvent<HTMLElement>) => {
    const going = gesture.current;
    if (going === null) return;
    gesture.current = null;
    const bin = binOfYear(axis, going.startYear);
    if (event.type === "pointerup" && !going.hasMoved && hasBar(bin)) {
      const pressed = windowOfYears(axis, yearsOfBin(axis, bin));
      // Pressed again, it lets go of the range.
      const isPressed = !isOpen && pressed.from === time.from && pressed.to === time.to;
      workspace.dispatch(setTimeWindow, isPressed ? { from: null, to: null } : pressed);
    }
    workspace.endGesture();
  };

  const betweenYears = yearCount(axis) - 1;
  return (
    <>
      {!isOpen && <div className={styles.band} style={{ left, width: right - left }} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a short way for pointers; the handles do the same by key */}
      <div
        role="presentation"
        className={styles.surface}
        data-over={over}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={release}
        onPointerLeave={() => onHover(null)}
        onDoubleClick={() => {
          workspace.dispatch(setTimeWindow, { from: null, to: null });
          workspace.endGesture();
        }}
      />
      {betweenYears > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid over the bars in every browser
        <div
          role="group"
          aria-label={words.timeRange()}
          aria-describedby={describedBy}
          className={styles.handles}
          data-open={isOpen || undefined}
          // The handles stand for the middles of years, so their track begins and ends half a year inside.
          style={{ left: pixelsPerYear / 2, right: pixelsPerYear / 2 }}
          onKeyUpCapture={() => workspace.endGesture()}
          onBlur={() => workspace.endGesture()}
        >
          {(["from", "to"] as const).map((side) => (
            <Handle
              key={side}
              side={side}
              axis={axis}
              year={years[side]}
              inputRef={side === "from" ? fromInput : undefined}
              outside={side === "from" ? left : width - right}
              pixelsPerYear={pixelsPerYear}
              onMove={(year) => moveHandle(side, year)}
              onMoveEnd={() => workspace.endGesture()}
            />
          ))}
        </div>
      )}
    </>
  );
}

/** One end of the range: the browser's own slider, unseen, for keys and screen readers, and a grip for pointers. */
function Handle({
  side,
  axis,
  year,
  inputRef,
  outside,
  pixelsPerYear,
  onMove,
  onMoveEnd,
}: {
  side: keyof Years;
  axis: YearAxis;
  year: number;
  inputRef: RefObject<HTMLInputElement | null> | undefined;
  /** How much of the axis lies beyond the handle, in pixels. */
  outside: number;
  pixelsPerYear: number;
  onMove: (year: number) => void;
  onMoveEnd: () => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const grip = useRef<{ readonly startX: number; readonly startYear: number } | null>(null);
  const share = (year - axis.first) / (yearCount(axis) - 1);
  const release = () => {
    if (grip.current === null) return;
    grip.current = null;
    onMoveEnd();
  };
  return (
    <div
      role="presentation"
      className={`${styles.handle} ${side === "from" ? styles.fromHandle : styles.toHandle}`}
      style={
        {
          left: `${100 * share}%`,
          "--outside": `${outside}px`,
          "--half-year": `${pixelsPerYear / 2}px`,
        } as React.CSSProperties
      }
      onPointerDown={(event) => {
        if (event.button !== 0 || !event.isPrimary) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        (inputRef ?? input).current?.focus({ preventScroll: true });
        grip.current = { startX: event.clientX, startYear: year };
      }}
      onPointerMove={(event) => {
        if (grip.current === null) return;
        const moved = grip.current.startYear + Math.round((event.clientX - grip.current.startX) / pixelsPerYear);
        onMove(Math.min(Math.max(moved, axis.first), axis.last));
      }}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <input
        ref={inputRef ?? input}
        type="range"
        // Time runs to the right in every language.
        dir="ltr"
        className={kit.spoken}
        aria-label={side === "from" ? words.fromYear() : words.toYear()}
        // A year before the first is "44 BC", and no year has a thousands separator.
        aria-valuetext={yearInWords(year)}
        min={axis.first}
        max={axis.last}
        value={year}
        onChange={(event) => onMove(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
