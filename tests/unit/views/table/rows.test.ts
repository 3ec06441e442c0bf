import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDerivation } from "../../../../src/derive/derive.ts";
import { facetTables } from "../../../../src/derive/facets.ts";
import { finished } from "../../../../src/lib/steps.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { TABLES, type TableId } from "../../../../src/model/view-slices/table.ts";
import { DEFAULT_VIEW, type ViewState } from "../../../../src/model/view-state.ts";
import { type Column, columnsOf, shownColumns, type TableContext } from "../../../../src/views/table/columns.ts";
import { orderSteps } from "../../../../src/views/table/row-order.ts";
import {
  citedSourceSteps,
  claimOfAttribution,
  rowCount,
  rowsOf,
  selectedRows,
  selectionSteps,
} from "../../../../src/views/table/rows.ts";
import { writeTableSteps } from "../../../../src/views/table/write-table.ts";
import { generateDataset } from "../../../fixtures/generate-dataset.ts";
import { plainDataset } from "../../../fixtures/plain-dataset.ts";
import { readCsv } from "../../../fixtures/read-csv.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const generated = () => {
  const parsed = parseDataset(generateDataset({ entities: 80, claims: 240 }));
  if (!parsed.ok) throw new Error("The generated dataset cannot be read.");
  return parsed.value;
};
const GRAPHS = [smallDataset(), plainDataset(), generated()].map((dataset) => buildKnowledgeGraph(dataset));

function contextOf(knowledge: KnowledgeGraph, view: Partial<ViewState> = {}): TableContext {
  const derived = createDerivation()(knowledge, { ...DEFAULT_VIEW, ...view });
  return { knowledge, derived, sources: finished(citedSourceSteps(knowledge)) };
}

function rowsIn(table: TableId, { knowledge, derived, sources }: TableContext) {
  return rowsOf(table, knowledge, derived, sources);
}

/** A graph with any of its facets' values hidden, and any hidden by hand. */
const anyContext = fc.constantFrom(...GRAPHS).chain((knowledge) =>
  fc
    .record({
      hidden: fc
        .tuple(
          ...facetTables(knowledge).map(({ facet, values }) =>
            fc.subarray(values.map(({ id }) => id)).map((ids): [string, string[]] => [facet.id, ids]),
          ),
        )
        .map((entries) => Object.fromEntries(entries)),
      aside: fc.record({
        hidden: fc.subarray([...knowledge.dataset.claims.slice(0, 9).map(({ id }) => id as string)]),
        dimmed: fc.constant([]),
        pinned: fc.constant([]),
      }),
    })
    .map((view) => contextOf(knowledge, view)),
);

const columnOf = (table: TableId, context: TableContext, id: string) =>
  columnsOf(table, context).find((column) => column.id === id) as Column;
const textsOf = (column: Column, rows: Iterable<number>) => Array.from(rows, (row) => column.cell(row).text);
const sorted = (table: TableId, context: TableContext, id: string, isDown: boolean) =>
  finished(orderSteps(rowsIn(table, context).rows, columnOf(table, context, id).key, isDown, context.knowledge));

