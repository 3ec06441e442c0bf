import { ChevronRight } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { FacetCounts } from "../../../derive/derived-view.ts";
import type { FacetGroup } from "../../../derive/facet.ts";
import { type FacetTable, facetTables } from "../../../derive/facets.ts";
import { filterFields } from "../../../derive/filter-fields.ts";
import { hasAttributions, holderFacet } from "../../../derive/lens-facets.ts";
import { asOneStop } from "../../../lib/ui/as-one-stop.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { IconButton } from "../../../lib/ui/IconButton.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { latePart } from "../../../lib/ui/late-part.tsx";
import { rich } from "../../../lib/ui/rich.tsx";
import { type DrawnBy, isUsual } from "../../../model/view-slices/drawn-by.ts";
import { filterWords as words } from "../../../words/en/filters.ts";
import { listText, numberText } from "../../../words/numbers.ts";
import { GlyphIcon } from "../../../workspace/ui/GlyphIcon.tsx";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import { useLateDerived } from "../../../workspace/ui/late-derived.ts";
import { useDrawnParts, useFarLines } from "../../../workspace/ui/line-detail.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { keepOnly, showAllOf, toggleValues } from "../filter-commands.ts";
import { openLens } from "../lens-commands.ts";
import { HidingSwitch } from "./HidingSwitch.tsx";
import styles from "./Legend.module.css";
import { LensPresets, usePresets } from "./LensPresets.tsx";

const DrawnByKey = latePart(async () => (await import("./DrawnByKey.tsx")).DrawnByKey);
const FieldFilters = latePart(async () => (await import("./FieldFilters.tsx")).FieldFilters);

/** Lists longer than this are folded, so that the first screen stays a legend and no inventory. */
const FOLDED_ROWS = 8;
const NOTHING: readonly string[] = [];
/** Presets that the legend offers; the lens panel has them all. */
const PRESETS_HERE = 3;

/**
 * The legend, which is the filter: every facet with its values, their signs and their counts. Above the last facet of
 * attributions, which are the lens together, are lenses to choose in one go, if there are any; where nobody is named and no
 * certainty is stated there is no lens. For the keyboard it is one stop. Before it, what sizes, colours and labels say, where
 * entities have fields for it, something is chosen, or somebody asked for it; it can be closed until something else is chosen.
 */
export function Legend({ lineSigns }: { lineSigns?: ReactNode }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const counts = useLateDerived().facetCounts;
  const hasFields = filterFields(knowledge).length > 0;
  const isAttributed = hasAttributions(knowledge);
  const hasOwn = (knowledge.dataset.vocabulary.fields ?? []).some(({ of }) => of === "entity");
  const drawnBy = useWorkspaceState(({ view }) => view.drawnBy);
  const [isAsked, setAsked] = useState<"pressed" | "chosen" | null>(null);
  /** What was chosen when it was closed. */
  const [closedAt, setClosedAt] = useState<DrawnBy | null>(null);
  // It does not close where somebody chooses what is usual.
  if (!isUsual(drawnBy) && isAsked === null) setAsked("chosen");
  const isOpen = closedAt !== drawnBy && (hasOwn || isAsked !== null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (closedAt !== null) opener.current?.focus();
  }, [closedAt]);
  // A list of one value tells nothing apart; neither does who is named where nobody is.
  const tables = facetTables(knowledge).filter(
    (table) =>
      rowsOf(table, counts[table.facet.id] as FacetCounts).length > 1 && (table.facet !== holderFacet || isAttributed),
  );
  const canFilter = tables.length > 0 || hasFields || knowledge.timeSpan !== null;
  const lastOfLens = isAttributed ? tables.findLast(({ facet }) => facet.of === "attribution") : undefined;
  return (
    <nav aria-label={words.legend()} data-testid="legend">
      {isOpen && (
        <DrawnByKey
          takesFocus={isAsked === "pressed"}
          onClose={() => {
            setAsked(null);
            setClosedAt(drawnBy);
          }}
        />
      )}
      <div
        ref={asOneStop}
        className={styles.legend}
        role="toolbar"
        aria-label={words.legend()}
        aria-orientation="vertical"
      >
        {!isOpen && (
          <Button
            ref={opener}
            weight="quiet"
            isSmall
            className={styles.drawnBy ?? ""}
            aria-expanded={false}
            onClick={() => {
              setAsked("pressed");
              setClosedAt(null);
            }}
          >
            {words.drawnBy()} <ChevronRight size={13} />
          </Button>
        )}
        {canFilter && (
          <div className={`${kit.small} ${styles.hiding}`}>
            <span>{words.filteredOutLabel()}</span> <HidingSwitch />
          </div>
        )}
        {tables.map((table) => (
          <FacetSection key={table.facet.id} table={table} hasLenses={table === lastOfLens}>
            {table.values.some(({ pattern }) => pattern !== null) && lineSigns}
          </FacetSection>
        ))}
      </div>
      {hasFields && <FieldFilters />}
    </nav>
  );
}

