import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entitiesNamedIn, extractSubgraph } from "../../../../src/features/files/subgraph.ts";
import type { Dataset, Derivation } from "../../../../src/model/dataset.ts";
import { asParent } from "../../../../src/model/extract.ts";
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
      parent: asParent(smallDataset()),
    });
  });

  test("says in its title, subtitle, description and id that it is an extract, of what, and how much of it", () => {
    const one = part(smallDataset(), ["e.orm", "e.arm-of-saint-ode"], ["c.0007"]);
    const { title, description } = smallDataset().dataset;
    expect(one.dataset).toEqual({
      ...smallDataset().dataset,
      id: "siege-of-varn-extract-chosen-by-hand",
      title: "Extract: chosen by hand",
      subtitle: `4 of 11 entities, 1 of 14 claims of “${title}”`,
      description: [
        `An extract of “${title}” (siege-of-varn 1.0.0), chosen by this rule: chosen by hand.`,
        "2 of its entities were not chosen but are named by claims; they are drawn hollow.",
        "Left behind: 1 of 1 story and 1 of 1 question.",
        `The whole: ${description}`,
      ].join(" "),
    });
  });

  test("says nothing of what stayed behind where nothing did", () => {
    const whole = smallDataset({ stories: [], questions: [] });
    expect(part(whole, [], ["c.0007"]).dataset.description).not.toContain("Left behind");
  });

  test("has a title that a long rule does not fill", () => {
    const rule = `${"only this and that, ".repeat(20)}end`;
    const one = extractSubgraph(smallDataset(), {
      entities: new Set(),
      claims: new Set(),
      filter: rule,
      parentHash: PARENT,
    });
    expect(one.dataset.title.length).toBeLessThan(110);
    expect(one.dataset.title).toMatch(/…$/);
    expect(one.derivedFrom?.filter).toBe(rule);
  });

  test("keeps the names of regions of which a chosen entity is a member, and no others", () => {
    const captions = [
      { text: "The keep", at: [0, 0], members: ["e.orm", "e.salim"] },
      { text: "The camp", at: [0, 0], members: ["e.salim"] },
      { text: "Those who tell", at: [0, 0], members: ["e.marn"] },
    ];
    const [layout] = smallDataset().layouts;
    const whole = smallDataset({ layouts: [{ ...layout, captions }] as never });
    // e.marn, who holds the claim, is in the part, but was not chosen.
    const one = part(whole, ["e.orm", "e.arm-of-saint-ode"], ["c.0007"]);
    expect(ids(one.entities)).toContain("e.marn");
    expect(one.layouts[0]?.captions).toEqual([{ text: "The keep", at: [0, 0], members: ["e.orm"] }]);
  });

  test("keeps a name that lists no members where a chosen entity is close by", () => {
    const [layout] = smallDataset().layouts;
    const at = layout?.positions["e.orm" as EntityId];
    const captions = [
      { text: "Here", at },
      { text: "Far away", at: [9_000, 9_000] },
    ];
    const whole = smallDataset({ layouts: [{ ...layout, captions }] as never });
    expect(part(whole, ["e.orm"], []).layouts[0]?.captions.map(({ text }) => text)).toEqual(["Here"]);
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

  test("keeps no scene whose words link to what stayed behind", () => {
    const [story] = smallDataset().stories;
    const [scene] = story?.scenes ?? [];
    const linking = { ...scene, caption: "See [him](e.salim).", cites: [], view: {}, steps: [] };
    const whole = smallDataset({ stories: [{ ...story, scenes: [linking] }] as never });
    expect(part(whole, ["e.orm"], []).stories).toEqual([]);
    expect(part(whole, ["e.salim"], []).stories).toHaveLength(1);
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
    const { dataset } = first;
    expect({ ...second, derivedFrom: null, dataset }).toEqual({ ...first, derivedFrom: null });
  });

  test("says how much of the first dataset it has, and what of that stayed behind", () => {
    const second = part(first, ["e.orm"], [], GRANDPARENT);
    expect(second.derivedFrom?.parent).toEqual(asParent(smallDataset()));
    expect(second.dataset.title).toBe("Extract: chosen by hand; then: chosen by hand");
    expect(second.dataset.subtitle).toMatch(/^2 of 11 entities, 0 of 14 claims of “/);
    expect(second.dataset.description).toContain("1 of 1 story and 1 of 1 question");
  });

  test("of a file that says only of what it is a part takes the title over from there", () => {
    const { dataset } = smallDataset();
    const { parent: _, ...derivedFrom } = first.derivedFrom as Derivation;
    const old: Dataset = { ...first, dataset, derivedFrom };
    const second = part(old, ["e.orm"], [], GRANDPARENT);
    expect(second.derivedFrom?.parent).toEqual({ title: dataset.title, description: dataset.description });
    expect(second.dataset.subtitle).toBe(`2 entities, 0 claims of “${dataset.title}”`);
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
