import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import {
  keepOnly,
  setTimeWindow,
  showAllOf,
  showEverything,
  toggleUndated,
  toggleValues,
} from "../../../src/features/filters/filter-commands.ts";
import { openStories } from "../../../src/features/stories/open-stories.ts";
import { DEFAULT_VIEW, SLICE_IDS } from "../../../src/model/view-state.ts";
import { commands } from "../../../src/product/commands.ts";
import { hideSelected } from "../../../src/workspace/aside-commands.ts";
import {
  fitAll,
  fitSelection,
  moveEntities,
  resetPositions,
  setCamera,
} from "../../../src/workspace/camera-commands.ts";
import { NAVIGATED, partsOf, UNDONE } from "../../../src/workspace/history.ts";
import {
  clearSelection,
  expand,
  focusOn,
  select,
  stepBack,
  toggleSelected,
} from "../../../src/workspace/selection-commands.ts";
import { applyView } from "../../../src/workspace/view-commands.ts";
import { createWorkspace, type Workspace } from "../../../src/workspace/workspace.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

let workspace: Workspace;
const view = () => workspace.store.getState().view;

beforeEach(() => {
  workspace = createWorkspace(smallDataset());
});

test("undo takes back what was done to a view, Back what was looked at, and neither moves the camera", () => {
  const done = ["hidden", "time", "against", "hiding", "aside", "grown", "moved", "bundled"];
  expect(UNDONE).toEqual(expect.arrayContaining(done));
  expect(NAVIGATED).toEqual(["focus", "selection", "room", "views", "table"]);
  expect(SLICE_IDS.filter((id) => ![...UNDONE, ...NAVIGATED].includes(id))).toEqual(["camera", "zooms"]);
});

