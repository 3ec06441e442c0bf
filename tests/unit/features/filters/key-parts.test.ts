import { expect, test } from "vitest";
import { type ColourKey, drawBy } from "../../../../src/derive/drawn-by/draw-by.ts";
import { dropByFields } from "../../../../src/derive/field-filters.ts";
import { isKeptBy, keepPart } from "../../../../src/features/filters/drawn-by-commands.ts";
import {
  entitiesIn,
  type KeyPart,
  partOfCategory,
  partOfStep,
  partUnstated,
} from "../../../../src/features/filters/key-parts.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { type Columns, datasetWithFields } from "../../../fixtures/dataset-with-fields.ts";

const COLUMNS: Columns = {
  revenue: { type: "number", values: [4, 0, null, 9.25, 1] },
  founded: { type: "edtf", values: ["1950", "1960-02-03", null, "2001-05", "2020"] },
  side: { type: "category", values: ["left", null, "right", "left", "up"] },
  team: { type: "integer", values: [3, 3, null, 7, 7] },
};

function shownBy(by: string, partOf: (key: ColourKey) => KeyPart, scale?: "each") {
  const workspace = createWorkspace(datasetWithFields(COLUMNS));
  const { knowledge, derived } = workspace.store.getState();
  const key = drawBy(knowledge, { size: null, colour: { by, ...(scale && { scale }) } }, "light")?.colour;
  if (!key) throw new Error("Nothing is coloured.");
  const part = partOf(key);
  if (!("filter" in part))
    return { selected: entitiesIn(knowledge, derived, part.holds).map((id) => knowledge.entityNumber.get(id)) };
  workspace.dispatch(keepPart, [part.filter]);
  const { view } = workspace.store.getState();
  expect(isKeptBy(view.fields, part.filter)).toBe(true);
  const mask = new Uint8Array(knowledge.order).fill(1);
  dropByFields(knowledge, "entity", view.fields, mask, 0);
  const shown = [...mask.entries()].flatMap(([e, isKept]) => (isKept === 1 ? [e] : []));
  workspace.dispatch(keepPart, [part.filter]);
  expect(workspace.store.getState().view.fields, "pressed again").toEqual([]);
  return { shown };
}

test("a step of a field is filtered by, from its least value to its greatest, and what is not stated goes", () => {
  const step = (at: number) => (key: ColourKey) => {
    if (key.kind !== "ramp") throw new Error("It is no ramp.");
    return partOfStep(key, key.steps[at] as (typeof key.steps)[number]);
  };
  expect(shownBy("revenue", step(0))).toEqual({ shown: [1, 4] });
  expect(shownBy("revenue", step(2))).toEqual({ shown: [3] });
  expect(shownBy("founded", step(0))).toEqual({ shown: [0, 1] });
});

test("a category is filtered by, named or one of all others; of whole numbers too; what is not stated is selected", () => {
  const { knowledge } = createWorkspace(datasetWithFields(COLUMNS)).store.getState();
  const category = (place: number) => (key: ColourKey) => {
    if (key.kind !== "categories") throw new Error("There are no categories.");
    return partOfCategory(knowledge, key, place);
  };
  expect(shownBy("side", category(0))).toEqual({ shown: [0, 3] });
  expect(shownBy("side", category(2))).toEqual({ shown: [4] });
  expect(shownBy("team", category(0), "each")).toEqual({ shown: [0, 1] });
  expect(shownBy("side", partUnstated)).toEqual({ selected: [1] });
  expect(shownBy("revenue", partUnstated)).toEqual({ selected: [2] });
});
