import { useId } from "react";
import type { FacetValue } from "../../../derive/facet.ts";
import { type FacetTable, facetTables } from "../../../derive/facets.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { filterWords } from "../../../words/en/filters.ts";
import { lensWords as words } from "../../../words/en/lens.ts";
import { numberText } from "../../../words/numbers.ts";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import { useLateDerived } from "../../../workspace/ui/late-derived.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { allInLens, onlyInLens, toggleInLens } from "../lens-setting-commands.ts";
import styles from "./LensPanel.module.css";

type Which = "first" | "second";
const LETTERS: Readonly<Record<Which, string>> = { first: "A", second: "B" };
const NOTHING: readonly string[] = [];

/** Certainties and attributions, each with a tick per lens and its number of claims. */
export function LensTables({ lenses }: { lenses: readonly Which[] }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  return facetTables(knowledge)
    .filter(({ facet }) => facet.of === "attribution")
    .map((table) => <LensTable key={table.facet.id} table={table} lenses={lenses} />);
}

function LensTable({ table, lenses }: { table: FacetTable; lenses: readonly Which[] }) {
  const { facet } = table;
  const title = facet.title();
  const counts = useLateDerived().facetCounts[facet.id];
  const first = useWorkspaceState((state) => state.view.hidden[facet.id] ?? NOTHING);
  const second = useWorkspaceState((state) => state.view.against?.[facet.id] ?? NOTHING);
  const hidden = { first, second };
  const headId = useId();
  const isCompared = lenses.length > 1;
  return (
    <section className={kit.section}>
      {!isCompared && (
        <div className={styles.bar}>
          <h3 id={headId} className={kit.head}>
            {title}
          </h3>
          <AllOrNone table={table} lens="first" isCompared={false} />
        </div>
      )}
      <table className={styles.table} aria-labelledby={headId}>
        {isCompared && (
          <thead>
            <tr>
              <th scope="col" id={headId} className={kit.head}>
                {title}
              </th>
              {lenses.map((lens) => (
                <th key={lens} scope="col">
                  <span className={`${styles.letter} ${lens === "first" ? styles.onlyA : styles.onlyB}`}>
                    {LETTERS[lens]}
                  </span>
                </th>
              ))}
              <th scope="col">{words.claims()}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {table.values.map((value, at) => {
            const total = counts?.total[at] ?? 0;
            const shown = counts?.shown[at] ?? 0;
            if (total === 0) return null;
            return (
              <tr key={value.id} className={first.includes(value.id) && !isCompared ? styles.out : undefined}>
                {isCompared ? (
                  <>
                    <th scope="row" title={value.definition ?? undefined}>
                      <span className={styles.value}>
                        <Name value={value} />
                      </span>
                    </th>
                    {lenses.map((lens) => (
                      <td key={lens}>
                        <span className={styles.tick}>
                          <Tick facet={facet.id} value={value} lens={lens} isOut={hidden[lens].includes(value.id)} />
                        </span>
                      </td>
                    ))}
                  </>
                ) : (
                  <>
                    <th scope="row" title={value.definition ?? undefined}>
                      {/* biome-ignore lint/a11y/noLabelWithoutControl: the tick is an input */}
                      <label className={styles.value}>
                        <Tick facet={facet.id} value={value} lens="first" isOut={first.includes(value.id)} />
                        <Name value={value} />
                      </label>
                    </th>
                    <td>
                      <Only facet={facet.id} value={value} />
                    </td>
                  </>
                )}
                <td className={styles.of}>{shown === total ? numberText(total) : words.shownOf({ shown, total })}</td>
              </tr>
            );
          })}
        </tbody>
        {isCompared && (
          <tfoot>
            <tr>
              <td />
              {lenses.map((lens) => (
                <td key={lens}>
                  <AllOrNone table={table} lens={lens} isCompared />
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function Name({ value: { label, pattern } }: { value: FacetValue }) {
  return (
    <>
      {pattern !== null && <LineSample pattern={pattern} width={34} />}
      <span className={styles.name} dir="auto">
        {label}
      </span>
    </>
  );
}

function Tick({ facet, value, lens, isOut }: { facet: string; value: FacetValue; lens: Which; isOut: boolean }) {
  const workspace = useWorkspace();
  const isCompared = useWorkspaceState((state) => state.view.against !== null);
  return (
    <input
      type="checkbox"
      checked={!isOut}
      aria-label={isCompared ? words.inLens({ value: value.label, letter: LETTERS[lens] }) : undefined}
      onChange={() => workspace.dispatch(toggleInLens, { lens, facet, values: [value.id] })}
    />
  );
}

function Only({ facet, value }: { facet: string; value: FacetValue }) {
  const workspace = useWorkspace();
  return (
    <Button
      weight="quiet"
      isSmall
      aria-label={filterWords.onlyThis({ name: value.label })}
      onClick={() => workspace.dispatch(onlyInLens, { lens: "first", facet, values: [value.id] })}
    >
      {filterWords.only()}
    </Button>
  );
}

function AllOrNone({ table, lens, isCompared }: { table: FacetTable; lens: Which; isCompared: boolean }) {
  const workspace = useWorkspace();
  const { id } = table.facet;
  const named = { title: table.facet.title(), letter: LETTERS[lens] };
  return (
    <span>
      <Button
        weight="quiet"
        isSmall
        aria-label={isCompared ? words.allInLens(named) : words.allOf(named)}
        onClick={() => workspace.dispatch(allInLens, { lens, facet: id })}
      >
        {words.all()}
      </Button>
      <Button
        weight="quiet"
        isSmall
        aria-label={isCompared ? words.noneInLens(named) : words.noneOf(named)}
        onClick={() => workspace.dispatch(onlyInLens, { lens, facet: id, values: [] })}
      >
        {words.none()}
      </Button>
    </span>
  );
}
