import { beforeEach, expect, test } from "vitest";
import { fitView } from "../../../src/derive/fit-view.ts";
import { whatFalls } from "../../../src/derive/what-falls.ts";
import { setHiding } from "../../../src/features/filters/lens-commands.ts";
import { decodeView, encodeView } from "../../../src/model/share-link.ts";
import type { PanelState } from "../../../src/model/view-state.ts";
import { dimSelected } from "../../../src/workspace/aside-commands.ts";
import { fadeWhatFalls } from "../../../src/workspace/fade-what-falls.ts";
import { select } from "../../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../../src/workspace/workspace.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

const marn = { ground: { holder: "e.marn" }, room: { kind: "voices", holder: "e.marn" } } as const;
const sentence = {
  ground: { source: "s.letter", at: "3.1" },
  room: { kind: "text", source: "s.letter", at: "3.1" },
} as const;

let workspace: Workspace;
beforeEach(() => {
  workspace = createWorkspace(smallDataset());
});
const state = () => workspace.store.getState();
const numbers = (column: Uint8Array) => [...column.keys()].filter((i) => column[i] === 1);

test.each([marn, sentence])("just what would fall is faded: $ground", ({ ground, room }) => {
  workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
  workspace.dispatch(dimSelected);
  workspace.dispatch(setHiding, { hiding: "dim" });
  workspace.dispatch(fadeWhatFalls, { ground, room });
  const { knowledge, derived, view } = state();
  const { claims, entities } = whatFalls(knowledge, derived, ground);
  expect(claims.length).toBeGreaterThan(0);
  expect(numbers(derived.claimDim)).toEqual(claims);
  expect(numbers(derived.entityDim)).toEqual(entities);
  expect(derived.shownClaims).toBe(knowledge.claimCount);
  // With something selected the rest would recede, and pass for faded.
  expect(view.selection).toEqual({ entities: [], claims: [] });
  expect(view.room).toEqual(room);
});

test("one step takes it back, with what was faded by hand before", () => {
  workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
  workspace.dispatch(dimSelected);
  const { aside, hiding } = state().view;
  workspace.dispatch(fadeWhatFalls, marn);
  expect(state().view.aside).not.toEqual(aside);
  workspace.undo();
  expect(state().view).toMatchObject({ aside, hiding });
});

test("the same again unfades it, and another replaces it", () => {
  workspace.dispatch(fadeWhatFalls, marn);
  workspace.dispatch(fadeWhatFalls, sentence);
  expect(state().view.aside.dimmed).toContain("e.hanno");
  expect(numbers(state().derived.claimDim)).toHaveLength(3);
  workspace.dispatch(fadeWhatFalls, sentence);
  expect(state().view.aside.dimmed).toEqual([]);
});

test("where nothing would fall the view stays as it is", () => {
  const { view } = state();
  const room: PanelState = { kind: "voices", holder: "e.hanno" };
  workspace.dispatch(fadeWhatFalls, { ground: { holder: "e.hanno" }, room });
  expect(state().view).toBe(view);
});

test.each([marn, sentence])("a link opens it faded, with the panel that says it: $ground", ({ ground, room }) => {
  workspace.dispatch(fadeWhatFalls, { ground, room });
  const { view, knowledge } = state();
  const opened = decodeView(encodeView(view));
  expect(opened.issues).toEqual([]);
  expect(fitView(knowledge, opened.view)).toMatchObject({ view: { aside: view.aside, room }, issues: [] });
});
