import { useCallback, useId, useState } from "react";
import { barInWords } from "../../../derive/bar-words.ts";
import type { Bin } from "../../../derive/bins.ts";
import type { Bar } from "../../../lib/bars.ts";
import { BarColumns } from "../../../lib/ui/Bars.tsx";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { useSteps } from "../../../lib/ui/use-steps.ts";
import type { Field } from "../../../model/dataset.ts";
import type { FieldFilter } from "../../../model/view-state.ts";
import { firstDayOf } from "../../../model/when.ts";
import { fieldFilterWords as words } from "../../../words/en/field-filters.ts";
import { filterWords } from "../../../words/en/filters.ts";
import { plotWords } from "../../../words/en/plots.ts";
import { numberText } from "../../../words/numbers.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { filterByField } from "../field-commands.ts";
import { type CategoryValue, fieldFacetSteps, movedStop, type RangeAxis, type Tally } from "../field-facet.ts";
import styles from "./FieldFilters.module.css";
import { FindField } from "./FindField.tsx";
import legend from "./Legend.module.css";

/** Values that are listed before the user asks for more, and from how many on they can be searched. */
const FIRST_VALUES = 8;
const MANY_VALUES = 12;
/** Height of a histogram in CSS pixels. */
const HEIGHT = 40;
/** Most values that are listed at once. */
const MOST_VALUES = 200;

interface Part {
  readonly field: Field;
  readonly filter: FieldFilter;
  /**
   * Filters otherwise; undefined lets go of a bound.
   * @param goesOn whether more of the same follows, which is one step to undo.
   */
  readonly change: (
    part: { readonly [Key in keyof FieldFilter]?: FieldFilter[Key] | undefined },
    goesOn?: true,
  ) => void;
}

/** What a field is filtered by: a range with its histogram, the values of a category, or what a text contains. */
export function FieldFacet({ field, filter }: { field: Field; filter: FieldFilter }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const count = useCallback(() => fieldFacetSteps(knowledge, derived, field), [knowledge, derived, field]);
  const facet = useSteps(count, knowledge.order + knowledge.claimCount, knowledge.shape);
  const change: Part["change"] = (part, goesOn) => {
    const next = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined);
    workspace.dispatch(filterByField, [Object.fromEntries(next) as FieldFilter]);
    if (!goesOn) workspace.endGesture();
  };
  const end = () => workspace.endGesture();
  const part = { field, filter, change };
  if (facet === null) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what ends here is a step to undo
    <div role="presentation" onBlur={end} onPointerUp={end}>
      {facet.kind === "category" && (
        <Values {...part} values={facet.values} areAllStated={facet.unstated.total === 0} />
      )}
      {facet.kind === "range" && (
        <>
          <Histogram {...part} bins={facet.bins} unstated={facet.unstated} onSwept={end} />
          {facet.axis !== null && <Range {...part} axis={facet.axis} hasApart={facet.unstated.total > 0} />}
        </>
      )}
      {facet.kind === "text" && <Contains {...part} />}
      {facet.unstated.total > 0 && (
        <Value
          name={words.notStated()}
          tally={facet.unstated}
          isKept={filter.unstated === undefined}
          onKeep={(keeps) => change({ unstated: keeps ? undefined : "drop" })}
        />
      )}
    </div>
  );
}

function Value({
  name,
  tally: { total, shown },
  isKept,
  onKeep,
  onOnly,
}: {
  name: string;
  tally: Tally;
  isKept: boolean;
  onKeep: (keeps: boolean) => void;
  onOnly?: () => void;
}) {
  return (
    <div className={legend.row}>
      <label className={styles.label}>
        <input type="checkbox" checked={isKept} onChange={({ currentTarget }) => onKeep(currentTarget.checked)} />
        <bdi className={`${kit.cut} ${legend.name}`} title={name}>
          {name}
        </bdi>
        <span className={legend.count}>{shown === total ? numberText(total) : words.shownOf({ shown, total })}</span>
      </label>
      {onOnly && (
        <Button
          weight="quiet"
          isSmall
          className={legend.only ?? ""}
          aria-label={filterWords.onlyThis({ name })}
          onClick={onOnly}
        >
          {filterWords.only()}
        </Button>
      )}
    </div>
  );
}

