import { useId } from "react";
import type { FacetValue } from "../../../derive/facet.ts";
import { type FacetTable, facetTables } from "../../../derive/facets.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { allInLens, onlyInLens, toggleInLens } from "../lens-commands.ts";
import styles from "./LensPanel.module.css";

type Which = "first" | "second";
const LETTERS: Readonly<Record<Which, string>> = { first: "A", second: "B" };
const NOTHING: readonly string[] = [];

/** The holders and stances, each with a tick per lens and its claims. */
export function LensTables({ lenses }: { lenses: readonly Which[] }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  return facetTables(knowledge)
    .filter(({ facet }) => facet.of === "attribution")
    .map((table) => <LensTable key={table.facet.id} table={table} lenses={lenses} />);
}

function LensTable({ table, lenses }: { table: FacetTable; lenses: readonly Which[] }) {
  const { facet } = table;
  const counts = useWorkspaceState((state) => state.derived.facetCounts[facet.id]);
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
            {facet.title}
          </h3>
          <AllOrNone table={table} lens="first" name="" />
        </div>
      )}
      <table className={styles.table} aria-labelledby={headId}>
        {isCompared && (
          <thead>
            <tr>
              <th scope="col" id={headId} className={kit.head}>
                {facet.title}
              </th>
              {lenses.map((lens) => (
                <th key={lens} scope="col">
                  <span className={`${styles.letter} ${lens === "first" ? styles.onlyA : styles.onlyB}`}>
                    {LETTERS[lens]}
                  </span>
                </th>
              ))}
              <th scope="col">claims</th>
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
                <td className={styles.of}>{shown === total ? total : `${shown} of ${total}`}</td>
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
                  <AllOrNone table={table} lens={lens} name={` in ${LETTERS[lens]}`} />
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
  const view = useWorkspaceState((state) => state.view.against);
  return (
    <input
      type="checkbox"
      checked={!isOut}
      aria-label={view === null ? undefined : `${value.label}, in ${LETTERS[lens]}`}
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
      aria-label={`Only ${value.label}`}
      onClick={() => workspace.dispatch(onlyInLens, { lens: "first", facet, values: [value.id] })}
    >
      only
    </Button>
  );
}

function AllOrNone({ table, lens, name }: { table: FacetTable; lens: Which; name: string }) {
  const workspace = useWorkspace();
  const { id, title } = table.facet;
  return (
    <span>
      <Button
        weight="quiet"
        isSmall
        aria-label={`${title}: all${name}`}
        onClick={() => workspace.dispatch(allInLens, { lens, facet: id })}
      >
        all
      </Button>
      <Button
        weight="quiet"
        isSmall
        aria-label={`${title}: none${name}`}
        onClick={() => workspace.dispatch(onlyInLens, { lens, facet: id, values: [] })}
      >
        none
      </Button>
    </span>
  );
}
