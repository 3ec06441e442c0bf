import { beforeEach, describe, expect, test } from "vitest";
import * as comparison from "../../../../src/features/exploration/comparison-commands.ts";
import { setCompared, swapCompared } from "../../../../src/features/exploration/comparison-panel-commands.ts";
import { openPaths, pathsBetweenSelected } from "../../../../src/features/exploration/open-paths.ts";
import * as paths from "../../../../src/features/exploration/path-commands.ts";
import { decodeView, encodeView } from "../../../../src/model/share-link.ts";
import { DEFAULT_VIEW, viewFrom } from "../../../../src/model/view-state.ts";
import { select } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

let workspace: Workspace;
const view = () => workspace.store.getState().view;

beforeEach(() => {
  workspace = createWorkspace(smallDataset());
});

describe("the panel of paths", () => {
  test("opens between exactly two selected entities, which selects the best path", () => {
    workspace.dispatch(select, { entities: ["e.hanno"], claims: [] });
    expect(workspace.dispatch(pathsBetweenSelected)).toBe(false);
    workspace.dispatch(select, { entities: ["e.hanno", "e.orm"], claims: [] });
    expect(workspace.dispatch(pathsBetweenSelected)).toBe(true);
    expect(view().room).toMatchObject({ kind: "path", from: "e.hanno", to: "e.orm", choice: 0 });
    workspace.dispatch(paths.markPath);
    expect(view().selection).toEqual({
      entities: ["e.hanno", "e.grey-company", "e.orm"],
      claims: ["c.0009", "c.0001"],
    });
  });

  test("the panel and what it selects are one visit, and nothing to undo", () => {
    workspace.dispatch(select, { entities: ["e.hanno", "e.orm"], claims: [] });
    workspace.dispatch(pathsBetweenSelected);
    workspace.dispatch(paths.markPath);
    expect(workspace.store.getState().visits).toBe(2);
    expect(workspace.undo()).toBe(false);
  });

  test("another path, another direction and what is avoided each select what is found", () => {
    workspace.dispatch(paths.setPathEnds, { from: "e.hanno", to: "e.orm" });
    const [first] = [view().selection];
    workspace.dispatch(paths.choosePath, { choice: 1 });
    expect(view().selection).not.toEqual(first);
    workspace.dispatch(paths.toggleAvoided, { entity: "e.grey-company" });
    expect(view().selection).toEqual({ entities: ["e.hanno", "e.orm"], claims: [] });
    workspace.dispatch(paths.avoidNothing);
    expect(view().selection).toEqual(first);
    workspace.dispatch(paths.swapPathEnds);
    expect(view().selection.entities).toEqual(["e.orm", "e.grey-company", "e.hanno"]);
    workspace.dispatch(paths.toggleDirected);
    workspace.dispatch(paths.toggleByFirmness);
    expect(view().room).toMatchObject({ directed: true, byFirmness: true, choice: 0 });
    expect(view().selection.claims.at(-1)).toBe("c.0011");
  });

  test("an end of the path cannot be avoided", () => {
    workspace.dispatch(paths.setPathEnds, { from: "e.hanno", to: "e.orm" });
    expect(workspace.dispatch(paths.toggleAvoided, { entity: "e.orm" })).toBe(false);
  });

  test("opens without any end, and with the one that is selected", () => {
    workspace.dispatch(openPaths);
    expect(view().room).toMatchObject({ from: "", to: "" });
    expect(view().selection.entities).toEqual([]);
    workspace.restore(DEFAULT_VIEW);
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    workspace.dispatch(openPaths);
    expect(view().room).toMatchObject({ from: "e.orm", to: "" });
  });

  test("marking the open path again leaves no step to undo", () => {
    workspace.dispatch(paths.setPathEnds, { from: "e.hanno", to: "e.orm" });
    workspace.dispatch(select, { entities: [], claims: ["c.0005"] });
    const { past } = workspace.store.getState().history;
    workspace.dispatch(paths.markPath);
    expect(view().selection.claims).toEqual(["c.0009", "c.0001"]);
    expect(workspace.store.getState().history.past).toBe(past);
  });

  test("goes into a link and comes out of it whole", () => {
    workspace.dispatch(paths.setPathEnds, { from: "e.orm", to: "e.hanno" });
    workspace.dispatch(paths.toggleDirected);
    workspace.dispatch(paths.toggleAvoided, { entity: "e.league" });
    const { view: read, issues } = decodeView(encodeView(view()));
    expect(issues).toEqual([]);
    expect(viewFrom(read).room).toEqual(view().room);
  });
});

describe("the panel of comparison", () => {
  test("opens between exactly two selected entities and keeps them selected", () => {
    workspace.dispatch(select, { entities: ["e.orm", "e.league"], claims: [] });
    workspace.dispatch(comparison.compareSelected);
    expect(view().room).toEqual({ kind: "comparison", a: "e.orm", b: "e.league" });
    expect(view().selection).toEqual({ entities: ["e.orm", "e.league"], claims: [] });
  });

  test("swaps and changes its two, each of which leads elsewhere", () => {
    workspace.dispatch(setCompared, { a: "e.orm", b: "e.league" });
    workspace.dispatch(swapCompared);
    expect(view().room).toMatchObject({ a: "e.league", b: "e.orm" });
    expect(workspace.store.getState().visits).toBe(2);
    expect(workspace.dispatch(setCompared, { a: "e.league", b: "e.orm" })).toBe(false);
  });
});
