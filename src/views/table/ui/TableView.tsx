import { Copy, FileSpreadsheet, Image } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { ViewProps } from "../../../drawing/ui/view.ts";
import { openTextPanel } from "../../../features/texts/text-commands.ts";
import { inSlices } from "../../../lib/in-slices.ts";
import { finished } from "../../../lib/steps.ts";
import { asOneStop } from "../../../lib/ui/as-one-stop.ts";
import { copyText } from "../../../lib/ui/copy-text.ts";
import { IconButton } from "../../../lib/ui/IconButton.tsx";
import { say } from "../../../lib/ui/notice.ts";
import { Segmented } from "../../../lib/ui/Segmented.tsx";
import { saveText } from "../../../lib/ui/save-text.ts";
import { claimAt, claimsAt, entityAt } from "../../../model/knowledge-graph.ts";
import { TABLES, type TableId } from "../../../model/view-slices/table.ts";
import { canvasWords } from "../../../words/en/canvas.ts";
import { copyingWords } from "../../../words/en/copying.ts";
import { tableWords as words } from "../../../words/en/table.ts";
import { numberText } from "../../../words/numbers.ts";
import { leavePanel } from "../../../workspace/panel-commands.ts";
import { focusOn, select } from "../../../workspace/selection-commands.ts";
import { goTo } from "../../../workspace/ui/arrival.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import type { Goal } from "../columns.ts";
import {
  claimOfAttribution,
  knownCitedSources,
  rowCount,
  selectedRows,
  selectionSteps,
  shownClaimsOfSource,
} from "../rows.ts";
import { goToRows, openTable } from "../table-commands.ts";
import { type TableForm, writeTableSteps } from "../write-table.ts";
import { ColumnChoice } from "./ColumnChoice.tsx";
import { type RowAction, TableGrid } from "./TableGrid.tsx";
import styles from "./TableView.module.css";
import { useTable } from "./use-table.ts";

/** With at most so many rows, ids are read and rows are copied before anything else happens. */
const AT_ONCE = 500;

const knowledgeOf = ({ knowledge }: WorkspaceState) => knowledge;
const derivedOf = ({ derived }: WorkspaceState) => derived;
const settingOf = ({ view }: WorkspaceState) => view.table;
const selectionOf = ({ view }: WorkspaceState) => view.selection;
const NAMES = {
  entities: words.entities,
  claims: words.claims,
  attributions: words.attributions,
  sources: words.sources,
} as const;

