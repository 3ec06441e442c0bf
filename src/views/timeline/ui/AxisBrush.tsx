import { type PointerEvent, useRef } from "react";
import type { Sight } from "../../../drawing/sight.ts";
import { setTimeWindow } from "../../../features/filters/filter-commands.ts";
import kit from "../../../lib/ui/kit.module.css";
import { timelineWords } from "../../../words/en/timeline.ts";
import { timelineViewWords as words } from "../../../words/en/timeline-view.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import {
  boundText,
  type CalendarStep,
  dayAtX,
  daysOf,
  nextStep,
  startOfStep,
  type TimeAxis,
  type TimeRange,
  timeAxis,
} from "../time-axis.ts";
import { tickStep } from "../timeline-view.ts";
import { windowOfYears, yearAxisOf, yearInWords, yearsOfWindow } from "../year-axis.ts";
import styles from "./AxisBrush.module.css";

/** A pointer that stays within this many pixels clicks; beyond, it drags. */
const CLICK_SLOP = 4;
/** Narrowest step that a pointer can take, in CSS pixels. */
const STEP_WIDTH = 10;

const timeOf = ({ view }: WorkspaceState) => view.time;
const knowledgeOf = ({ knowledge }: WorkspaceState) => knowledge;

interface Sweep {
  readonly startX: number;
  readonly from: number;
  hasMoved: boolean;
}

/**
 * The axis as a control of the time range, in step with the time bar: a drag along it sets the range, in years, months or
 * days by how far it is magnified; a click takes one of them; a double click shows all. Two sliders do the same by year for
 * keys and screen readers. What is done in one go is one undo step.
 * @param sightNow what is in sight while the pointer is over it.
 */
export function AxisBrush({
  range,
  isBroken,
  sightNow,
}: {
  range: TimeRange;
  isBroken: boolean;
  sightNow: () => Sight | null;
}) {
  const workspace = useWorkspace();
  const time = useWorkspaceState(timeOf);
  const knowledge = useWorkspaceState(knowledgeOf);
  const sweep = useRef<Sweep | null>(null);
  const years = yearAxisOf(knowledge);

  const show = (one: number, other: number, step: CalendarStep) => {
    const from = startOfStep(Math.min(one, other), step);
    const to = nextStep(startOfStep(Math.max(one, other), step), step) - 1;
    // An end of the axis is an open end, so that nothing is cut off there.
    workspace.dispatch(setTimeWindow, {
      from: from <= range.from ? null : boundText(from, step.grain),
      to: to >= range.to - 1 ? null : boundText(to, step.grain),
    });
  };
  const placeIn = (event: PointerEvent<HTMLElement>) => {
    const sight = sightNow();
    if (sight === null) return null;
    const axis = timeAxis(range, sight.whole.width, isBroken);
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return { axis, sight, day: dayAtX(axis, sight.toDrawing({ x, y: 0 }).x) };
  };
  const press = (event: PointerEvent<HTMLElement>) => {
    const at = placeIn(event);
    if (event.button !== 0 || !event.isPrimary || at === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    sweep.current = { startX: event.clientX, from: at.day, hasMoved: false };
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const going = sweep.current;
    const at = placeIn(event);
    if (going === null || at === null) return;
    if (!going.hasMoved && Math.abs(event.clientX - going.startX) <= CLICK_SLOP) return;
    going.hasMoved = true;
    show(going.from, at.day, sweepStep(at.axis, at.sight.magnification));
  };
  const release = (event: PointerEvent<HTMLElement>) => {
    const going = sweep.current;
    const at = placeIn(event);
    sweep.current = null;
    if (going === null) return;
    if (event.type === "pointerup" && !going.hasMoved && at !== null)
      show(going.from, going.from, tickStep(at.axis, at.sight.magnification));
    workspace.endGesture();
  };
  const slide = (side: "from" | "to", year: number) => {
    if (years === null) return;
    const now = yearsOfWindow(years, time);
    const next = windowOfYears(years, {
      from: side === "from" ? Math.min(year, now.to) : now.from,
      to: side === "to" ? Math.max(year, now.from) : now.to,
    });
    // The other end stays as it is: it may be a month or a day.
    workspace.dispatch(setTimeWindow, {
      from: side === "from" ? next.from : time.from,
      to: side === "to" ? next.to : time.to,
    });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid over the axis in every browser
    <div
      role="group"
      aria-label={words.brush()}
      title={words.brushHelp()}
      className={styles.brush}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
      onDoubleClick={() => {
        workspace.dispatch(setTimeWindow, { from: null, to: null });
        workspace.endGesture();
      }}
      onKeyUpCapture={() => workspace.endGesture()}
      onBlur={() => workspace.endGesture()}
    >
      {years !== null &&
        years.first < years.last &&
        (["from", "to"] as const).map((side) => (
          <input
            key={side}
            type="range"
            // Time runs to the right in every language.
            dir="ltr"
            className={kit.spoken}
            aria-label={side === "from" ? timelineWords.fromYear() : timelineWords.toYear()}
            aria-valuetext={yearInWords(yearsOfWindow(years, time)[side])}
            min={years.first}
            max={years.last}
            value={yearsOfWindow(years, time)[side]}
            onChange={({ currentTarget }) => slide(side, currentTarget.valueAsNumber)}
          />
        ))}
    </div>
  );
}

/** The finest of years, months and days that a pointer can tell apart. */
function sweepStep({ perDay }: TimeAxis, magnification: number): CalendarStep {
  const steps: readonly CalendarStep[] = [
    { grain: "day", by: 1 },
    { grain: "month", by: 1 },
  ];
  return steps.find((step) => daysOf(step) * perDay * magnification >= STEP_WIDTH) ?? { grain: "year", by: 1 };
}
