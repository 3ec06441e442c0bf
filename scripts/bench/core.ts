import { createDerivation } from "../../src/derive/derive.ts";
import { describeFilters } from "../../src/derive/describe-filters.ts";
import { facetTables } from "../../src/derive/facets.ts";
import { placesOf } from "../../src/derive/places.ts";
import { claimsBetween } from "../../src/features/exploration/between.ts";
import { compareEntities } from "../../src/features/exploration/comparison.ts";
import { findPaths } from "../../src/features/exploration/paths.ts";
import { datasetInScope, exportScopes } from "../../src/features/files/export-scope.ts";
import { keepOnly, setTimeWindow, showEverything, toggleValues } from "../../src/features/filters/filter-commands.ts";
import { createSearchIndex, type SearchIndex } from "../../src/features/search/search-index.ts";
import { projectDataset } from "../../src/formats/graph-projection.ts";
import { seededRandom } from "../../src/lib/random.ts";
import type { Claim, Dataset } from "../../src/model/dataset.ts";
import type { Edit } from "../../src/model/edit.ts";
import { applyEdits } from "../../src/model/edit-knowledge.ts";
import { buildKnowledgeGraph, entityAt, type KnowledgeGraph } from "../../src/model/knowledge-graph.ts";
import { lintDataset } from "../../src/model/lint-dataset.ts";
import { nameOf } from "../../src/model/name-of.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";
import { serializeDataset } from "../../src/model/serialize-dataset.ts";
import { DEFAULT_VIEW } from "../../src/model/view-state.ts";
import { emphasise } from "../../src/views/graph/emphasis.ts";
import { editor } from "../../src/workspace/editing.ts";
import { focusOn, leaveFocus, select } from "../../src/workspace/selection-commands.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { generateDataset } from "../../tests/fixtures/generate-dataset.ts";
import { type Row, rowOf } from "./samples.ts";
import type { Size } from "./sizes.ts";

const LEAST_RUNS = 5;
const MOST_RUNS = 30;
/** No more runs of one thing are begun after this time, in milliseconds, once there were enough. */
const ENOUGH_MS = 1_500;
/** However few runs there were, it ends after this time, once there was one beside the first. */
const TOO_LONG_MS = 20_000;
/** Runs shorter than this, in milliseconds, leave too little garbage to collect it each time. */
const LEAVES_GARBAGE_MS = 50;

const collectGarbage: () => void = globalThis.gc ?? (() => {});