/** Lenses to choose in one go, and the way to the panel that has more of them. */
function LensRow() {
  const workspace = useWorkspace();
  return (
    <div className={styles.lens}>
      <LensPresets most={PRESETS_HERE} />
      <Button weight="quiet" isSmall className={styles.more ?? ""} onClick={() => workspace.dispatch(openLens)}>
        {words.moreLenses()}
      </Button>
    </div>
  );
}

/** One row: a value, or a group of values that are switched together. */
interface Row {
  readonly label: string;
  readonly definition: string | null;
  readonly values: readonly string[];
  readonly total: number;
  readonly shown: number;
  readonly sign:
    | { readonly group: FacetGroup }
    | { readonly pattern: Parameters<typeof LineSample>[0]["pattern"] }
    | null;
  readonly parts: readonly Row[];
}

function FacetSection({ table, hasLenses, children }: { table: FacetTable; hasLenses: boolean; children: ReactNode }) {
  const { facet } = table;
  const title = facet.title();
  const workspace = useWorkspace();
  const counts = useLateDerived().facetCounts[facet.id];
  const hidden = useWorkspaceState((state) => state.view.hidden[facet.id] ?? NOTHING);
  const [isUnfolded, setUnfolded] = useState(false);
  const hasPresets = usePresets().length > 1;
  const lenses = hasLenses && <LensRow />;
  const headId = useId();
  const areLinesFar = useFarLines();
  const unseen = useDrawnParts().flatMap((part) => (part.isSeen ? [] : part.words));
  const hasPatterns = table.values.some(({ pattern }) => pattern !== null);
  const rows = rowsOf(table, counts as FacetCounts);
  const folded = isUnfolded ? rows : rows.slice(0, FOLDED_ROWS);
  return (
    <section aria-labelledby={headId}>
      <header className={styles.header}>
        <h2 id={headId} className={kit.head}>
          {title}
        </h2>
        {hidden.length > 0 && (
          <Button
            weight="quiet"
            isSmall
            aria-label={words.showAllOf({ title })}
            onClick={() => workspace.dispatch(showAllOf, { facet: facet.id })}
          >
            {words.showAll()}
          </Button>
        )}
      </header>
      {hasPresets && lenses}
      {areLinesFar && hasPatterns && <p className={`${kit.small} ${kit.mute}`}>{words.zoomInForCertainty()}</p>}
      {hasPatterns && unseen.length > 0 && <p className={`${kit.small} ${kit.mute}`}>{listText(unseen, "comma")}</p>}
      <ul>
        {folded.map((row) => (
          <LegendRow key={row.values.join()} table={table} row={row} hidden={hidden} />
        ))}
      </ul>
      {rows.length > FOLDED_ROWS && (
        <Button weight="quiet" isSmall className={styles.more ?? ""} onClick={() => setUnfolded(!isUnfolded)}>
          {isUnfolded ? words.showFewer() : words.showMore({ count: rows.length - FOLDED_ROWS })}
        </Button>
      )}
      {!hasPresets && lenses}
      {children}
    </section>
  );
}

