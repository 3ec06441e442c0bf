import { beforeEach, describe, expect, test } from "vitest";
import { toggleUndated } from "../../../../src/features/filters/filter-commands.ts";
import { hasLeftScene, presenterOf } from "../../../../src/features/stories/presenter.ts";
import { renameStory } from "../../../../src/features/stories/story-commands.ts";
import type { Story } from "../../../../src/model/story.ts";
import { DEFAULT_VIEW } from "../../../../src/model/view-state.ts";
import { fitAll, setCamera } from "../../../../src/workspace/camera-commands.ts";
import { focusOn, select } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const STORY = "three-accounts";
const at = (scene: number, step = 0) => ({ story: STORY, scene, step });
let workspace: Workspace;
/** The workspace that the stage shows: a story's while one is told. */
const shown = () => presenterOf(workspace).store.getState()?.workspace ?? workspace;
const state = () => shown().store.getState();
const isShown = (claim: string) => state().derived.claimMask[state().knowledge.claimNumber.get(claim) ?? -1];

beforeEach(() => {
  workspace = createWorkspace(smallDataset());
});

describe("presenting a story", () => {
  test("reveals a claim at its step and not before, and points at what the step points at", () => {
    presenterOf(workspace).present(at(1));
    expect([isShown("c.0006"), isShown("c.0007")]).toEqual([0, 0]);
    expect(state().view.selection.claims).toEqual([]);
    presenterOf(workspace).present(at(1, 1));
    expect([isShown("c.0006"), isShown("c.0007")]).toEqual([1, 0]);
    expect(state().view.selection.claims).toEqual(["c.0006"]);
    presenterOf(workspace).present(at(1, 2));
    expect([isShown("c.0006"), isShown("c.0007")]).toEqual([1, 1]);
    expect(state().view.selection.claims).toEqual(["c.0006"]);
  });

  test("keeps the camera still while a scene is revealed", () => {
    presenterOf(workspace).present(at(1));
    const { camera } = state().view;
    expect(camera).not.toBeNull();
    presenterOf(workspace).present(at(1, 2));
    expect(state().view.camera).toEqual(camera);
  });

  test("gives back exactly what stood before: view, camera, history and stories", () => {
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    workspace.dispatch(setCamera, { x: 1, y: 2, ratio: 3 });
    const { view, document, history, derived } = state();
    presenterOf(workspace).present(at(0));
    presenterOf(workspace).present(at(1, 2));
    shown().dispatch(focusOn, { entities: ["e.orm"], hops: 1 });
    shown().dispatch(fitAll);
    expect(presenterOf(workspace).end()).toBe(true);
    expect(state().view).toBe(view);
    expect(state().history).toBe(history);
    expect(state().document).toBe(document);
    expect(state().derived.shownClaims).toBe(derived.shownClaims);
    expect(presenterOf(workspace).store.getState()).toBeNull();
    expect(presenterOf(workspace).end()).toBe(false);
  });

  test("knows when the presenter left the scene, and sets it anew at one word", () => {
    presenterOf(workspace).present(at(1, 1));
    expect(hasLeftScene(presenterOf(workspace).store.getState())).toBe(false);
    expect(presenterOf(workspace).returnToScene()).toBe(false);
    const scene = state().view;
    shown().dispatch(select, { entities: ["e.orm"], claims: [] });
    expect(hasLeftScene(presenterOf(workspace).store.getState())).toBe(true);
    expect(presenterOf(workspace).returnToScene()).toBe(true);
    expect(state().view).toEqual(scene);
    expect(hasLeftScene(presenterOf(workspace).store.getState())).toBe(false);
  });

  test("lets what is done in a scene be undone there, but nothing from before it", () => {
    workspace.dispatch(toggleUndated);
    presenterOf(workspace).present(at(0));
    expect(shown().undo()).toBe(false);
    shown().dispatch(toggleUndated);
    expect(shown().undo()).toBe(true);
    expect(state().view.time.undated).toBe(true);
  });

  test("does not let the document be edited while it is told", () => {
    const { document } = state();
    presenterOf(workspace).present(at(0));
    expect(shown().dispatch(renameStory, { story: at(0).story, title: "Another" })).toBe(false);
    expect(state().document).toBe(document);
  });

  test("says what a scene names and the dataset lacks, and shows the rest", () => {
    const [story] = smallDataset().stories as readonly [Story];
    const scene = { ...story.scenes[0], view: { selection: { entities: ["e.orm", "e.x"], claims: [] } } };
    workspace = createWorkspace(smallDataset({ stories: [{ ...story, scenes: [scene] }] as never }));
    expect(presenterOf(workspace).present(at(0))).toBe(true);
    expect(state().view.selection.entities).toEqual(["e.orm"]);
    expect(
      presenterOf(workspace)
        .store.getState()
        ?.issues.map(({ message }) => message),
    ).toEqual(["The scene names “e.x”, which is not in this dataset."]);
  });

  test("shows the whole graph for a scene from a newer version, and goes on", () => {
    const [story] = smallDataset().stories as readonly [Story];
    const newer = { id: "later", schemaVersion: 9, pages: [1] };
    workspace = createWorkspace(smallDataset({ stories: [{ ...story, scenes: [newer, ...story.scenes] }] as never }));
    expect(presenterOf(workspace).present(at(0))).toBe(true);
    expect(state().view).toEqual(DEFAULT_VIEW);
    expect(presenterOf(workspace).present(at(1))).toBe(true);
    expect(presenterOf(workspace).store.getState()?.issues).toEqual([]);
  });

  test("leaves the workspace that is explored as it is, whatever is done in a scene", () => {
    const before = workspace.store.getState();
    presenterOf(workspace).present(at(1, 1));
    shown().dispatch(select, { entities: ["e.orm"], claims: [] });
    shown().point({ kind: "entity", number: 0 });
    expect(workspace.store.getState()).toBe(before);
  });

  test("begun from within a story, another goes on in its place", () => {
    presenterOf(workspace).present(at(0));
    const told = shown();
    expect(presenterOf(told)).toBe(presenterOf(workspace));
    expect(presenterOf(told).present(at(1))).toBe(true);
    expect(shown()).toBe(told);
    expect(presenterOf(told).end()).toBe(true);
    expect(shown()).toBe(workspace);
  });

  test("is over when another dataset is opened", () => {
    presenterOf(workspace).present(at(0));
    workspace.open(smallDataset());
    expect(presenterOf(workspace).store.getState()).toBeNull();
  });

  test("does not begin a story that is not there", () => {
    expect(presenterOf(workspace).present({ story: "nowhere", scene: 0, step: 0 })).toBe(false);
    expect(presenterOf(workspace).store.getState()).toBeNull();
  });
});

test("a neighbourhood of no hops is the chosen entities alone, with the claims among them", () => {
  workspace.dispatch(focusOn, { entities: ["e.orm", "e.arm-of-saint-ode"], hops: 0 });
  const { derived, knowledge } = state();
  const shown = knowledge.dataset.entities.filter((_, e) => derived.entityMask[e] === 1).map(({ id }) => id);
  expect(shown).toEqual(["e.arm-of-saint-ode", "e.orm"]);
  expect(derived.shownClaims).toBeGreaterThan(0);
});
