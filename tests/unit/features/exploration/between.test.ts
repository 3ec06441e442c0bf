import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimsBetween } from "../../../../src/features/exploration/between.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { claimWith, entityWith, smallDataset } from "../../../fixtures/small-dataset.ts";

const small = buildKnowledgeGraph(smallDataset());
const all = (knowledge: KnowledgeGraph) => new Uint8Array(knowledge.claimCount).fill(1);
const entity = (id: string) => small.entityNumber.get(id) ?? -1;
const claimIds = (numbers: readonly number[] = []) => numbers.map((c) => small.dataset.claims[c]?.id);

/** A graph of `order` entities in which claim i joins the i-th pair; null as second means a value. */
function graphOf(order: number, pairs: readonly (readonly [number, number | null])[]): KnowledgeGraph {
  const id = (e: number) => `e.n${e}`;
  const entities = Array.from({ length: order }, (_, e) => entityWith({ id: id(e) }));
  const claims = pairs.map(([subject, object], c) =>
    claimWith({
      id: `c.${c}`,
      subject: id(subject),
      object: object === null ? null : id(object),
      value: object === null ? { amount: 1, unit: "piece", qualifier: null } : null,
      attributions: [],
    }),
  );
  return buildKnowledgeGraph({ ...smallDataset(), entities, claims });
}

/** All simple paths by trying every one, shortest kept: slow, and plainly right. */
function naive(knowledge: KnowledgeGraph, mask: Uint8Array, from: number, to: number) {
  let paths: number[][] = [];
  const walk = (at: number, seen: readonly number[], path: readonly number[]) => {
    if (at === to) return void paths.push([...path]);
    for (let c = 0; c < knowledge.claimCount; c++) {
      const ends = [knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number];
      if (mask[c] === 0 || ends.includes(-1) || !ends.includes(at)) continue;
      const next = ends[0] === at ? (ends[1] as number) : (ends[0] as number);
      if (!seen.includes(next)) walk(next, [...seen, next], [...path, c]);
    }
  };
  walk(from, [from], []);
  const hops = Math.min(...paths.map((path) => path.length));
  paths = paths.filter((path) => path.length === hops);
  if (paths.length === 0) return null;
  return { hops, claims: [...new Set(paths.flat())].sort((a, b) => a - b) };
}

describe("claims between two entities", () => {
  test("neighbours are joined by all their direct claims, in either direction", () => {
    const found = claimsBetween(small, all(small), entity("e.grey-company"), entity("e.hanno"));
    expect(found?.hops).toBe(1);
    expect(claimIds(found?.claims)).toEqual(["c.0009", "c.0010", "c.0011"]);
  });

  test("all shortest ways count, and nothing longer", () => {
    const found = claimsBetween(small, all(small), entity("e.hanno"), entity("e.league"));
    expect(found?.hops).toBe(3);
    expect(claimIds(found?.claims)).toEqual([
      ...["c.0001", "c.0006", "c.0008", "c.0009", "c.0010", "c.0011", "c.0013", "c.0014"],
    ]);
    expect(found?.entities).toHaveLength(5);
  });

  test("a claim that is not accepted is not walked", () => {
    const mask = all(small).map((_, c) => (small.dataset.claims[c]?.status === "deprecated" ? 0 : 1));
    const found = claimsBetween(small, mask, entity("e.hanno"), entity("e.grey-company"));
    expect(claimIds(found?.claims)).toEqual(["c.0009", "c.0010"]);
  });

  test("an entity is joined to itself by nothing, and to an island not at all", () => {
    const knowledge = graphOf(3, [
      [0, 1],
      [0, 0],
    ]);
    expect(claimsBetween(knowledge, all(knowledge), 0, 0)).toEqual({ hops: 0, claims: [], entities: [0] });
    expect(claimsBetween(knowledge, all(knowledge), 0, 2)).toBeNull();
  });

  test("agrees with a search that tries every path", () => {
    const order = 6;
    const node = fc.nat(order - 1);
    const pairs = fc.array(fc.tuple(node, fc.option(node, { freq: 8 })), { maxLength: 9 });
    fc.assert(
      fc.property(pairs, node, node, fc.infiniteStream(fc.nat(3)), (joined, from, to, chance) => {
        const knowledge = graphOf(order, joined);
        const mask = Uint8Array.from(joined, () => (chance.next().value === 0 ? 0 : 1));
        const found = claimsBetween(knowledge, mask, from, to);
        const expected = naive(knowledge, mask, from, to);
        expect(found && { hops: found.hops, claims: found.claims }).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});