function LegendRow({ table, row, hidden }: { table: FacetTable; row: Row; hidden: readonly string[] }) {
  const workspace = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const facet = table.facet.id;
  const isColoured = useWorkspaceState((state) => state.view.drawnBy.colour === null);
  const hiddenParts = row.values.filter((value) => hidden.includes(value)).length;
  const isHidden = hiddenParts === row.values.length;
  const definitionId = useId();
  const hasParts = row.parts.length > 1;
  return (
    <li>
      <div className={styles.row} data-hidden={isHidden || undefined}>
        <label className={styles.label} title={row.definition ?? undefined}>
          <input
            type="checkbox"
            className={styles.box}
            checked={!isHidden}
            ref={(box) => {
              if (box) box.indeterminate = hiddenParts > 0 && !isHidden;
            }}
            aria-describedby={row.definition === null ? undefined : definitionId}
            onChange={() => workspace.dispatch(toggleValues, { facet, values: [...row.values] })}
          />
          <Sign row={row} isColoured={isColoured} />
          <span className={`${kit.cut} ${styles.name}`} dir="auto">
            {row.label}
          </span>
          <span className={styles.count}>
            {row.shown === row.total
              ? numberText(row.total)
              : rich(words.shownOf, { shown: row.shown, total: row.total }, { of: faint })}
          </span>
        </label>
        {row.definition !== null && (
          <span id={definitionId} hidden>
            {row.definition}
          </span>
        )}
        <Button
          weight="quiet"
          isSmall
          className={styles.only ?? ""}
          aria-label={words.onlyThis({ name: row.label })}
          onClick={() =>
            workspace.dispatch(keepOnly, {
              facet,
              values: [...row.values],
              all: table.values.map(({ id }) => id),
            })
          }
        >
          {words.only()}
        </Button>
        {hasParts && (
          <IconButton
            isSmall
            className={styles.open ?? ""}
            label={words.typesIn({ name: row.label })}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronRight size={13} strokeWidth={1.75} data-open={isOpen || undefined} />
          </IconButton>
        )}
      </div>
      {isOpen && (
        <ul className={styles.parts}>
          {row.parts.map((part) => (
            <LegendRow key={part.values.join()} table={table} row={part} hidden={hidden} />
          ))}
        </ul>
      )}
    </li>
  );
}

const faint = (inside: readonly ReactNode[]) => <span className={styles.of}>{inside}</span>;

/** @param isColoured whether colours say of what type something is; else shapes alone do. */
function Sign({ row: { sign }, isColoured }: { row: Row; isColoured: boolean }) {
  if (sign === null) return null;
  if ("group" in sign) return <GlyphIcon look={isColoured ? sign.group : { ...sign.group, hue: "slate" }} size={12} />;
  return <LineSample pattern={sign.pattern} />;
}

/** The rows of a facet: its values, or its groups with their values inside; values that nothing has are left out. */
function rowsOf({ values }: FacetTable, { total, shown }: FacetCounts): readonly Row[] {
  const rows: Row[] = [];
  const rowByGroup = new Map<string, Row & { values: string[]; parts: Row[]; total: number; shown: number }>();
  values.forEach((value, at) => {
    const counts = { total: total[at] as number, shown: shown[at] as number };
    if (counts.total === 0) return;
    const { label, definition, pattern, group } = value;
    const sign = pattern === null ? null : { pattern };
    const row: Row = { label, definition, values: [value.id], sign, parts: [], ...counts };
    if (group === null) {
      rows.push(row);
      return;
    }
    let gathered = rowByGroup.get(group.id);
    if (!gathered) {
      gathered = {
        ...row,
        label: group.label,
        definition: group.definition,
        sign: { group },
        values: [],
        parts: [],
        total: 0,
        shown: 0,
      };
      rowByGroup.set(group.id, gathered);
      rows.push(gathered);
    }
    gathered.values.push(value.id);
    gathered.parts.push(row);
    gathered.total += counts.total;
    gathered.shown += counts.shown;
  });
  return rows;
}
