import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitView } from "../../../../src/derive/fit-view.ts";
import {
  addToSet,
  deleteSet,
  holds,
  keepSelected,
  renameSet,
  takeFromSet,
} from "../../../../src/features/details/set-commands.ts";
import { openLens } from "../../../../src/features/filters/lens-commands.ts";
import { decodeView, encodeView } from "../../../../src/model/share-link.ts";
import { DEFAULT_VIEW } from "../../../../src/model/view-state.ts";
import { select } from "../../../../src/workspace/selection-commands.ts";
import { applyView } from "../../../../src/workspace/view-commands.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

function begin() {
  const workspace = createWorkspace(smallDataset());
  const view = () => workspace.store.getState().view;
  const pick = (entities: string[], claims: string[] = []) => workspace.dispatch(select, { entities, claims });
  return { workspace, view, sets: () => view().sets, pick };
}

describe("a working set", () => {
  test("is what was selected, under a name that no other has, and opens the details that list it", () => {
    const { workspace, view, sets, pick } = begin();
    expect(workspace.dispatch(keepSelected)).toBe(false);
    pick(["e.orm", "e.varn"], ["c.0004"]);
    workspace.dispatch(openLens);
    workspace.dispatch(keepSelected);
    expect(sets()).toEqual([{ name: "Set 1", entities: ["e.orm", "e.varn"], claims: ["c.0004"] }]);
    expect(view().room).toEqual({ kind: "reading" });
    pick(["e.hanno"]);
    workspace.dispatch(keepSelected);
    expect(sets().map(({ name }) => name)).toEqual(["Set 1", "Set 2"]);
    workspace.dispatch(deleteSet, { at: 0 });
    workspace.dispatch(keepSelected);
    expect(sets().map(({ name }) => name)).toEqual(["Set 2", "Set 1"]);
  });

  test("is renamed, but not to nothing, as one step of undo while it is typed", () => {
    const { workspace, sets, pick } = begin();
    pick(["e.orm"]);
    workspace.dispatch(keepSelected);
    workspace.endGesture();
    for (const name of ["F", "Fi", "Fighters"]) workspace.dispatch(renameSet, { at: 0, name });
    expect(workspace.dispatch(renameSet, { at: 0, name: " " })).toBe(false);
    expect(sets()[0]?.name).toBe("Fighters");
    workspace.undo();
    expect(sets()[0]?.name).toBe("Set 1");
    workspace.undo();
    expect(sets()).toEqual([]);
  });

  test("takes in what is selected, once, and lets it go again", () => {
    const ids = ["e.orm", "e.varn", "e.hanno", "e.league"];
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), fc.subarray(ids, { minLength: 1 }), (first, second) => {
        const { workspace, view, sets, pick } = begin();
        pick(first);
        workspace.dispatch(keepSelected);
        pick(second);
        workspace.dispatch(addToSet, { at: 0 });
        const [set] = sets();
        if (set === undefined) throw new Error("The set is gone.");
        expect(holds(set, view().selection)).toBe(true);
        expect([...set.entities].sort()).toEqual([...new Set([...first, ...second])].sort());
        workspace.dispatch(takeFromSet, { at: 0 });
        expect([...(sets()[0]?.entities ?? [])].sort()).toEqual(first.filter((id) => !second.includes(id)).sort());
      }),
    );
  });

  test("goes with a link, and survives the opening of a question, which has none", () => {
    const { workspace, view, sets, pick } = begin();
    pick(["e.orm", "e.varn"], ["c.0004"]);
    workspace.dispatch(keepSelected);
    workspace.dispatch(renameSet, { at: 0, name: "Orm: his, & theirs" });
    const link = encodeView(view());
    expect(decodeView(link).view.sets).toEqual(sets());
    const before = sets();
    workspace.dispatch(applyView, workspace.store.getState().knowledge.dataset.questions[0]?.view ?? {});
    expect(sets()).toEqual(before);
    expect(workspace.dispatch(applyView, { sets: [] })).toBe(true);
    expect(sets()).toEqual([]);
  });

  test("without a name in a link is reported, and what a dataset lacks is left out of it", () => {
    const { issues, view } = decodeView("v=1&sets=:e.orm,Fighters:e.orm+e.gone:c.0004");
    expect(issues.map(({ code }) => code)).toEqual(["share-link/bad-set"]);
    const fitted = fitView(begin().workspace.store.getState().knowledge, { ...DEFAULT_VIEW, ...view });
    expect(fitted.view.sets).toEqual([{ name: "Fighters", entities: ["e.orm"], claims: ["c.0004"] }]);
    expect(fitted.issues).toHaveLength(1);
  });
});