function Values({
  field,
  filter,
  change,
  values,
  areAllStated,
}: Part & { values: readonly (Tally & CategoryValue)[]; areAllStated: boolean }) {
  const [query, setQuery] = useState("");
  const [isUnfolded, setUnfolded] = useState(false);
  const { without = [] } = filter;
  const all = values.map(({ value }) => value);
  const found = values.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()));
  const listed = found.slice(0, isUnfolded || query !== "" ? MOST_VALUES : FIRST_VALUES);
  const more = found.length - listed.length;
  return (
    <>
      {values.length > MANY_VALUES && <FindField label={words.findValue()} value={query} onChange={setQuery} />}
      {found.length === 0 && <p className={kit.small}>{words.noValue()}</p>}
      <ul>
        {listed.map(({ value, name, ...tally }) => (
          <li key={value}>
            <Value
              name={name}
              tally={tally}
              isKept={!without.includes(value)}
              onKeep={(keeps) =>
                change({ without: keeps ? without.filter((other) => other !== value) : [...without, value] })
              }
              onOnly={() =>
                change({ without: all.filter((other) => other !== value), unstated: areAllStated ? undefined : "drop" })
              }
            />
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        {more > 0 && !isUnfolded && query === "" && (
          <Button weight="quiet" isSmall onClick={() => setUnfolded(true)}>
            {filterWords.showMore({ count: more })}
          </Button>
        )}
        {(without.length > 0 || filter.unstated !== undefined) && (
          <Button
            weight="quiet"
            isSmall
            aria-label={filterWords.showAllOf({ title: field.label })}
            onClick={() => change({ without: [], unstated: undefined })}
          >
            {filterWords.showAll()}
          </Button>
        )}
      </div>
    </>
  );
}

/** The two ends of a range, as a filter names them, with what each is called. */
const ENDS = [
  { end: "from", label: words.from },
  { end: "to", label: words.to },
] as const;

/** A bar of a histogram, with the bin that it counts. */
type BinBar = Bar & { readonly bin: Bin | null };

/** How many records stand where on the axis, and apart from them those that state nothing. A bar sets the range. */
function Histogram({
  field,
  filter,
  change,
  bins,
  unstated,
  onSwept,
}: Part & { bins: readonly (Tally & Bin)[]; unstated: Tally; onSwept: () => void }) {
  const barOf = (key: string, name: string, { shown, total }: Tally, bin: Bin | null): BinBar => ({
    key,
    name: barInWords(field.of, name, shown, total),
    counts: [shown, total - shown],
    bin,
  });
  if (bins.length === 0)
    return <p className={kit.small}>{plotWords.noneStated({ of: field.of, count: unstated.total })}</p>;
  const bars = bins.map((bin) => barOf(bin.from, bin.name, bin, bin));
  const apart = unstated.total === 0 ? [] : [barOf("unstated", words.notStated(), unstated, null)];
  const hasRange = filter.from !== undefined || filter.to !== undefined;
  const valueIn = (text: string) => (field.type === "edtf" ? firstDayOf(text) : Number(text));
  const isKept = ({ bin }: BinBar) => {
    if (!hasRange) return false;
    if (bin === null) return filter.unstated === undefined;
    const { from = bin.from, to = bin.to } = filter;
    return valueIn(bin.from) >= valueIn(from) && valueIn(bin.to) <= valueIn(to);
  };
  const press = ({ bin }: BinBar) => {
    if (bin === null) return change({ unstated: filter.unstated === undefined ? "drop" : undefined });
    const isAlone = filter.from === bin.from && filter.to === bin.to;
    change(isAlone ? { from: undefined, to: undefined } : { from: bin.from, to: bin.to });
  };
  return (
    <div className={styles.bars}>
      <BarColumns
        label={words.histogram({ field: field.label })}
        bars={bars}
        apart={apart}
        fills={["full", "hollow"]}
        height={HEIGHT}
        ticks={[]}
        chosen={isKept}
        onPress={press}
        onSweep={(first, last) => change({ from: first.bin?.from, to: last.bin?.to }, true)}
        onSwept={onSwept}
      />
    </div>
  );
}

function Range({ field, filter, change, axis, hasApart }: Part & { axis: RangeAxis; hasApart: boolean }) {
  const stops = {
    from: filter.from === undefined ? 0 : axis.stopOf(filter.from),
    to: filter.to === undefined ? axis.last : axis.stopOf(filter.to),
  };
  const move = (end: "from" | "to", wanted: number) => {
    const stop = movedStop(axis, stops[end], wanted);
    const held = end === "from" ? Math.min(stop, stops.to) : Math.max(stop, stops.from);
    change({ [end]: held === (end === "from" ? 0 : axis.last) ? undefined : axis.textAt(held) }, true);
  };
  return (
    <>
      <div className={styles.slider} data-apart={hasApart || undefined}>
        {ENDS.map(({ end, label }) => (
          <input
            key={end}
            type="range"
            // Numbers and dates grow to the right in every language.
            dir="ltr"
            aria-label={label({ field: field.label })}
            aria-valuetext={filter[end] ?? axis.textAt(stops[end])}
            min={0}
            max={axis.last}
            value={stops[end]}
            onChange={({ currentTarget }) => move(end, currentTarget.valueAsNumber)}
          />
        ))}
      </div>
      <div className={styles.bounds}>
        {ENDS.map(({ end, label }) => (
          <Bound
            key={end}
            label={label({ field: field.label })}
            isDate={field.type === "edtf"}
            value={filter[end]}
            open={axis.textAt(end === "from" ? 0 : axis.last)}
            onChange={(bound) => change({ [end]: bound }, true)}
          />
        ))}
      </div>
    </>
  );
}

/** One end of a range, typed. */
function Bound({
  label,
  isDate,
  value = "",
  open,
  onChange,
}: {
  label: string;
  isDate: boolean;
  value: string | undefined;
  /** What stands there where the end is open. */
  open: string;
  onChange: (bound: string | undefined) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const errorId = useId();
  const isWrong = draft !== null && draft.trim() !== "" && !isBound(draft.trim(), isDate);
  return (
    <span>
      <input
        className={`${kit.box} ${styles.find}`}
        inputMode={isDate ? "text" : "decimal"}
        aria-label={label}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? errorId : undefined}
        placeholder={open}
        value={draft ?? value}
        onChange={({ currentTarget }) => {
          setDraft(currentTarget.value);
          const text = currentTarget.value.trim();
          if (text === "" || isBound(text, isDate)) onChange(text === "" ? undefined : text);
        }}
        onBlur={() => setDraft(null)}
      />
      {isWrong && (
        <span id={errorId} role="alert" className={kit.small}>
          {isDate ? words.notDate() : words.notNumber()}
        </span>
      )}
    </span>
  );
}

function isBound(text: string, isDate: boolean): boolean {
  return isDate ? !Number.isNaN(firstDayOf(text)) : Number.isFinite(Number(text));
}

function Contains({ field, filter, change }: Part) {
  return (
    <input
      type="search"
      className={`${kit.box} ${styles.find}`}
      aria-label={words.contains({ field: field.label })}
      placeholder={words.containsHint()}
      value={filter.contains ?? ""}
      onChange={({ currentTarget: { value } }) => change({ contains: value === "" ? undefined : value }, true)}
    />
  );
}
