import { Eye, EyeOff } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { setTimeMatch, setTimeWindow, toggleUndated } from "../../../features/filters/filter-commands.ts";
import kit from "../../../lib/ui/kit.module.css";
import { rich, strong } from "../../../lib/ui/rich.tsx";
import { Segmented } from "../../../lib/ui/Segmented.tsx";
import type { TimeWindow } from "../../../model/view-state.ts";
import { timelineWords as words } from "../../../words/en/timeline.ts";
import type { Words } from "../../../words/message.ts";
import { useLateDerived } from "../../../workspace/ui/late-derived.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { type Histogram, histogramByYear } from "../histogram.ts";
import { windowInWords, type YearAxis, yearAxisOf, yearsInWords, yearsOfBin, yearTicks } from "../year-axis.ts";
import styles from "./TimeBar.module.css";
import { TimeBrush } from "./TimeBrush.tsx";
import { YearBars } from "./YearBars.tsx";

const PLOT_HEIGHT = 42;
const MATCHES = [
  { id: "certainly", label: words.definitely, means: words.definitelyMeans },
  { id: "possibly", label: words.possibly, means: words.possiblyMeans },
] as const;

const axisOf = ({ knowledge }: WorkspaceState) => yearAxisOf(knowledge);
const knowledgeOf = ({ knowledge }: WorkspaceState) => knowledge;
const timeOf = ({ view }: WorkspaceState) => view.time;

/**
 * The strip under the graph: how many claims fall in each year, and the range that filters by time. It fills the width
 * that it is given; 96 px high, and a row higher where it is narrow. Where no claim has a date it is a line that says so.
 */
export function TimeBar() {
  const axis = useWorkspaceState(axisOf);
  return (
    <section className={styles.strip} aria-label={words.title()}>
      {axis === null ? <p className={styles.nothing}>{words.noDates()}</p> : <DatedTimeBar axis={axis} />}
    </section>
  );
}

function DatedTimeBar({ axis }: { axis: YearAxis }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState(knowledgeOf);
  const derived = useLateDerived();
  const time = useWorkspaceState(timeOf);
  const histogram = useMemo(() => histogramByYear(knowledge, derived), [knowledge, derived]);
  const [plot, width] = useWidth();
  const [hovered, setHovered] = useState<number | null>(null);
  const fromInput = useRef<HTMLInputElement>(null);
  const summary = useId();
  const isOpen = time.from === null && time.to === null;

  const showAllYears = () => {
    workspace.dispatch(setTimeWindow, { from: null, to: null });
    workspace.endGesture();
    // The button goes away with the range; the focus must not go with it.
    fromInput.current?.focus({ preventScroll: true });
  };

  return (
    <>
      <div className={styles.head}>
        <p className={`${kit.cut} ${styles.words}`}>
          {hovered === null ? (
            <RangeInWords axis={axis} time={time} histogram={histogram} />
          ) : (
            <BinInWords axis={axis} bin={hovered} histogram={histogram} />
          )}
        </p>
        {!isOpen && (
          <button type="button" className={`${kit.segment} ${styles.reset}`} onClick={showAllYears}>
            {words.allYears()}
          </button>
        )}
        <div className={styles.controls}>
          <MatchSwitch match={time.match} />
          {(histogram.undated > 0 || !time.undated) && (
            <button
              type="button"
              className={kit.segment}
              aria-pressed={time.undated}
              onClick={() => workspace.dispatch(toggleUndated)}
            >
              {time.undated ? <Eye size={13} aria-hidden="true" /> : <EyeOff size={13} aria-hidden="true" />}
              <span title={words.undatedMeans()}>{words.undated({ count: histogram.undated })}</span>
            </button>
          )}
        </div>
      </div>
      <div className={styles.plot} ref={plot}>
        {width > 0 && (
          <>
            <YearBars histogram={histogram} width={width} height={PLOT_HEIGHT} />
            <TimeBrush
              axis={axis}
              time={time}
              width={width}
              hasBar={(bin) => countIn(histogram, bin) > 0}
              onHover={setHovered}
              fromInput={fromInput}
              describedBy={summary}
            />
          </>
        )}
      </div>
      <div className={styles.ticks} aria-hidden="true">
        {width > 0 &&
          yearTicks(axis, width).map(({ year, label, x }) => (
            <span key={year} className={styles.tick} style={{ left: x }}>
              {label}
            </span>
          ))}
      </div>
      <p id={summary} className={kit.spoken}>
        {summaryOf(axis, histogram, time)}
      </p>
    </>
  );
}

/** The range and how many claims are in it. */
function RangeInWords({ axis, time, histogram }: { axis: YearAxis; time: TimeWindow; histogram: Histogram }) {
  const { shown, outside } = histogram;
  const range = windowInWords(time);
  if (range !== null) return rich(words.inRange, { range, shown, outside }, { b: strong, wide });
  return rich(words.inAll, { years: yearsInWords({ from: axis.first, to: axis.last }), shown }, { b: strong });
}

const wide = (inside: readonly ReactNode[]) => <span className={styles.whereWide}>{inside}</span>;

/** What one bar says, while the pointer is over it. */
function BinInWords({ axis, bin, histogram }: { axis: YearAxis; bin: number; histogram: Histogram }) {
  const definitely = countOf(histogram.certainShown, bin) + countOf(histogram.certainOutside, bin);
  const possibly = countOf(histogram.possibleShown, bin) + countOf(histogram.possibleOutside, bin);
  const years = yearsInWords(yearsOfBin(axis, bin));
  return rich(words.inBar, { years, definitely, possibly }, { b: strong });
}

function MatchSwitch({ match }: { match: TimeWindow["match"] }) {
  const workspace = useWorkspace();
  const segments = MATCHES.map(({ id, label, means }) => ({
    id,
    label: (
      <>
        <span className={styles.swatch} data-match={id} aria-hidden="true" />
        {label()}
      </>
    ),
    means: means(),
  }));
  return (
    <Segmented
      label={words.match()}
      segments={segments}
      value={match}
      onChange={(id) => workspace.dispatch(setTimeMatch, { match: id })}
    />
  );
}

function summaryOf(axis: YearAxis, histogram: Histogram, time: TimeWindow): Words {
  let fullest = 0;
  for (let bin = 1; bin < axis.binCount; bin++)
    if (countIn(histogram, bin) > countIn(histogram, fullest)) fullest = bin;
  const most = countIn(histogram, fullest);
  const { shown, outside, undated } = histogram;
  return words.summary({
    years: yearsInWords({ from: axis.first, to: axis.last }),
    most,
    fullest: yearsInWords(yearsOfBin(axis, fullest)),
    shown,
    outside,
    undated,
    areUndatedShown: time.undated ? "yes" : "no",
  });
}

/** All claims that a bar stands for. */
function countIn(histogram: Histogram, bin: number): number {
  const { certainShown, possibleShown, certainOutside, possibleOutside } = histogram;
  return [certainShown, possibleShown, certainOutside, possibleOutside].reduce(
    (sum, counts) => sum + countOf(counts, bin),
    0,
  );
}

function countOf(counts: Uint32Array, bin: number): number {
  return counts[bin] ?? 0;
}

/** The width of an element in whole pixels: known before it is painted first, and kept up to date. */
function useWidth() {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (element.current === null) return;
    setWidth(Math.floor(element.current.getBoundingClientRect().width));
    const measure = ([entry]: readonly ResizeObserverEntry[]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width] as const;
}
