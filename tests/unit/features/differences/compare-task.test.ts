import { expect, test } from "vitest";
import { changedParts } from "../../../../src/features/differences/changed-parts.ts";
import { compareDatasets } from "../../../../src/features/differences/compare-datasets.ts";
import {
  comparedOf,
  compareTask,
  comparing,
  type PlacedChange,
} from "../../../../src/features/differences/compare-task.ts";
import { runInSlices } from "../../../../src/lib/task.ts";
import type { Claim, Dataset, Entity } from "../../../../src/model/dataset.ts";
import { openDocument } from "../../../../src/model/document.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const small = smallDataset();
const [CLAIM, SECOND, ...CLAIMS] = small.claims as readonly Claim[] as readonly [Claim, Claim, ...Claim[]];
const [ENTITY] = small.entities as readonly [Entity];

/** A change of words and of whose claim it is, a claim less with its links, and an entity more. */
const later: Dataset = {
  ...small,
  entities: [...small.entities, { ...ENTITY, id: "e.new" as Entity["id"], label: "New tower" }],
  claims: [{ ...CLAIM, label: "starves", attributions: [] }, ...CLAIMS],
  links: small.links.filter(({ from, to }) => from !== SECOND.id && to !== SECOND.id),
};

const inPlace = (a: Dataset, b: Dataset, pairedBy: "id" | "name") =>
  compareDatasets(buildKnowledgeGraph(a), buildKnowledgeGraph(b), pairedBy);

test.each(["id", "name"] as const)("a worker finds what is found in place, paired by %s", async (pairedBy) => {
  const { request, more } = comparing(small, later, pairedBy);
  const changes: PlacedChange[] = [];
  const phases: string[] = [];
  const outcome = await runInSlices(compareTask, structuredClone(request), {
    more,
    onPart: (part) => void changes.push(...part),
    onProgress: (phase) => void phases.push(phase),
  });
  if (outcome.is !== "done") throw new Error(outcome.is);
  expect(comparedOf(outcome.output, changes, { a: small, b: later })).toEqual(inPlace(small, later, pairedBy));
  expect(phases).toEqual(["taking-in", "comparing", "handing-over"]);
});

test("the parts that an edit touched differ as the whole does", () => {
  const parts = changedParts({ ...openDocument(small), dataset: later });
  expect(parts.a.claims.length).toBeLessThan(small.claims.length);
  const { inBoth: _, ...ofParts } = inPlace(parts.a, parts.b, "id");
  const { inBoth: __, ...ofWhole } = inPlace(small, later, "id");
  expect(ofParts).toEqual(ofWhole);
});

test("a claim that is contested by a new link alone is among the touched parts", () => {
  const [first, second] = CLAIMS as [Claim, Claim];
  const link = {
    id: "l.new",
    from: first.id,
    relation: "contradicts",
    to: second.id,
    evidence: [],
    note: null,
  } as unknown as Dataset["links"][number];
  const contested: Dataset = { ...small, links: [...small.links, link] };
  const parts = changedParts({ ...openDocument(small), dataset: contested });
  const { newlyContested } = inPlace(parts.a, parts.b, "id");
  expect(newlyContested).toEqual(inPlace(small, contested, "id").newlyContested);
  expect(newlyContested.length).toBeGreaterThan(0);
});

test("nothing was touched where nothing was edited", () => {
  const { a, b } = changedParts(openDocument(small));
  expect([a.claims, b.claims, a.links, b.layouts]).toEqual([[], [], [], []]);
});