describe("the rows of a table", () => {
  test("with what it says has none are exactly what is shown, whatever the filters", () => {
    fc.assert(
      fc.property(anyContext, (context) => {
        const { knowledge, derived, sources } = context;
        expect(rowsIn("entities", context).rows).toHaveLength(derived.shownEntities);
        expect(rowsIn("claims", context).rows).toHaveLength(derived.shownClaims);
        const attributions = rowsIn("attributions", context);
        const claims = new Set(Array.from(attributions.rows, (row) => claimOfAttribution(knowledge, row)));
        expect(claims.size + attributions.without).toBe(derived.shownClaims);
        for (const claim of claims) expect(derived.claimMask[claim]).toBe(1);
        const { rows, without } = rowsIn("sources", context);
        const cited = [...derived.claimMask.keys()].filter(
          (c) => derived.claimMask[c] === 1 && sources?.start[c] !== sources?.start[c + 1],
        );
        expect(cited.length + without).toBe(derived.shownClaims);
        expect(rows.length === 0).toBe(cited.length === 0);
        for (const table of TABLES)
          expect(rowCount(table, knowledge, derived)).toBe(rowsIn(table, context).rows.length);
      }),
      { numRuns: 60 },
    );
  });

  test("are marked by what selecting them selects", () => {
    fc.assert(
      fc.property(anyContext, fc.constantFrom(...TABLES), (context, table) => {
        const { knowledge, derived } = context;
        const chosen = rowsIn(table, context).rows.filter((_, i) => i % 3 === 0);
        const selection = finished(selectionSteps(table, chosen, knowledge, derived));
        const marked = selectedRows(table, selection, knowledge, derived);
        for (const row of chosen) expect(marked.has(row)).toBe(true);
        if (table === "entities" || table === "claims") expect(marked.size).toBe(chosen.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a table in order", () => {
  test("has the same rows by any column, both ways, and what is not stated last", () => {
    fc.assert(
      fc.property(anyContext, fc.constantFrom(...TABLES), fc.nat(30), fc.boolean(), (context, table, at, isDown) => {
        const columns = columnsOf(table, context);
        const { id, key } = columns[at % columns.length] as Column;
        const { rows } = rowsIn(table, context);
        const order = sorted(table, context, id, isDown);
        expect([...order].sort((a, b) => a - b)).toEqual([...rows]);
        const isStated = Array.from(order, (row) => {
          const value = key.at(row);
          return key.kind === "text"
            ? value !== null
            : key.kind === "entity"
              ? Number(value) >= 0
              : !Number.isNaN(value);
        });
        expect(isStated).toEqual([...isStated].sort((a, b) => Number(b) - Number(a)));
      }),
      { numRuns: 120 },
    );
  });

  test("is by number where a column has numbers, by certainty from the firmest, by name in the alphabet", () => {
    const context = contextOf(GRAPHS[2] as KnowledgeGraph);
    const claims = columnOf("entities", context, "claims");
    const counts = Array.from(sorted("entities", context, "claims", true), (e) => claims.cell(e).value as number);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    const names = textsOf(columnOf("entities", context, "name"), sorted("entities", context, "name", false));
    expect(names).toEqual([...names].sort(new Intl.Collator("en", { numeric: true }).compare as never));
    const certainty = columnOf("claims", context, "certainty");
    const stances = Array.from(
      sorted("claims", context, "certainty", false),
      (c) => certainty.cell(c).stance as number,
    );
    expect(stances).toEqual([...stances].sort((a, b) => a - b));
  });

  test("is by day where a column has dates, and equal ones stay as they were", () => {
    const context = contextOf(GRAPHS[0] as KnowledgeGraph);
    const { claimEarliest } = context.knowledge;
    const order = sorted("claims", context, "date", false);
    const dated = [...order].filter((c) => !Number.isNaN(claimEarliest[c] as number));
    const undated = [...order].slice(dated.length);
    expect(dated.map((c) => claimEarliest[c])).toEqual(
      dated.map((c) => claimEarliest[c] as number).sort((a, b) => a - b),
    );
    expect(undated).toEqual([...undated].sort((a, b) => a - b));
    expect(undated).not.toHaveLength(0);
  });
});

describe("a cell", () => {
  test("says not stated by saying nothing, and never a number in its place", () => {
    const context = contextOf(GRAPHS[1] as KnowledgeGraph);
    for (const table of TABLES)
      for (const column of columnsOf(table, context))
        for (const row of rowsIn(table, context).rows) {
          const { text, value } = column.cell(row);
          expect(text).not.toBe("");
          expect(value === undefined || Number.isFinite(value)).toBe(true);
        }
    const field = columnsOf("claims", context).find(({ id }) => id.startsWith("field."));
    expect(field).toBeDefined();
  });

  test("of neighbours links to each, the one with the most claims first, and says the firmest claim", () => {
    const { knowledge, derived, sources } = contextOf(GRAPHS[0] as KnowledgeGraph);
    const neighbours = columnOf("entities", { knowledge, derived, sources }, "neighbours");
    const hub = knowledge.entityClaimCount.indexOf(Math.max(...knowledge.entityClaimCount));
    const { links = [] } = neighbours.cell(hub);
    expect(links.length).toBeGreaterThan(2);
    expect(new Set(links.map(({ text }) => text)).size).toBe(links.length);
    expect(neighbours.key.at(hub)).toBe(links.length);
    for (const { text, says } of links) expect(says?.()).toContain(text);
  });

  test("of a claim that all deny says so beside its verb", () => {
    const context = contextOf(GRAPHS[2] as KnowledgeGraph);
    const { claimPolarity } = context.derived;
    const denied = claimPolarity.indexOf(1);
    expect(denied).toBeGreaterThanOrEqual(0);
    expect(columnOf("claims", context, "verb").cell(denied).text).toContain("(denied)");
    expect(columnOf("claims", context, "certainty").cell(denied).text).toContain("denied");
  });
});

describe("the columns of a table", () => {
  test("are the usual ones until some are chosen; the first always stays, and what there is not is left out", () => {
    const context = contextOf(GRAPHS[0] as KnowledgeGraph);
    const all = columnsOf("claims", context);
    expect(shownColumns(all, undefined).map(({ id }) => id)).toEqual(
      all.filter(({ isUsual }) => isUsual).map(({ id }) => id),
    );
    expect(shownColumns(all, ["date", "no-such-column"]).map(({ id }) => id)).toEqual(["subject", "date"]);
  });
});

describe("a table that is taken away", () => {
  test("has its columns and rows, numbers as numbers, and no formula", () => {
    const context = contextOf(GRAPHS[0] as KnowledgeGraph);
    const columns = shownColumns(columnsOf("entities", context), ["claims", "date"]);
    const { rows } = rowsIn("entities", context);
    const [head, ...records] = readCsv(finished(writeTableSteps(columns, rows, "csv")));
    expect(head).toEqual(["Name", "Claims", "Date"]);
    expect(records).toHaveLength(rows.length);
    expect(records.some(([, , date]) => date === "")).toBe(true);
    const tsv = finished(writeTableSteps(columns, rows, "tsv"));
    expect(tsv.trimEnd().split("\n")).toHaveLength(rows.length + 1);
    const hostile: Column = { ...columns[0], cell: () => ({ text: "=1+1\ta\nb" as never }) };
    expect(finished(writeTableSteps([hostile], [0], "tsv"))).toBe("Name\n'=1+1 a b\n");
    expect(finished(writeTableSteps([hostile], [0], "csv"))).toContain("'=1+1");
  });
});
