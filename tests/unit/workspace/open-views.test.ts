import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { VIEW_IDS, viewsSlice } from "../../../src/model/view-slices/views.ts";
import { closeView, divideViews, noteZoom, openBeside, openView } from "../../../src/workspace/open-views.ts";
import { createWorkspace } from "../../../src/workspace/workspace.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

function opened() {
  const workspace = createWorkspace(smallDataset());
  return { workspace, views: () => workspace.store.getState().view.views };
}

describe("views on the canvas", () => {
  test("open alone, beside another, in place of either, and close again", () => {
    const { workspace, views } = opened();
    workspace.dispatch(openView, { view: "matrix" });
    expect(views()).toEqual({ first: "matrix", second: null, share: 0.5 });
    workspace.dispatch(openBeside, "graph");
    workspace.dispatch(divideViews, 0.3);
    expect(views()).toEqual({ first: "matrix", second: "graph", share: 0.3 });
    // What is open in the other place already stays there.
    expect(workspace.dispatch(openView, { view: "matrix", inPlaceOf: "second" })).toBe(false);
    workspace.dispatch(closeView, "matrix");
    expect(views()).toEqual({ first: "graph", second: null, share: 0.5 });
    expect(workspace.dispatch(closeView, "graph")).toBe(false);
    expect(workspace.dispatch(openBeside, "graph")).toBe(false);
  });

  test("are places that Back returns to, and no steps of undo; dividing them and moving about in them is neither", () => {
    const { workspace } = opened();
    const { visits } = workspace.store.getState();
    workspace.dispatch(openBeside, "matrix");
    expect(workspace.store.getState().visits).toBe(visits + 1);
    workspace.dispatch(divideViews, 0.7);
    workspace.dispatch(noteZoom, { view: "matrix", zoom: { x: 0.2, y: 0.5, by: 3 } });
    expect(workspace.store.getState().visits).toBe(visits + 1);
    expect(workspace.store.getState().history.past).toEqual([]);
    expect(workspace.store.getState().view.zooms).toEqual({ matrix: { x: 0.2, y: 0.5, by: 3 } });
    workspace.dispatch(noteZoom, { view: "matrix", zoom: null });
    expect(workspace.store.getState().view.zooms).toEqual({});
  });

  test("stay what a link can hold, whatever is opened and closed", () => {
    const id = fc.constantFrom(...VIEW_IDS);
    const anyCommand = fc.oneof(
      id.map((view) => (run: ReturnType<typeof opened>) => run.workspace.dispatch(openView, { view })),
      fc.tuple(id, fc.constantFrom("first" as const, "second" as const)).map(
        ([view, inPlaceOf]) =>
          (run: ReturnType<typeof opened>) =>
            run.workspace.dispatch(openView, { view, inPlaceOf }),
      ),
      id.map((view) => (run: ReturnType<typeof opened>) => run.workspace.dispatch(openBeside, view)),
      id.map((view) => (run: ReturnType<typeof opened>) => run.workspace.dispatch(closeView, view)),
      fc
        .integer({ min: 20, max: 80 })
        .map((percent) => (run: ReturnType<typeof opened>) => run.workspace.dispatch(divideViews, percent / 100)),
    );
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 12 }), (commands) => {
        const run = opened();
        for (const command of commands) {
          command(run);
          expect(v.is(viewsSlice.schema, run.views())).toBe(true);
        }
      }),
    );
  });
});