/** Measures the headless core on one generated graph. To be run in a process of its own, with --expose-gc. */
export function measureCore({ entities, claims }: Size): readonly Row[] {
  const rows: Row[] = [];
  const text = JSON.stringify(generateDataset({ entities, claims }));
  const parse = (): Dataset => {
    const parsed = parseDataset(JSON.parse(text));
    if (!parsed.ok) throw new Error(`The generated dataset has ${parsed.error.length} faults.`);
    return parsed.value;
  };
  rows.push(rowOf("file-size", "size of the file", "bytes", [Buffer.byteLength(text)]));

  rows.push(
    measure(
      "json-parse",
      "JSON.parse",
      () => null,
      () => JSON.parse(text),
    ),
  );
  rows.push(measure("parse-dataset", "parseDataset", () => JSON.parse(text) as unknown, parseDataset));
  rows.push(...memoryRows(parse));

  const dataset = parse();
  rows.push(measure("lint-dataset", "lintDataset", () => dataset, lintDataset));
  rows.push(measure("build-knowledge-graph", "buildKnowledgeGraph", () => dataset, buildKnowledgeGraph));
  rows.push(
    measure(
      "graphology-export",
      "the same as a graphology graph to export",
      () => dataset,
      (whole) => projectDataset(whole, true),
    ),
  );
  rows.push(
    measure(
      "derive-first",
      "derive, first time",
      () => buildKnowledgeGraph(dataset),
      (fresh) => createDerivation()(fresh, DEFAULT_VIEW),
    ),
  );

  const workspace = createWorkspace(dataset);
  const { store, dispatch } = workspace;
  const { knowledge } = store.getState();
  const hub = busiest(knowledge.entityClaimCount);
  const hubId = entityAt(knowledge, hub).id;
  const toggle = (facet: string, at: number) => {
    const value = facetTables(knowledge).find((table) => table.facet.id === facet)?.values[at]?.id;
    if (value === undefined) throw new Error(`The facet "${facet}" has no value ${at}.`);
    return () => dispatch(toggleValues, { facet, values: [value] });
  };
  // Hiding and showing alternate, so that every run recomputes what a press in the legend does.
  rows.push(measure("filter-kind", "hide or show a kind", () => null, toggle("kind", 0)));
  dispatch(showEverything);
  rows.push(measure("filter-stance", "hide or show a stance", () => null, toggle("stance", 1)));
  dispatch(showEverything);
  const holders =
    facetTables(knowledge)
      .find((table) => table.facet.id === "holder")
      ?.values.map(({ id }) => id) ?? [];
  const onlyHolder = (run: number) =>
    dispatch(keepOnly, { facet: "holder", values: holders.slice(run % 9, (run % 9) + 1), all: holders });
  rows.push(measure("filter-holder", "only one holder", (run) => run, onlyHolder));
  dispatch(showEverything);
  const moveWindow = (run: number) => dispatch(setTimeWindow, { from: String(1990 + (run % 20)), to: "2015" });
  rows.push(measure("time-window", "move the time window", (run) => run, moveWindow));
  dispatch(showEverything);
  rows.push(
    measure(
      "focus",
      "focus, 2 hops around the busiest entity",
      () => dispatch(leaveFocus),
      () => dispatch(focusOn, { entities: [hubId], hops: 2 }),
    ),
  );

  rows.push(...editRows(dataset));

  const scope = () => {
    const state = store.getState();
    return exportScopes(state, describeFilters(knowledge, state.view)).visible;
  };
  // Each export of a part names its parent by hash; the parent's own is worked out once and kept by identity.
  rows.push(
    measure(
      "subgraph-first",
      "subgraph of that focus, first time",
      () => ({ ...dataset }),
      (fresh) => datasetInScope(fresh, scope()),
    ),
  );
  datasetInScope(dataset, scope());
  rows.push(
    measure(
      "subgraph",
      "subgraph of that focus, again",
      () => dataset,
      (same) => datasetInScope(same, scope()),
    ),
  );
  dispatch(leaveFocus);

  const random = seededRandom(7);
  const anyEntity = () => Math.floor(random() * knowledge.order);
  rows.push(
    measure("select", "select an entity", anyEntity, (e) =>
      dispatch(select, { entities: [entityAt(knowledge, e).id], claims: [] }),
    ),
  );
  const { derived, view } = store.getState();
  rows.push(
    measure("emphasise", "single out a hovered entity", anyEntity, (number) =>
      emphasise(knowledge, derived, view.selection, { kind: "entity", number }),
    ),
  );
  rows.push(
    measure(
      "places",
      "places of all entities",
      () => null,
      () => placesOf(knowledge, {}),
    ),
  );
  rows.push(
    measure(
      "between",
      "shortest connections of two entities",
      () => [anyEntity(), anyEntity()] as const,
      ([a, b]) => claimsBetween(knowledge, derived.claimMask, a, b),
    ),
  );
  for (const byFirmness of [false, true]) {
    rows.push(
      measure(
        byFirmness ? "paths-firm" : "paths",
        `the 5 ${byFirmness ? "firmest" : "shortest"} paths between two entities`,
        () => ({ from: anyEntity(), to: anyEntity(), directed: false, byFirmness, avoid: [], limit: 5 }),
        (request) => findPaths(knowledge, derived, request),
      ),
    );
  }
  rows.push(
    measure("comparison", "compare the busiest entity with another", anyEntity, (other) =>
      compareEntities(knowledge, derived, hub, other),
    ),
  );

  let index: SearchIndex | undefined;
  rows.push(
    measure(
      "search-index",
      "build the search index",
      () => null,
      () => {
        index = createSearchIndex(knowledge);
      },
    ),
  );
  if (index !== undefined) rows.push(...searchRows(dataset, index, random), ...updateRows(knowledge, index, anyEntity));
  rows.push(measure("export", "export all as kg-json", () => dataset, serializeDataset));
  return rows;
}

/**
 * Times `act` on what `prepare` gives, which is not timed. Garbage is collected before the runs, and between long ones.
 * The first run, for which the engine has compiled nothing yet, stands apart.
 */
function measure<Prepared>(
  id: string,
  title: string,
  prepare: (run: number) => Prepared,
  act: (prepared: Prepared) => unknown,
): Row {
  const samples: number[] = [];
  let first: number | null = null;
  const begun = performance.now();
  for (let run = 0; run <= MOST_RUNS; run++) {
    const spent = performance.now() - begun;
    if ((samples.length >= LEAST_RUNS && spent > ENOUGH_MS) || (samples.length >= 1 && spent > TOO_LONG_MS)) break;
    const prepared = prepare(run);
    if ((samples.at(-1) ?? first ?? Infinity) > LEAVES_GARBAGE_MS) collectGarbage();
    const start = performance.now();
    act(prepared);
    const time = performance.now() - start;
    if (first === null) first = time;
    else samples.push(time);
  }
  return rowOf(id, title, "ms", samples, { first });
}

