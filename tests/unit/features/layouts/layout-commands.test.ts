import { beforeEach, expect, test } from "vitest";
import { putLayout } from "../../../../src/features/layouts/layout-commands.ts";
import type { ViewState } from "../../../../src/model/view-state.ts";
import { keepArrangement } from "../../../../src/workspace/arrangement-commands.ts";
import { moveEntities, resetPositions } from "../../../../src/workspace/camera-commands.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

let workspace: Workspace;
const state = () => workspace.store.getState();
const captions = () => state().knowledge.dataset.layouts[0]?.captions;
/** All entities in a row, the first two of them under a heading. */
const row = () =>
  Object.fromEntries(state().knowledge.dataset.entities.map(({ id }, e) => [id, [e, 0] as [number, number]]));
const headings: ViewState["headings"] = [{ text: "Pair", at: [0.5, 3], over: [0, 0, 1, 0], guide: [0.5, 2, 0.5, 0] }];

beforeEach(() => {
  const [layout] = smallDataset().layouts;
  const region = { text: "Old region", at: [0, 0] };
  workspace = createWorkspace(smallDataset({ layouts: [{ ...layout, captions: [region] }] as never }));
});

test("headings of a layout come and go with its places, by Undo too", () => {
  workspace.dispatch(putLayout, { moved: row(), headings });
  expect(state().view.headings).toEqual(headings);
  workspace.dispatch(moveEntities, { [state().knowledge.dataset.entities[0]?.id as string]: [9, 9] });
  expect(state().view.headings).toEqual(headings);
  workspace.undo();
  workspace.undo();
  expect(state().view.headings).toEqual([]);
  workspace.redo();
  expect(state().view.headings).toEqual(headings);
  workspace.dispatch(resetPositions);
  expect(state().view.headings).toEqual([]);
  workspace.dispatch(putLayout, { moved: row(), headings });
  workspace.dispatch(putLayout, { moved: row(), headings: [] });
  expect(state().view.headings).toEqual([]);
});

test("places that are kept have the headings in the dataset, with whom they stand over, in place of regions that are gone", () => {
  workspace.dispatch(putLayout, { moved: row(), headings });
  workspace.dispatch(keepArrangement);
  const members = state()
    .knowledge.dataset.entities.slice(0, 2)
    .map(({ id }) => id);
  expect(captions()).toEqual([{ text: "Pair", at: [0.5, 3], members }]);
  // What is on the canvas stays there, its lines too.
  expect(state().view.headings).toEqual(headings);
  const kept = captions();
  workspace.dispatch(moveEntities, { [state().knowledge.dataset.entities[2]?.id as string]: [9, 9] });
  workspace.dispatch(keepArrangement);
  expect(captions(), "each once, when places are kept again").toEqual(kept);
  workspace.undo();
  workspace.undo();
  workspace.undo();
  expect(captions()).toEqual([{ text: "Old region", at: [0, 0] }]);
});

test("where few entities were moved, the names of regions stay in the dataset", () => {
  workspace.dispatch(moveEntities, { [state().knowledge.dataset.entities[0]?.id as string]: [9, 9] });
  workspace.dispatch(keepArrangement);
  expect(captions()).toEqual([{ text: "Old region", at: [0, 0] }]);
});
