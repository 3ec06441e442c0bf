import { useEffect, useMemo, useState } from "react";
import type { DerivedView } from "../../../derive/derived-view.ts";
import { inSlices } from "../../../lib/in-slices.ts";
import { finished, type Steps } from "../../../lib/steps.ts";
import type { KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import type { TableSetting } from "../../../model/view-slices/table.ts";
import { type Column, columnsOf, shownColumns } from "../columns.ts";
import { orderSteps } from "../row-order.ts";
import { citedSourceSteps, rowsOf } from "../rows.ts";

/** Up to so many rows are sorted at once, before anything is drawn. */
const AT_ONCE = 2_000;

/** A table as it is drawn. */
export interface TableState {
  readonly all: readonly Column[];
  readonly columns: readonly [Column, ...Column[]];
  /** Numbers of the rows, as they are sorted; in the order of the dataset until that is done. */
  readonly rows: Uint32Array;
  readonly without: number;
  /** What it is waited for; null where everything is there. */
  readonly waitsFor: "order" | "sources" | null;
}

/** The rows of a table, and its columns. What takes long is done in slices, and said. */
export function useTable(
  { of, sorts, columns: chosen }: TableSetting,
  knowledge: KnowledgeGraph,
  derived: DerivedView,
): TableState {
  const isSmall = knowledge.claimCount <= AT_ONCE;
  const sources = useSteps(
    useMemo(() => (of === "sources" || isSmall ? () => citedSourceSteps(knowledge) : null), [of, isSmall, knowledge]),
    isSmall,
  );
  const { rows, without } = useMemo(() => rowsOf(of, knowledge, derived, sources), [of, knowledge, derived, sources]);
  const all = useMemo(() => columnsOf(of, { knowledge, derived, sources }), [of, knowledge, derived, sources]);
  const columns = useMemo(() => shownColumns(all, chosen[of]), [all, chosen, of]);
  const sort = sorts[of];
  const by = useMemo(() => all.find(({ id }) => id === sort?.by), [all, sort]);
  const isDown = sort?.isDown ?? false;
  const sorted = useSteps(
    useMemo(
      () => (by === undefined ? null : () => orderSteps(rows, by.key, isDown, knowledge)),
      [rows, by, isDown, knowledge],
    ),
    isSmall,
  );
  return {
    all,
    columns,
    rows: sorted ?? rows,
    without,
    waitsFor: of === "sources" && sources === null ? "sources" : by !== undefined && sorted === null ? "order" : null,
  };
}

/**
 * What steps come to; null until then, and where there are none.
 * @param isSmall whether they are so few that they are done at once.
 */
function useSteps<Result>(make: (() => Steps<Result>) | null, isSmall: boolean): Result | null {
  const [done, setDone] = useState<{ readonly of: () => Steps<Result>; readonly result: Result } | null>(null);
  const atOnce = useMemo(() => (make !== null && isSmall ? finished(make()) : null), [make, isSmall]);
  useEffect(() => {
    if (make === null || isSmall) return;
    const controller = new AbortController();
    void inSlices(make(), controller.signal).then((result) => {
      if (result !== null) setDone({ of: make, result });
    });
    return () => controller.abort();
  }, [make, isSmall]);
  return atOnce ?? (done !== null && done.of === make ? done.result : null);
}