describe("undo and redo", () => {
  test("take back and do again whatever was done, one step at a time", () => {
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    workspace.dispatch(toggleValues, { facet: "kind", values: ["relic"] });
    workspace.undo();
    expect(view().hidden).toEqual({});
    expect(view().selection.entities).toEqual(["e.orm"]);
    expect(workspace.undo()).toBe(false);
    workspace.redo();
    expect(view().hidden).toEqual({ kind: ["relic"] });
    expect(workspace.redo()).toBe(false);
  });

  test("take back a Hide at once, however many nodes were read after it, and leave the reader at the last", () => {
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    workspace.dispatch(hideSelected);
    for (const id of ["e.varn", "e.hanno", "e.league"]) workspace.dispatch(select, { entities: [id], claims: [] });
    workspace.dispatch(focusOn, { entities: ["e.league"], hops: 1 });
    expect(workspace.undo()).toBe(true);
    expect(view().aside.hidden).toEqual([]);
    expect(view()).toMatchObject({ selection: { entities: ["e.league"] }, focus: { entities: ["e.league"] } });
    expect(workspace.undo()).toBe(false);
  });

  test.each([
    ["another selection", () => workspace.dispatch(select, { entities: ["e.orm"], claims: [] })],
    ["a neighbourhood", () => workspace.dispatch(focusOn, { entities: ["e.orm"], hops: 1 })],
    ["another panel", () => workspace.dispatch(openStories)],
  ])("%s is a visit and no step; a filter is a step and no visit", (_, lead) => {
    lead();
    expect(workspace.store.getState()).toMatchObject({ visits: 1, history: { past: [] } });
    workspace.dispatch(toggleUndated);
    workspace.undo();
    workspace.dispatch(setCamera, { x: 5, y: 6, ratio: 7 });
    expect(workspace.store.getState().visits).toBe(1);
  });

  test("pass over what a neighbourhood was grown by where it goes with the neighbourhood", () => {
    workspace.dispatch(toggleUndated);
    workspace.dispatch(focusOn, { entities: ["e.orm"], hops: 1 });
    workspace.dispatch(expand, { entity: "e.varn", family: null });
    expect(view().grown).toHaveLength(1);
    workspace.dispatch(stepBack);
    expect(view()).toMatchObject({ focus: null, grown: [] });
    expect(workspace.store.getState().history.past.map(({ command }) => command)).toEqual([
      "time.undated",
      "focus.expand",
    ]);
  });

  test("bring back the masks with the view", () => {
    const before = workspace.store.getState().derived.shownClaims;
    workspace.dispatch(toggleValues, { facet: "stance", values: ["accused"] });
    expect(workspace.store.getState().derived.shownClaims).toBeLessThan(before);
    workspace.undo();
    expect(workspace.store.getState().derived.shownClaims).toBe(before);
  });

  test("a gesture is one step however many moves it makes, and the next gesture is another", () => {
    for (const from of ["1200", "1201", "1202"]) workspace.dispatch(setTimeWindow, { from, to: null });
    workspace.endGesture();
    workspace.dispatch(setTimeWindow, { from: "1203", to: null });
    workspace.undo();
    expect(view().time.from).toBe("1202");
    workspace.undo();
    expect(view().time.from).toBe(null);
  });

  test("leave the camera where the reader is", () => {
    workspace.dispatch(toggleUndated);
    workspace.dispatch(setCamera, { x: 5, y: 6, ratio: 7 });
    workspace.undo();
    expect(view().camera).toEqual({ x: 5, y: 6, ratio: 7 });
    expect(view().time.undated).toBe(true);
  });

  test("something new forgets what was undone", () => {
    workspace.dispatch(toggleUndated);
    workspace.undo();
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    expect(workspace.store.getState().history.future).toHaveLength(1);
    workspace.dispatch(toggleValues, { facet: "kind", values: ["relic"] });
    expect(workspace.redo()).toBe(false);
  });

  test("undoing every step of any run of commands ends where it began, redoing all where it stopped", () => {
    const anyCall = fc.oneof(
      fc
        .constantFrom("e.orm", "e.varn", "e.hanno")
        .map((id) => () => workspace.dispatch(toggleSelected, { entities: [id], claims: [] })),
      fc
        .constantFrom("relic", "realm", "town")
        .map((kind) => () => workspace.dispatch(toggleValues, { facet: "kind", values: [kind] })),
      fc.constantFrom("1203", "1204", null).map((from) => () => workspace.dispatch(setTimeWindow, { from, to: null })),
      fc.constant(() => workspace.dispatch(showEverything)),
      fc.constant(() => workspace.dispatch(stepBack)),
      fc.constant(() => workspace.dispatch(moveEntities, { "e.orm": [1, 2] })),
    );
    fc.assert(
      fc.property(fc.array(anyCall, { maxLength: 12 }), (calls) => {
        workspace = createWorkspace(smallDataset());
        for (const call of calls) call();
        const reached = view();
        while (workspace.undo());
        expect(view()).toEqual({ ...reached, ...partsOf(DEFAULT_VIEW, UNDONE) });
        while (workspace.redo());
        expect(view()).toEqual(reached);
      }),
    );
  });
});

describe("the legend's commands", () => {
  test("toggling a value twice leaves the view as it was", () => {
    workspace.dispatch(toggleValues, { facet: "kind", values: ["relic", "realm"] });
    expect(view().hidden).toEqual({ kind: ["realm", "relic"] });
    workspace.dispatch(toggleValues, { facet: "kind", values: ["realm", "relic"] });
    expect(view().hidden).toEqual({});
  });

  test("only keeps the named values of a list and hides the rest of it", () => {
    workspace.dispatch(keepOnly, { facet: "stance", values: ["plea"], all: ["accused", "plea", "rumour"] });
    expect(view().hidden).toEqual({ stance: ["accused", "rumour"] });
    workspace.dispatch(showAllOf, { facet: "stance" });
    expect(view().hidden).toEqual({});
  });

  test("one command shows everything again and leaves selection, places and camera", () => {
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    workspace.dispatch(toggleValues, { facet: "kind", values: ["relic"] });
    workspace.dispatch(setTimeWindow, { from: "1204", to: "1204" });
    workspace.dispatch(focusOn, { entities: ["e.orm"], hops: 2 });
    expect(workspace.dispatch(showEverything)).toBe(true);
    expect(workspace.store.getState().derived.shownClaims).toBe(workspace.store.getState().knowledge.claimCount);
    expect(view().selection.entities).toEqual(["e.orm"]);
    expect(workspace.dispatch(showEverything)).toBe(false);
  });
});

