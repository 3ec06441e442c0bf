import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { unseenNeighbours } from "../../../src/derive/unseen-neighbours.ts";
import { dimSelected, hideSelected, pinSelected, restoreHidden } from "../../../src/workspace/aside-commands.ts";
import {
  expand,
  expandSelected,
  focusOn,
  foldSelected,
  invertSelection,
  select,
  selectAll,
  selectNeighbours,
} from "../../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../../src/workspace/workspace.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

let workspace: Workspace;
const state = () => workspace.store.getState();
const isShown = (id: string) => {
  const { knowledge, derived } = state();
  const e = knowledge.entityNumber.get(id);
  return e === undefined ? derived.claimMask[knowledge.claimNumber.get(id) ?? -1] === 1 : derived.entityMask[e] === 1;
};
const pick = (entities: readonly string[], claims: readonly string[] = []) =>
  workspace.dispatch(select, { entities: [...entities], claims: [...claims] });

beforeEach(() => {
  workspace = createWorkspace(smallDataset());
});

describe("hiding by hand", () => {
  test("takes an entity out with its claims, says how many, and is undone like all else", () => {
    pick(["e.siege-of-varn"]);
    workspace.dispatch(hideSelected);
    expect(isShown("e.siege-of-varn")).toBe(false);
    expect(isShown("c.0004")).toBe(false);
    expect(state().derived.hiddenBy.hand).toBe(4);
    expect(state().view.selection.entities).toEqual([]);
    workspace.undo();
    expect(isShown("e.siege-of-varn")).toBe(true);
  });

  test("takes out the very entity that the neighbourhood is of", () => {
    const focus = { entities: ["e.orm", "e.varn"], hops: 0 };
    workspace.restore({ ...state().view, focus });
    expect(isShown("e.varn")).toBe(true);
    pick(["e.varn"]);
    workspace.dispatch(hideSelected);
    expect(isShown("e.varn")).toBe(false);
    expect(isShown("e.orm")).toBe(true);
  });

  test("takes a single claim out and leaves its ends", () => {
    pick([], ["c.0001"]);
    workspace.dispatch(hideSelected);
    expect(isShown("c.0001")).toBe(false);
    expect(isShown("e.grey-company")).toBe(true);
    workspace.dispatch(restoreHidden);
    expect(isShown("c.0001")).toBe(true);
  });
});

describe("dimming by hand", () => {
  test("lets things recede without hiding or uncounting them, and a second time brings them forward", () => {
    const before = state().derived.shownClaims;
    pick(["e.orm"]);
    workspace.dispatch(dimSelected);
    const e = state().knowledge.entityNumber.get("e.orm") as number;
    expect(state().derived.entityDim[e]).toBe(1);
    expect(state().derived.shownClaims).toBe(before);
    workspace.dispatch(dimSelected);
    expect(state().derived.entityDim[e]).toBe(0);
  });
});

test("filters that dim leave what they filter out drawn faintly, and what is hidden by hand hidden", () => {
  workspace.restore({
    ...state().view,
    hiding: "dim",
    hidden: { kind: ["relic"] },
    aside: { hidden: ["e.varn"], dimmed: [], pinned: [] },
  });
  const { knowledge, derived } = state();
  const at = (id: string) => knowledge.entityNumber.get(id) as number;
  expect(derived.entityMask[at("e.arm-of-saint-ode")]).toBe(0);
  expect(derived.entityDim[at("e.arm-of-saint-ode")]).toBe(1);
  expect(derived.entityDim[at("e.varn")]).toBe(0);
});

test("pinning is toggled and kept with the view", () => {
  pick(["e.orm", "e.varn"]);
  workspace.dispatch(pinSelected);
  expect(state().view.aside.pinned).toEqual(["e.orm", "e.varn"]);
  workspace.dispatch(pinSelected);
  expect(state().view.aside.pinned).toEqual([]);
});

describe("selecting by the graph", () => {
  test("neighbours are those over shown claims only", () => {
    workspace.restore({ ...state().view, hidden: { kind: ["siege"] } });
    pick(["e.orm"]);
    workspace.dispatch(selectNeighbours);
    expect([...state().view.selection.entities].sort()).toEqual([
      "e.arm-of-saint-ode",
      "e.grey-company",
      "e.league",
      "e.orm",
    ]);
  });

  test("inverting twice selects the same again", () => {
    const all = state().knowledge.dataset.entities.map(({ id }) => id as string);
    const shown = all.filter(isShown);
    fc.assert(
      fc.property(fc.subarray(shown, { minLength: 1, maxLength: shown.length - 1 }), (chosen) => {
        pick(chosen);
        workspace.dispatch(invertSelection);
        expect(state().view.selection.entities.some((id) => chosen.includes(id))).toBe(false);
        workspace.dispatch(invertSelection);
        expect([...state().view.selection.entities].sort()).toEqual([...chosen].sort());
      }),
    );
  });

  test("all means all that is shown", () => {
    workspace.restore({ ...state().view, hidden: { kind: ["town"] } });
    workspace.dispatch(selectAll);
    expect(state().view.selection.entities.every(isShown)).toBe(true);
    expect(state().view.selection.entities).toHaveLength(state().derived.shownEntities);
  });
});

describe("growing a neighbourhood", () => {
  const unseenAt = (id: string) =>
    unseenNeighbours(state().knowledge, state().derived, state().knowledge.entityNumber.get(id) as number);

  test("says how many neighbours are unseen, and shows them when expanded", () => {
    workspace.dispatch(focusOn, { entities: ["e.varn"], hops: 1 });
    expect(unseenAt("e.siege-of-varn").count).toBe(2);
    workspace.dispatch(expand, { entity: "e.siege-of-varn", family: null });
    expect(unseenAt("e.siege-of-varn").count).toBe(0);
    expect(isShown("e.orm")).toBe(true);
  });

  test("expands by one predicate family alone", () => {
    workspace.dispatch(focusOn, { entities: ["e.hanno"], hops: 1 });
    const { byFamily } = unseenAt("e.grey-company");
    const [family] = [...byFamily.keys()];
    const id = state().knowledge.dataset.vocabulary.predicateFamilies[family as number]?.id ?? null;
    const before = unseenAt("e.grey-company").count;
    workspace.dispatch(expand, { entity: "e.grey-company", family: id });
    expect(unseenAt("e.grey-company").count).toBe(before - (byFamily.get(family as number) as number));
  });

  test("folds back what was expanded", () => {
    workspace.dispatch(focusOn, { entities: ["e.varn"], hops: 1 });
    pick(["e.siege-of-varn"]);
    workspace.dispatch(expandSelected);
    expect(isShown("e.orm")).toBe(true);
    workspace.dispatch(foldSelected);
    expect(isShown("e.orm")).toBe(false);
  });

  test("without a focus nothing is unseen", () => {
    expect(unseenAt("e.orm").count).toBe(0);
  });
});
