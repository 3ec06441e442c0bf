import { type PointerEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { Slider, SliderThumb, SliderTrack } from "react-aria-components/Slider";
import { setTimeWindow } from "../../../features/filters/filter-commands.ts";
import type { TimeWindow } from "../../../model/view-state.ts";
import { timelineWords as words } from "../../../words/en/timeline.ts";
import { ENGLISH } from "../../../words/language.ts";
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
  const isKeyDown = useRef(false);
  const [over, setOver] = useState<"bar" | "band" | "ground">("ground");
  const years = yearsOfWindow(axis, time);
  const isOpen = time.from === null && time.to === null;
  const pixelsPerYear = width / yearCount(axis);
  const left = (years.from - axis.first) * pixelsPerYear;
  const right = (years.to + 1 - axis.first) * pixelsPerYear;

  const show = (next: Years) => workspace.dispatch(setTimeWindow, windowOfYears(axis, next));
  // A handle that stays keeps its bound as it is: it may be a month or a day, set by a link or a saved question.
  const moveHandles = ([from = years.from, to = years.to]: number[]) => {
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
    if (event.type === "pointerup" && !going.hasMoved && hasBar(bin)) show(yearsOfBin(axis, bin));
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
        // Time runs to the right in every language.
        <I18nProvider locale={ENGLISH.tag}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: listens to the handles inside */}
          <div
            role="presentation"
            className={styles.handles}
            data-open={isOpen || undefined}
            // The slider's values stand for the middles of years, so its track begins and ends half a year inside.
            style={{ left: pixelsPerYear / 2, right: pixelsPerYear / 2 }}
            onKeyDownCapture={() => {
              isKeyDown.current = true;
            }}
            onKeyUpCapture={() => {
              isKeyDown.current = false;
              workspace.endGesture();
            }}
            onBlur={() => {
              isKeyDown.current = false;
              workspace.endGesture();
            }}
          >
            <Slider
              className={styles.slider ?? ""}
              aria-label={words.timeRange()}
              aria-describedby={describedBy}
              minValue={axis.first}
              maxValue={axis.last}
              step={1}
              value={[years.from, years.to]}
              onChange={moveHandles}
              onChangeEnd={() => {
                if (!isKeyDown.current) workspace.endGesture();
              }}
            >
              <SliderTrack className={styles.track ?? ""}>
                <Handle
                  index={0}
                  label={words.fromYear()}
                  year={yearInWords(years.from)}
                  input={fromInput}
                  x={left}
                  width={width}
                  halfYear={50 / betweenYears}
                />
                <Handle
                  index={1}
                  label={words.toYear()}
                  year={yearInWords(years.to)}
                  x={right}
                  width={width}
                  halfYear={50 / betweenYears}
                />
              </SliderTrack>
            </Slider>
          </div>
        </I18nProvider>
      )}
    </>
  );
}

function Handle({
  index,
  label,
  year,
  input,
  x,
  width,
  halfYear,
}: {
  index: 0 | 1;
  label: string;
  /** The year as it is read out. */
  year: string;
  input?: RefObject<HTMLInputElement | null>;
  /** Where the handle stands on the axis, and how long that is, in pixels. */
  x: number;
  width: number;
  /** Per cent of the track. */
  halfYear: number;
}) {
  const ownInput = useRef<HTMLInputElement>(null);
  const inputRef = input ?? ownInput;
  // React Aria can only read out numbers; a year before the first is "44 BC", and no year has a thousands separator.
  useLayoutEffect(() => inputRef.current?.setAttribute("aria-valuetext", year));
  const side = index === 0 ? styles.fromHandle : styles.toHandle;
  return (
    <SliderThumb
      index={index}
      aria-label={label}
      inputRef={inputRef}
      className={`${styles.handle} ${side}`}
      style={{ "--outside": `${index === 0 ? x : width - x}px`, "--half-year": `${halfYear}%` } as React.CSSProperties}
    />
  );
}
