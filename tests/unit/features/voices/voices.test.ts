import { describe, expect, test } from "vitest";
import { neverSpeaking, onOneSentence, paragraphLoads, voicesOf } from "../../../../src/features/voices/voices.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import { buildKnowledgeGraph, HOLDER_NOT_STATED } from "../../../../src/model/knowledge-graph.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { attributionWith, claimWith, passage, smallDataset } from "../../../fixtures/small-dataset.ts";

const workspace = createWorkspace(smallDataset());
const { knowledge, derived } = workspace.store.getState();
const idOf = (entity: number) => (entity < 0 ? "not stated" : knowledge.dataset.entities[entity]?.id);
const everythingOf = (dataset: Dataset) => {
  const graph = buildKnowledgeGraph(dataset);
  return {
    graph,
    taken: {
      claimMask: new Uint8Array(graph.claimCount).fill(1),
      attributionMask: new Uint8Array(graph.attributionHolder.length).fill(1),
    },
  };
};

describe("who speaks about whom", () => {
  test("the most talkative holder comes first, who is not stated last", () => {
    const holders = voicesOf(knowledge, derived).map(({ holder }) => idOf(holder));
    expect(holders[0]).toBe("e.marn");
    expect(holders.at(-1)).toBe("not stated");
    expect(new Set(holders)).toEqual(
      new Set(["e.marn", "e.orm", "e.grey-company", "e.monk", "e.league", "not stated"]),
    );
  });

  test("a voice lists the entities at the ends of its claims", () => {
    const orm = voicesOf(knowledge, derived).find(({ holder }) => idOf(holder) === "e.orm");
    expect(orm?.about.map(({ entity, claims }) => [idOf(entity), claims])).toEqual([
      ["e.arm-of-saint-ode", 1],
      ["e.grey-company", 1],
    ]);
  });

  test("claims by family count each claim once per family", () => {
    const [marn] = voicesOf(knowledge, derived);
    const families = knowledge.dataset.vocabulary.families;
    families.forEach((_, family) => {
      const claims = marn?.claims.filter((c) =>
        [knowledge.claimSubject[c], knowledge.claimObject[c]].some(
          (end) => end !== undefined && end >= 0 && knowledge.entityFamily[end] === family,
        ),
      );
      expect(marn?.byFamily[family]).toBe(claims?.length);
    });
  });

  test("a word that the lens does not take is not heard", () => {
    const mask = derived.attributionMask.map((taken, row) =>
      knowledge.attributionHolder[row] === HOLDER_NOT_STATED ? 0 : taken,
    );
    const holders = voicesOf(knowledge, { ...derived, attributionMask: mask }).map(({ holder }) => holder);
    expect(holders).not.toContain(HOLDER_NOT_STATED);
  });
});

describe("who never speaks", () => {
  const silent = neverSpeaking(knowledge, derived).map(({ entity }) => idOf(entity));

  test("is spoken about and of a kind that speaks elsewhere", () => {
    expect(silent).toEqual(["e.hanno", "e.salim"]);
  });

  test("is no town, of which none speaks", () => {
    expect(silent).not.toContain("e.varn");
  });

  test("is nobody through whom another's word is known", () => {
    const claim = claimWith({ attributions: [attributionWith({ holder: "e.orm", via: ["e.grey-company"] })] });
    const { graph, taken } = everythingOf({ ...smallDataset(), claims: [claim], links: [] });
    expect(neverSpeaking(graph, taken)).toEqual([]);
  });
});

describe("what rests on one sentence", () => {
  const resting = (...evidence: readonly (readonly [string, string])[]) =>
    everythingOf({
      ...smallDataset(),
      claims: evidence.map(([at, words], i) =>
        claimWith({ id: `c.900${i}`, attributions: [attributionWith({ evidence: [passage(at, words)] })] }),
      ),
      links: [],
    });

  test("two claims from one sentence, and the entities that nothing else speaks of", () => {
    const { graph, taken } = resting(["1.1", "at war with Orm"], ["1.1", "before Varn"]);
    const { claims, entities } = onOneSentence(graph, taken);
    expect(claims).toEqual([0, 1]);
    expect(entities.map(({ claims: count, at }) => [count, at])).toEqual([
      [2, "1.1"],
      [2, "1.1"],
    ]);
  });

  test("an entity of two sentences rests on neither alone", () => {
    const { graph, taken } = resting(["1.1", "at war with Orm"], ["1.2", "Orm’s men fought"]);
    expect(onOneSentence(graph, taken)).toEqual({ claims: [0, 1], entities: [] });
  });

  test("a paragraph is not known to be one sentence", () => {
    const claim = claimWith({
      attributions: [attributionWith({ evidence: [{ ...passage("1.1", "at war with Orm"), at: "1" }] })],
    });
    const { graph, taken } = everythingOf({ ...smallDataset(), claims: [claim], links: [] });
    expect(onOneSentence(graph, taken)).toEqual({ claims: [], entities: [] });
  });
});

describe("paragraphs", () => {
  test("carry their claims, the heaviest first, with our digest", () => {
    const loads = paragraphLoads(knowledge, derived);
    expect(loads.map(({ at, claims }) => [at, claims.length])).toEqual([
      ["3", 6],
      ["1", 5],
      ["2", 3],
    ]);
    expect(loads[0]?.digest).toBe("Shelter, the pass, a plea.");
  });

  test("carry no claim that is hidden", () => {
    const claimMask = new Uint8Array(knowledge.claimCount);
    expect(paragraphLoads(knowledge, { ...derived, claimMask })).toEqual([]);
  });
});