describe("stepping through the graph", () => {
  test("Esc leaves the neighbourhood first and the selection after it", () => {
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    workspace.dispatch(focusOn, { entities: ["e.orm"], hops: 1 });
    workspace.dispatch(stepBack);
    expect(view().focus).toBe(null);
    expect(view().selection.entities).toEqual(["e.orm"]);
    workspace.dispatch(stepBack);
    expect(view().selection.entities).toEqual([]);
    expect(workspace.dispatch(stepBack)).toBe(false);
  });

  test.each([1, 2, 3, 4])("the key %i focuses the selection that deep", (hops) => {
    const command = commands.all.find(({ keys }) => keys === String(hops));
    if (command === undefined) throw new Error("No command has that key.");
    expect(workspace.dispatch(command as never)).toBe(false);
    workspace.dispatch(select, { entities: ["e.varn"], claims: [] });
    workspace.dispatch(command as never);
    expect(view().focus).toEqual({ entities: ["e.varn"], hops });
  });

  test("a click that adds takes out again what was in", () => {
    workspace.dispatch(toggleSelected, { entities: ["e.orm"], claims: ["c.0001"] });
    workspace.dispatch(toggleSelected, { entities: ["e.orm"], claims: [] });
    expect(view().selection).toEqual({ entities: [], claims: ["c.0001"] });
    workspace.dispatch(clearSelection);
    expect(view().selection).toEqual({ entities: [], claims: [] });
  });
});

describe("camera and places", () => {
  test("fitting everything goes back to the whole picture; fitting a selection goes nearer", () => {
    workspace.dispatch(setCamera, { x: 9, y: 9, ratio: 1 });
    workspace.dispatch(fitAll);
    expect(view().camera).toBe(null);
    workspace.dispatch(select, { entities: ["e.varn"], claims: [] });
    workspace.dispatch(fitSelection);
    const [x, y] = workspace.store.getState().knowledge.dataset.layouts[0]?.positions["e.varn" as never] ?? [];
    expect(view().camera).toMatchObject({ x, y });
  });

  test("moved nodes stay where they were dropped until they are put back", () => {
    workspace.dispatch(moveEntities, { "e.orm": [3, 4] });
    workspace.dispatch(moveEntities, { "e.varn": [5, 6] });
    expect(view().moved).toEqual({ "e.orm": [3, 4], "e.varn": [5, 6] });
    workspace.dispatch(resetPositions);
    expect(view().moved).toEqual({});
  });
});

describe("commands", () => {
  test("no two commands share a key", () => {
    const keys = commands.all.flatMap(({ keys }) => keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("a saved view replaces the whole view", () => {
    workspace.dispatch(toggleUndated);
    workspace.dispatch(applyView, { selection: { entities: ["e.orm"], claims: [] } });
    expect(view()).toEqual({ ...DEFAULT_VIEW, selection: { entities: ["e.orm"], claims: [] } });
  });
});

test("opening another dataset starts view and history anew", () => {
  workspace.dispatch(toggleUndated);
  workspace.open(smallDataset());
  expect(view()).toEqual(DEFAULT_VIEW);
  expect(workspace.undo()).toBe(false);
});

test("a view that is restored keeps the parts that say the same as before, so that what was found from them holds", () => {
  const workspace = createWorkspace(smallDataset());
  workspace.restore({ ...workspace.store.getState().view, moved: { "e.orm": [1, 2] } });
  const before = workspace.store.getState().view;
  workspace.restore({ ...structuredClone(before), selection: { entities: ["e.orm"], claims: [] } });
  const { view } = workspace.store.getState();
  expect(view.moved).toBe(before.moved);
  expect(view.selection).toEqual({ entities: ["e.orm"], claims: [] });
});
