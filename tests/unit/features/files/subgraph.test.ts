import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entitiesNamedIn, extractSubgraph } from "../../../../src/features/files/subgraph.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import type { ClaimId, EntityId } from "../../../../src/model/ids.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const PARENT = "a".repeat(64);
const GRANDPARENT = "b".repeat(64);

function part(dataset: Dataset, entities: readonly string[], claims: readonly string[], parentHash = PARENT) {
  return extractSubgraph(dataset, {
    entities: new Set(entities as EntityId[]),
    claims: new Set(claims as ClaimId[]),
    filter: "chosen by hand",
    parentHash,
  });
}
const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);

describe("a subgraph", () => {
  test("takes the claim's ends, holder, relay and place along, and says that they are context", () => {
    const one = part(smallDataset(), ["e.orm", "e.arm-of-saint-ode"], ["c.0007"]);
    expect(ids(one.claims)).toEqual(["c.0007"]);
    expect(ids(one.entities)).toEqual(["e.arm-of-saint-ode", "e.marn", "e.monk", "e.orm"]);
    expect(one.derivedFrom).toEqual({
      dataset: "siege-of-varn",
      version: "1.0.0",
      sha256: PARENT,
      filter: "chosen by hand",
      context: ["e.marn", "e.monk"],
    });
  });

  test("takes means and place of a claim along", () => {
    expect(ids(part(smallDataset(), [], ["c.0014"]).entities)).toContain("e.arm-of-saint-ode");
    expect(ids(part(smallDataset(), [], ["c.0010"]).entities)).toContain("e.tarn-pass");
  });

  test("takes the source whole, and its author, even for an entity without a claim", () => {
    const one = part(smallDataset(), ["e.salim"], []);
    expect(one.sources).toEqual(smallDataset().sources);
    expect(ids(one.entities)).toEqual(["e.marn", "e.salim"]);
  });

  test("keeps links between kept claims only", () => {
    expect(ids(part(smallDataset(), [], ["c.0006", "c.0007"]).links)).toEqual(["l.0001"]);
  });

  test("keeps a question only when nothing of its view is missing", () => {
    expect(ids(part(smallDataset(), [], ["c.0006", "c.0007", "c.0008"]).questions)).toEqual(["who-has-the-relic"]);
    expect(part(smallDataset(), [], ["c.0006", "c.0007"]).questions).toEqual([]);
  });

  test("keeps the scenes of which nothing is missing, and no story without a scene", () => {
    const scenes = (claims: readonly string[]) =>
      part(smallDataset(), [], claims).stories.map((story) => ids(story.scenes));
    expect(scenes(["c.0006", "c.0007", "c.0008"])).toEqual([["everybody", "the-arm"]]);
    expect(scenes(["c.0006", "c.0007"])).toEqual([["everybody"]]);
    expect(scenes(["c.0007"])).toEqual([]);
  });

  test("leaves a scene that only a newer version can read behind", () => {
    const [story] = smallDataset().stories;
    const newer = { id: "later", schemaVersion: 9, pages: [] };
    const dataset = smallDataset({ stories: [{ ...story, scenes: [newer, ...(story?.scenes ?? [])] }] as never });
    expect(part(dataset, [], ["c.0006"]).stories.map((told) => ids(told.scenes))).toEqual([["everybody"]]);
  });

  test("keeps the places of its entities, and no layout that is empty", () => {
    const one = part(smallDataset(), [], ["c.0001"]);
    expect(Object.keys(one.layouts[0]?.positions ?? {})).toEqual(ids(one.entities));
    expect(part(smallDataset(), [], []).layouts).toEqual([]);
  });

  test("keeps the whole vocabulary", () => {
    expect(part(smallDataset(), [], []).vocabulary).toEqual(smallDataset().vocabulary);
  });

  test("passes over ids that are not there", () => {
    expect(part(smallDataset(), ["e.nobody"], ["c.none"])).toMatchObject({ entities: [], claims: [] });
  });
});

describe("a subgraph of a subgraph", () => {
  const first = part(smallDataset(), ["e.orm", "e.arm-of-saint-ode"], ["c.0007"]);

  test("is derived from the first dataset, by both filters in turn", () => {
    const second = part(first, ["e.orm"], [], GRANDPARENT);
    expect(second.derivedFrom).toMatchObject({ dataset: "siege-of-varn", sha256: PARENT });
    expect(second.derivedFrom?.filter).toBe("chosen by hand; then: chosen by hand");
  });

  test("leaves context what was context", () => {
    const second = part(first, ids(first.entities), ids(first.claims), GRANDPARENT);
    expect(second.derivedFrom?.context).toEqual(["e.marn", "e.monk"]);
    expect({ ...second, derivedFrom: null }).toEqual({ ...first, derivedFrom: null });
  });
});

test("any part of a dataset is a dataset without a fault, and holds what was chosen", () => {
  const whole = smallDataset();
  fc.assert(
    fc.property(fc.subarray(ids(whole.entities)), fc.subarray(ids(whole.claims)), (entities, claims) => {
      const one = part(whole, entities, claims);
      const parsed = parseDataset(JSON.parse(JSON.stringify(one)));
      expect(parsed.ok ? [] : parsed.error).toEqual([]);
      expect(ids(one.claims)).toEqual(claims);
      expect(ids(one.entities)).toEqual(expect.arrayContaining([...entities, ...one.claims.flatMap(entitiesNamedIn)]));
      for (const id of one.derivedFrom?.context ?? []) expect(entities).not.toContain(id);
      expect(ids(one.entities).filter((id) => !one.derivedFrom?.context.includes(id as EntityId))).toEqual(entities);
    }),
    { numRuns: 200 },
  );
});
