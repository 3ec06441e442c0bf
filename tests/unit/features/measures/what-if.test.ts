import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { createDerivation } from "../../../../src/derive/derive.ts";
import { graphToMeasure } from "../../../../src/derive/measured-graph.ts";
import { measuresById, measureTask } from "../../../../src/features/measures/measure-task.ts";
import { rankInWords } from "../../../../src/features/measures/measure-words.ts";
import { rankedEntities } from "../../../../src/features/measures/ranked-entities.ts";
import { type Omission, omissionsOf, rankRanges, withoutOmission } from "../../../../src/features/measures/what-if.ts";
import { runInSlices } from "../../../../src/lib/task.ts";
import { buildKnowledgeGraph, entityAt, type KnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { DEFAULT_VIEW } from "../../../../src/model/view-state.ts";
import { arbitraryDataset } from "../../../fixtures/arbitrary-dataset.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const PLAIN = { isDirected: false, weight: null, countsVersions: true } as const;

async function ranges(knowledge: KnowledgeGraph, id: string, omissions: readonly Omission[]) {
  const measure = measuresById.get(id);
  if (measure === undefined) throw new Error(`There is no measure "${id}".`);
  const views = [
    createDerivation()(knowledge, DEFAULT_VIEW),
    ...omissions.map((omission) => withoutOmission(knowledge, DEFAULT_VIEW, omission)),
  ];
  const graphs = views.map((view) => graphToMeasure(knowledge, view, measure, PLAIN));
  const outcome = await runInSlices(measureTask, { measure: id, graphs: graphs.map(({ graph }) => graph) });
  if (outcome.is !== "done") throw new Error(outcome.is);
  const [now = [], ...without] = graphs.map((graph, at) => rankedEntities(measure, graph, outcome.output[at] as never));
  return rankRanges(now, without);
}

test("degrees and cores never rise, and components never join, when attributions are left out", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDataset, async (input) => {
      const parsed = parseDataset(input);
      if (!parsed.ok) return;
      const knowledge = buildKnowledgeGraph(parsed.value);
      const { stance, holder } = omissionsOf(knowledge, DEFAULT_VIEW);
      const omissions = [...stance, ...holder].slice(0, 4);
      for (const id of ["degree", "k-core"]) {
        for (const { now, without } of await ranges(knowledge, id, omissions))
          for (const each of without) if (each !== null) expect(each.value).toBeLessThanOrEqual(now.value as number);
      }
      const components = await ranges(knowledge, "component", omissions);
      for (const [at] of omissions.entries()) {
        const before = new Map<number, number>();
        for (const { now, without } of components) {
          const after = without[at]?.value ?? null;
          if (after === null) continue;
          expect(before.get(after) ?? now.value).toBe(now.value);
          before.set(after, now.value as number);
        }
      }
    }),
    { numRuns: 40 },
  );
});

let article: KnowledgeGraph;
beforeAll(() => {
  article = buildKnowledgeGraph(smallDataset());
});

test("offers the certainties but the firmest and those to whom claims are attributed, none of which is hidden already", () => {
  const { stance, holder } = omissionsOf(article, DEFAULT_VIEW);
  expect(stance.map(({ label }) => label)).not.toContain("stated");
  expect(stance.length).toBeGreaterThan(1);
  expect(holder.map(({ label }) => label)).toContain("Ilse Marn");
  const [first] = stance;
  const hidden = omissionsOf(article, { hidden: { stance: [first?.value ?? ""] } });
  expect(hidden.stance).not.toContainEqual(first);
});

test("says in one line how an entity ranks, and where it would without something", async () => {
  const { stance, holder } = omissionsOf(article, DEFAULT_VIEW);
  const omissions = [...stance, ...holder];
  const all = await ranges(article, "degree", omissions);
  const lines = all.map((range) => `${entityAt(article, range.now.entity).label}: ${rankInWords(range, omissions)}`);
  expect(lines).toMatchInlineSnapshot(`
    [
      "Grey Company: 1st; 2nd without Ilse Marn",
      "Duchy of Orm: 1st; 2nd without relayed, 3rd without Ilse Marn, 2nd without a monk",
      "Arm of Saint Ode: 3rd; 4th without relayed, 4th without accused, 1st without Ilse Marn, 4th without League of Free Towns, 4th without a monk",
      "Siege of Varn: 3rd; 2nd without relayed, gone without Ilse Marn, 2nd without a monk",
      "League of Free Towns: 5th; 4th without relayed, 3rd without Ilse Marn, 4th without a monk",
      "Hanno: 6th; 5th without accused, 3rd without Ilse Marn, 5th without League of Free Towns",
      "سليم: 6th; 5th without accused, gone without guessed, gone without Ilse Marn, 5th without League of Free Towns",
      "Tarn Pass: 6th; 5th without accused, gone without guessed, gone without Ilse Marn, 5th without League of Free Towns",
      "Varn: 6th; 5th without accused, gone without Ilse Marn, 5th without League of Free Towns",
      "Ilse Marn: 10th; 8th without guessed, 6th without Ilse Marn",
      "a monk: 10th; 8th without guessed, 6th without Ilse Marn",
    ]
  `);
  for (const { now, without, best, worst } of all) {
    const ranks = [now, ...without].flatMap((each) => each?.rank ?? []);
    expect([best, worst]).toEqual([Math.min(...ranks), Math.max(...ranks)]);
  }
});
