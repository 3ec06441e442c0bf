import { expect, test } from "vitest";
import { describeFilters } from "../../../src/derive/describe-filters.ts";
import { buildKnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import { DEFAULT_VIEW, viewFrom } from "../../../src/model/view-state.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

const knowledge = buildKnowledgeGraph(smallDataset());

test("a view without filters is everything, whatever is selected", () => {
  expect(describeFilters(knowledge, DEFAULT_VIEW)).toBe("everything");
  expect(describeFilters(knowledge, viewFrom({ selection: { entities: ["e.orm"], claims: [] } }))).toBe("everything");
});

test("a facet is told by what is left, or by what is missing, whichever is shorter", () => {
  const stances = ["plain", "relayed", "accused", "rumour", "guess", "plea"];
  const words = (stance: readonly string[]) => describeFilters(knowledge, viewFrom({ hidden: { stance } }));
  expect(words(stances.slice(1))).toBe("Certainty: only stated");
  expect(words(["plea"])).toBe("Certainty: without urged");
  expect(words(stances)).toBe("Certainty: nothing");
});

test("time and focus are told by their bounds and centres", () => {
  const view = viewFrom({
    hidden: { holder: ["e.marn"] },
    time: { from: "1204", to: "1206-05", match: "certainly", undated: false },
    focus: { entities: ["e.orm", "e.league"], hops: 2 },
  });
  expect(describeFilters(knowledge, view)).toBe(
    "Attributed to: without Ilse Marn; definitely in range: 1204 to May 1206; without undated claims; " +
      "2 hops around Duchy of Orm and League of Free Towns",
  );
});

test("what the dataset does not have is passed over", () => {
  expect(describeFilters(knowledge, viewFrom({ hidden: { kind: ["dragon"], colour: ["red"] } }))).toBe("everything");
});
