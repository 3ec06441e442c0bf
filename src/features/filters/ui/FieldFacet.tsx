import { useId, useMemo, useState } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import type { Field } from "../../../model/dataset.ts";
import type { FieldFilter } from "../../../model/view-state.ts";
import { firstDayOf } from "../../../model/when.ts";
import { fieldFilterWords as words } from "../../../words/en/field-filters.ts";
import { filterWords } from "../../../words/en/filters.ts";
import { numberText } from "../../../words/numbers.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { filterByField } from "../field-commands.ts";
import { type CategoryValue, fieldFacet, movedStop, type RangeAxis, type Tally } from "../field-facet.ts";
import styles from "./FieldFilters.module.css";
import { FindField } from "./FindField.tsx";
import legend from "./Legend.module.css";

/** Values that are listed before the user asks for more, and from how many on they can be searched. */
const FIRST_VALUES = 8;
const MANY_VALUES = 12;
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
  const facet = useMemo(() => fieldFacet(knowledge, derived, field), [knowledge, derived, field]);
  const change: Part["change"] = (part, goesOn) => {
    const next = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined);
    workspace.dispatch(filterByField, [Object.fromEntries(next) as FieldFilter]);
    if (!goesOn) workspace.endGesture();
  };
  const end = () => workspace.endGesture();
  const part = { field, filter, change };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what ends here is a step to undo
    <div role="presentation" onBlur={end} onPointerUp={end}>
      {facet.kind === "category" && (
        <Values {...part} values={facet.values} areAllStated={facet.unstated.total === 0} />
      )}
      {facet.kind === "range" && facet.axis !== null && <Range {...part} axis={facet.axis} bins={facet.bins} />}
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

function Range({ field, filter, change, axis, bins }: Part & { axis: RangeAxis; bins: readonly Tally[] }) {
  const most = Math.max(...bins.map(({ total }) => total));
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
      <div className={styles.bars} aria-hidden>
        {bins.map(({ total, shown }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars stand in order and never change places
          <span key={at} style={{ height: `${(100 * total) / most}%` }}>
            <span style={{ height: `${(100 * shown) / (total || 1)}%` }} />
          </span>
        ))}
      </div>
      <div className={styles.slider}>
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
