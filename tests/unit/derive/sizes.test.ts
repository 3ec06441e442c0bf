import fc from "fast-check";
import { expect, test } from "vitest";
import { measures } from "../../../src/derive/measures.ts";
import { nodeSizes } from "../../../src/derive/sizes.ts";
import { applyEdits } from "../../../src/model/edit-knowledge.ts";
import { buildKnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import { claimWith, smallDataset } from "../../fixtures/small-dataset.ts";

const knowledge = buildKnowledgeGraph(smallDataset());

test("a node's area grows with the number of claims about its entity, and those with most claims come first", () => {
  const { radii, ranked } = nodeSizes(knowledge);
  const { values } = measures[0].column(knowledge);
  expect([...values]).toEqual([...knowledge.entityClaimCount]);
  const entity = fc.nat({ max: knowledge.order - 1 });
  fc.assert(
    fc.property(entity, entity, (a, b) => {
      const [more, less] = [values[a] as number, values[b] as number];
      expect(Math.sign((radii[a] as number) - (radii[b] as number))).toBe(Math.sign(more - less));
      if (more > less) expect(ranked.indexOf(a)).toBeLessThan(ranked.indexOf(b));
    }),
  );
  expect([...ranked].sort((a, b) => a - b)).toEqual([...knowledge.entityClaimCount.keys()]);
});

test("the sizes stand as long as only words change, and follow a claim that is added", () => {
  const { dataset } = knowledge;
  const [entity] = dataset.entities;
  const [claim] = dataset.claims;
  if (entity === undefined || claim === undefined) throw new Error("The small dataset is empty.");
  const reworded = applyEdits(knowledge, [{ edit: "change", of: "entity", record: { ...entity, label: "Another" } }]);
  if (!reworded.ok) throw new Error(reworded.error.message);
  expect(nodeSizes(reworded.value.knowledge)).toBe(nodeSizes(knowledge));
  const before = nodeSizes(knowledge).radii[knowledge.entityNumber.get(claim.subject) ?? -1] as number;
  const more = claimWith({ id: "c.more" as typeof claim.id, subject: claim.subject });
  const added = applyEdits(knowledge, [{ edit: "add", of: "claim", record: more, at: null }]);
  if (!added.ok) throw new Error(added.error.message);
  const { radii } = nodeSizes(added.value.knowledge);
  expect(radii[knowledge.entityNumber.get(claim.subject) ?? -1]).toBeGreaterThan(before);
});
