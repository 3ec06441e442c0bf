import { expect, test } from "vitest";
import { fitView } from "../../../src/derive/fit-view.ts";
import { buildKnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import { DEFAULT_VIEW, type ViewSpecification, viewFrom } from "../../../src/model/view-state.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

const knowledge = buildKnowledgeGraph(smallDataset());

test("nothing is said of a view whose parts the dataset has, and nothing is changed", () => {
  const specification: ViewSpecification = {
    selection: { entities: ["e.orm"], claims: ["c.0006"] },
    focus: { entities: ["e.varn"], hops: 2 },
    hidden: { kind: ["human", "town"], holder: ["e.orm", "not-stated"] },
    time: { from: "1204", to: null, match: "certainly", undated: false },
    moved: { "e.orm": [1, 2] },
    camera: { x: 1, y: 2, ratio: 3 },
  };
  expect(fitView(knowledge, specification)).toEqual({ view: viewFrom(specification), issues: [] });
});

test("what a view does not name is as by default", () => {
  expect(fitView(knowledge, {})).toEqual({ view: DEFAULT_VIEW, issues: [] });
});

test("an entity that the dataset does not have is left out, and told by name", () => {
  const { view, issues } = fitView(knowledge, { selection: { entities: ["e.x", "e.orm"], claims: ["c.9998"] } });
  expect(view.selection).toEqual({ entities: ["e.orm"], claims: [] });
  expect(issues.map(({ path, message }) => [path, message])).toEqual([
    ["selection", "The link names “e.x”, which is not in this dataset."],
    ["selection", "The link names “c.9998”, which is not in this dataset."],
  ]);
});

test("a focus on nobody that is there is no focus", () => {
  expect(fitView(knowledge, { focus: { entities: ["e.x"], hops: 2 } }).view.focus).toBeNull();
  expect(fitView(knowledge, { focus: { entities: ["e.x", "e.orm"], hops: 2 } }).view.focus).toEqual({
    entities: ["e.orm"],
    hops: 2,
  });
});

test("facets and values that are not there are left out, and no empty list stays", () => {
  const { view, issues } = fitView(knowledge, {
    hidden: { colour: ["red"], stance: ["shouted"], kind: ["town", "human", "dragon"] },
  });
  expect(view.hidden).toEqual({ kind: ["human", "town"] });
  expect(issues.map(({ path, message }) => [path, message])).toEqual([
    ["hidden", "The link names “colour”, which is not in this dataset."],
    ["hidden.stance", "The link names “shouted”, which is not in this dataset."],
    ["hidden.kind", "The link names “dragon”, which is not in this dataset."],
  ]);
});

test("of many that are missing three are named and the others counted", () => {
  const moved = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`e.x${i}`, [0, 0] as const]));
  const { view, issues } = fitView(knowledge, { moved: { ...moved, "e.orm": [1, 1] } });
  expect(view.moved).toEqual({ "e.orm": [1, 1] });
  expect(issues.map(({ message }) => message)).toEqual([
    "The link names “e.x0”, “e.x1”, “e.x2” and 37 more, which are not in this dataset.",
  ]);
});

test("a panel of two whose second is not chosen yet stays; one about an entity that is not there gives way", () => {
  const half = { kind: "comparison", a: "e.orm", b: "" } as const;
  expect(fitView(knowledge, { room: half })).toEqual({ view: viewFrom({ room: half }), issues: [] });
  const { view, issues } = fitView(knowledge, { room: { ...half, b: "e.x" } });
  expect(view.room).toEqual(DEFAULT_VIEW.room);
  expect(issues).toHaveLength(1);
});