/** The tables of entities, claims, attributions and sources: the same as the graph shows, for reading, sorting and taking away. */
export function TableView({ hasTools = true, onMenu, onPicture }: ViewProps) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState(knowledgeOf);
  const derived = useWorkspaceState(derivedOf);
  const setting = useWorkspaceState(settingOf);
  const selection = useWorkspaceState(selectionOf);
  const { of } = setting;
  const table = useTable(setting, knowledge, derived);
  const { all, columns, rows, without, waitsFor } = table;
  const isReady = waitsFor !== "sources";
  const selected = useMemo(
    () => (isReady ? selectedRows(of, selection, knowledge, derived) : new Set<number>()),
    [isReady, of, selection, knowledge, derived],
  );
  const selectedCount = useMemo(() => {
    if (selected.size === 0) return 0;
    let count = 0;
    for (const row of rows) if (selected.has(row)) count++;
    return count;
  }, [rows, selected]);
  const areSourcesKnown = knownCitedSources(knowledge) !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the sources are known, they have a count
  const counts = useMemo(
    () => TABLES.map((id) => rowCount(id, knowledge, derived)),
    [knowledge, derived, areSourcesKnown],
  );
  const [writing, setWriting] = useState(0);
  const work = useRef(new AbortController());
  useEffect(() => () => work.current.abort(), []);

  /** What the table itself selected last: it need not be looked for. */
  const own = useRef<unknown>(null);
  const noteOwn = () => {
    own.current = workspace.store.getState().view.selection;
  };
  /** The row that the focus goes to as soon as it is there: the first that is selected. */
  const [goesTo, setGoesTo] = useState<unknown>(null);

  // Whoever is in the rows of one table is in those of the next, also where Back leads to it.
  const isInRows = useRef(false);
  const lastTable = useRef(of);
  useEffect(() => {
    if (lastTable.current === of) return;
    lastTable.current = of;
    if (isInRows.current && document.activeElement === document.body)
      setGoesTo(workspace.store.getState().view.selection);
  }, [of, workspace]);

  const choose = async (chosen: Uint32Array, adds: boolean) => {
    work.current.abort();
    work.current = new AbortController();
    const steps = selectionSteps(of, chosen, knowledge, derived);
    const items =
      chosen.length <= AT_ONCE && of !== "sources" ? finished(steps) : await inSlices(steps, work.current.signal);
    if (items === null) return;
    const before = workspace.store.getState().view.selection;
    const next = adds
      ? { entities: changed(before.entities, items.entities), claims: changed(before.claims, items.claims) }
      : { entities: [...items.entities], claims: [...items.claims] };
    workspace.dispatch(select, next);
    noteOwn();
  };

  const write = async (form: TableForm, chosen: Uint32Array, hand: (text: string) => Promise<void> | void) => {
    work.current.abort();
    work.current = new AbortController();
    const steps = writeTableSteps(columns, chosen, form);
    if (chosen.length <= AT_ONCE) return hand(finished(steps));
    setWriting(chosen.length);
    const text = await inSlices(steps, work.current.signal);
    setWriting(0);
    if (text !== null) await hand(text);
  };
  const copy = () => {
    const chosen = selectedCount === 0 ? rows : rows.filter((row) => selected.has(row));
    return write("tsv", chosen, async (text) => {
      const isCopied = await copyText(text);
      say(isCopied ? words.copied({ count: chosen.length }) : copyingWords.notAllowedButDownload());
    });
  };
  const download = () =>
    write("csv", rows, (text) => {
      const fileName = `${knowledge.dataset.dataset.id}-${of}.csv`;
      // Without a byte order mark Excel does not read a file as UTF-8.
      saveText(new Blob(["\uFEFF", text], { type: "text/csv" }), fileName);
      say(copyingWords.downloaded({ fileName }));
    });

  const leaveFor = (to: TableId, entities: readonly string[], claims: readonly string[]) => {
    workspace.dispatch(goToRows, { of: to, entities: [...entities], claims: [...claims] });
    noteOwn();
    setGoesTo(workspace.store.getState().view.selection);
  };
  const openRecord = async (row: number) => {
    await choose(Uint32Array.of(row), false);
    workspace.dispatch(leavePanel);
    goTo("panel");
  };
  const go = (goal: Goal, row: number) => {
    switch (goal.kind) {
      case "entity":
        return leaveFor("entities", [entityAt(knowledge, goal.number).id], []);
      case "claim":
        return leaveFor("claims", [], [claimAt(knowledge, goal.number).id]);
      case "claims-of-entity": {
        const shown = [...claimsAt(knowledge, goal.number)].filter((c) => derived.claimMask[c] === 1);
        return leaveFor(
          "claims",
          [],
          shown.map((c) => claimAt(knowledge, c).id),
        );
      }
      case "claims-of-source": {
        const sources = knownCitedSources(knowledge);
        if (sources === null) return;
        const shown = shownClaimsOfSource(knowledge, derived, sources, goal.number);
        return leaveFor(
          "claims",
          [],
          shown.map((c) => claimAt(knowledge, c).id),
        );
      }
      case "passage":
        workspace.dispatch(openTextPanel, { source: goal.source, at: goal.at });
        return goTo("panel");
      case "record":
        return void openRecord(row);
      case "address":
        return;
    }
  };
  /** What a row stands for on the canvas. */
  const hoverOf = (row: number) => {
    if (of === "sources") return null;
    if (of === "entities") return { kind: "entity", number: row } as const;
    return { kind: "claim", number: of === "claims" ? row : claimOfAttribution(knowledge, row) } as const;
  };
  const act = (action: RowAction) => {
    switch (action.do) {
      case "select":
        return void choose(action.rows, action.adds);
      case "open":
        return void openRecord(action.row);
      case "copy":
        return void copy();
      case "point":
        isInRows.current = action.isFocus ?? isInRows.current;
        return workspace.point(action.row === null ? null : hoverOf(action.row));
      case "focus":
        if (of === "entities") workspace.dispatch(focusOn, { entities: [entityAt(knowledge, action.row).id], hops: 1 });
        return;
      case "menu":
        return onMenu?.({ target: action.row === null ? null : hoverOf(action.row), x: action.x, y: action.y });
    }
  };

  const isOwn = own.current === selection;
  return (
    <div className={styles.view} data-table={of}>
      {hasTools && (
        <div className={styles.settings}>
          <Segmented<TableId>
            label={words.tables()}
            value={of}
            onChange={(id) => workspace.dispatch(openTable, id)}
            segments={TABLES.map((id, at) => {
              const count = counts[at] ?? null;
              return {
                id,
                label: (
                  <>
                    {NAMES[id]()} {count !== null && <small>{numberText(count)}</small>}
                  </>
                ),
                means: words.means({ table: id }),
              };
            })}
          />
          <div ref={asOneStop} role="toolbar" aria-label={canvasWords.canvas()} className={styles.tools}>
            <ColumnChoice of={of} all={all} shown={columns} />
            <IconButton label={words.copy()} keys="$mod+c" onClick={() => void copy()}>
              <Copy size={15} strokeWidth={1.75} />
            </IconButton>
            <IconButton label={words.csv()} onClick={() => void download()}>
              <FileSpreadsheet size={15} strokeWidth={1.75} />
            </IconButton>
            {onPicture && (
              <IconButton label={canvasWords.exportImage()} aria-haspopup="dialog" onClick={onPicture}>
                <Image size={15} strokeWidth={1.75} />
              </IconButton>
            )}
          </div>
        </div>
      )}
      <TableGrid
        key={of}
        of={of}
        columns={columns}
        rows={rows}
        isBusy={waitsFor !== null}
        selected={selected}
        isFaded={of === "entities" ? derived.entityDim : of === "claims" ? derived.claimDim : null}
        reveals={goesTo === selection || (!isOwn && selected.size > 0) ? selection : null}
        takesFocus={goesTo === selection}
        onFocusTaken={() => setGoesTo(null)}
        onAct={act}
        onGo={go}
        nothing={
          !isReady || rows.length > 0
            ? null
            : knowledge.order === 0
              ? words.emptyDataset()
              : of === "entities"
                ? words.noEntities()
                : derived.shownClaims === 0
                  ? words.noClaims()
                  : of === "attributions"
                    ? words.noAttributions()
                    : words.noSources()
        }
      />
      <div className={styles.foot}>
        <p role="status">
          {writing > 0
            ? words.writing({ count: writing })
            : waitsFor === "order"
              ? words.sorting({ count: rows.length })
              : waitsFor === "sources"
                ? words.counting()
                : words.status({ count: rows.length, selected: selectedCount })}
        </p>
        {without > 0 && (
          <p>
            {of === "sources" ? words.withoutSource({ count: without }) : words.withoutAttribution({ count: without })}
          </p>
        )}
      </div>
    </div>
  );
}

/** Adds what is not there, or takes it out where all of it is there already. */
function changed(before: readonly string[], given: readonly string[]): string[] {
  const held = new Set(before);
  const takesOut = given.every((id) => held.has(id));
  for (const id of given) {
    if (takesOut) held.delete(id);
    else held.add(id);
  }
  return [...held];
}
