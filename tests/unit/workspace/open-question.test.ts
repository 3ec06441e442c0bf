import { describe, expect, test } from "vitest";
import { toggleUndated, toggleValues } from "../../../src/features/filters/filter-commands.ts";
import type { ViewSpecification } from "../../../src/model/view-state.ts";
import { viewFrom } from "../../../src/model/view-state.ts";
import { moveEntities, setCamera } from "../../../src/workspace/camera-commands.ts";
import { openQuestion } from "../../../src/workspace/open-question.ts";
import { clearSelection, leaveFocus, select } from "../../../src/workspace/selection-commands.ts";
import { applyView } from "../../../src/workspace/view-commands.ts";
import { createWorkspace } from "../../../src/workspace/workspace.ts";
import { smallDataset, smallDatasetInput } from "../../fixtures/small-dataset.ts";

const [question] = smallDataset().questions;
const view = question?.view ?? {};

/** A workspace of the small dataset with this view applied. */
function opened(specification: ViewSpecification) {
  const workspace = createWorkspace(smallDataset());
  workspace.dispatch(applyView, specification);
  return { ...workspace, asked: () => openQuestion(workspace.store.getState())?.id ?? null };
}

describe("the question that a view answers", () => {
  test("is the one whose view was applied", () => {
    expect(opened(view).asked()).toBe("who-has-the-relic");
  });

  test("is none for the whole graph", () => {
    expect(opened({}).asked()).toBeNull();
  });

  test("is still the same after the camera moved or a node was dragged", () => {
    const { dispatch, asked } = opened(view);
    dispatch(setCamera, { x: 1, y: 2, ratio: 3 });
    dispatch(moveEntities, { "e.orm": [1, 2] });
    expect(asked()).toBe("who-has-the-relic");
  });

  test("does not depend on the order in which things are selected or hidden", () => {
    const { selection } = view;
    if (selection === undefined) throw new Error("the question selects nothing");
    expect(opened({ ...view, selection: { ...selection, claims: selection.claims.toReversed() } }).asked()).toBe(
      "who-has-the-relic",
    );
  });

  test("is left by any change of selection, focus or filter, and found again once that is as it was", () => {
    for (const leave of [
      ({ dispatch }: ReturnType<typeof opened>) => dispatch(clearSelection),
      ({ dispatch }: ReturnType<typeof opened>) => dispatch(select, { entities: ["e.orm"], claims: [] }),
      ({ dispatch }: ReturnType<typeof opened>) => dispatch(leaveFocus),
      ({ dispatch }: ReturnType<typeof opened>) => dispatch(toggleUndated),
      ({ dispatch }: ReturnType<typeof opened>) => dispatch(toggleValues, { facet: "stance", values: ["guess"] }),
    ]) {
      const workspace = opened(view);
      expect(leave(workspace)).toBe(true);
      expect(workspace.asked()).toBeNull();
      workspace.restore(viewFrom(view));
      expect(workspace.asked()).toBe("who-has-the-relic");
    }
  });

  test("is the first of two with the same view", () => {
    const [input] = smallDatasetInput().questions;
    if (input === undefined) throw new Error("the small dataset has no question");
    const workspace = createWorkspace(smallDataset({ questions: [input, { ...input, id: "again" }] }));
    workspace.dispatch(applyView, view);
    expect(openQuestion(workspace.store.getState())?.id).toBe("who-has-the-relic");
  });
});