function usedBytes(): number {
  collectGarbage();
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** What is held once a dataset is open; the text of the file is held before and after alike, and so left out. */
function memoryRows(parse: () => Dataset): readonly Row[] {
  const before = usedBytes();
  const held: unknown[] = [];
  const rows: Row[] = [];
  const report = (id: string, title: string) => rows.push(rowOf(id, title, "bytes", [usedBytes() - before]));
  const dataset = parse();
  held.push(dataset);
  report("memory-dataset", "memory: the dataset");
  const workspace = createWorkspace(dataset);
  held.push(workspace);
  report("memory-workspace", "memory: and its columns, opened");
  held.push(createSearchIndex(workspace.store.getState().knowledge));
  report("memory-search", "memory: and the search index");
  // Read once more, so that nothing above is collected before it was counted.
  if (held.length !== 3) throw new Error("unreachable");
  return rows;
}

function searchRows({ entities }: Dataset, index: SearchIndex, random: () => number): readonly Row[] {
  const names = Array.from(
    { length: 20 },
    () => entities[Math.floor(random() * entities.length)]?.label?.split(" ").at(-1) ?? "",
  );
  const query = (id: string, title: string, ask: (name: string, at: number) => string) =>
    measure(
      id,
      title,
      (run) => ask(names[run % names.length] ?? "", run),
      (text) => {
        const hits = index.search(text, { limit: 16, perKind: 8 });
        if (hits.length === 0) index.suggestions(text, { limit: 3 });
      },
    );
  return [
    query("search-2", "search, 2 letters", (name) => name.slice(0, 2)),
    query("search-4", "search, 4 letters", (name) => name.slice(0, 4)),
    query("search-word", "search, a whole name", (name) => name),
    query("search-slip", "search, a name with a slip", (name) => `${name.slice(0, 3)}x${name.slice(3)}`),
    query("search-words", "search, two words", (name, at) => `${name} ${(names[at % 7] ?? "").slice(0, 3)}`),
    query("search-nothing", "search, nothing found, other spellings", (name) => `qx${name}wq`),
  ];
}

/** Edits, which add up as those of an author do: of the columns alone, and with all that the workspace makes of them. */
function editRows(dataset: Dataset): readonly Row[] {
  let knowledge = buildKnowledgeGraph(dataset);
  const workspace = createWorkspace(dataset);
  const [claim] = dataset.claims;
  const [entity] = dataset.entities;
  if (claim === undefined || entity === undefined) return [];
  const added = (run: number, within: string): Edit => {
    return { edit: "add", of: "claim", record: { ...claim, id: `c.${within}-${run}` as Claim["id"] }, at: null };
  };
  const reworded = (run: number): Edit => {
    return { edit: "change", of: "entity", record: { ...entity, label: `Another label ${run}` } };
  };
  const columns = (edit: Edit) => {
    const outcome = applyEdits(knowledge, [edit]);
    if (!outcome.ok) throw new Error(outcome.error.message);
    knowledge = outcome.value.knowledge;
  };
  const whole = (edit: Edit) => workspace.restoreEdits([edit], editor);
  return [
    measure("edit-add-claim", "add a claim: columns", (run) => added(run, "columns"), columns),
    measure("edit-reword", "reword an entity: columns", reworded, columns),
    measure("edit-add-claim-whole", "add a claim: columns, masks, counts", (run) => added(run, "whole"), whole),
    measure("edit-reword-whole", "reword an entity: columns, masks, counts", reworded, whole),
  ];
}

/** A record is changed and searched for; the changes add up, as those of an editor do. */
function updateRows(knowledge: KnowledgeGraph, index: SearchIndex, anyEntity: () => number): readonly Row[] {
  return [
    measure("search-update", "read a changed entity anew, then search", anyEntity, (e) => {
      index.update(knowledge, "entity", e);
      index.search(nameOf(entityAt(knowledge, e)), { limit: 16, perKind: 8 });
    }),
  ];
}

function busiest(counts: Uint32Array): number {
  let best = 0;
  for (let e = 1; e < counts.length; e++) if ((counts[e] as number) > (counts[best] as number)) best = e;
  return best;
}
