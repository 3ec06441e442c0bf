import { expect, test } from "vitest";
import { layoutInputOf } from "../../../src/derive/layout-input.ts";
import { buildKnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import { entityWith, smallDataset } from "../../fixtures/small-dataset.ts";

const NAMES = ["Wm", "illi illi", "A name of two lines which is long"];
const knowledge = buildKnowledgeGraph(
  smallDataset({
    entities: NAMES.map((label, at) => entityWith({ id: `e.n${at}`, label, mentions: [] })),
    claims: [],
    links: [],
    questions: [],
    stories: [],
    layouts: [],
    sources: [],
  }),
);
const how = { iterations: null, seed: 1, start: null };

test("names are as wide as they are measured, line by line, to whole pixels", () => {
  const measured: string[] = [];
  const { boxes } = layoutInputOf(knowledge, {
    ...how,
    measure: (line) => {
      measured.push(line);
      return line.startsWith("W") ? 90.2 : 30.9;
    },
  });
  expect(measured).toEqual(["Wm", "illi illi", "A name of two lines", "which is long"]);
  expect([...boxes.halfWidth]).toEqual([45.5, 15.5, 15.5]);
  expect(boxes.below[2]).toBeGreaterThan(boxes.below[1] as number);
});

test("where they cannot be measured they are as wide as as many characters are on average", () => {
  const { halfWidth } = layoutInputOf(knowledge, how).boxes;
  expect(halfWidth[1]).toBeGreaterThan(halfWidth[0] as number);
  expect(halfWidth[2]).toBeCloseTo((6.3 * "A name of two lines".length) / 2, 0);
});
