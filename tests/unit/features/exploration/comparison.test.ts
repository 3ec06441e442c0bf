import { describe, expect, test } from "vitest";
import { compareEntities } from "../../../../src/features/exploration/comparison.ts";
import { toggleValues } from "../../../../src/features/filters/filter-commands.ts";
import { claimAt, entityAt } from "../../../../src/model/knowledge-graph.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { claimWith, smallDataset } from "../../../fixtures/small-dataset.ts";

function compare(a: string, b: string, workspace = createWorkspace(smallDataset())) {
  const { knowledge, derived } = workspace.store.getState();
  const number = (id: string) => knowledge.entityNumber.get(id) ?? -1;
  const comparison = compareEntities(knowledge, derived, number(a), number(b));
  return {
    comparison,
    idOf: (e: number) => entityAt(knowledge, e).id as string,
    ids: (claims: readonly number[]) => claims.map((c) => claimAt(knowledge, c).id as string),
  };
}

describe("two entities side by side", () => {
  test("what is said of the two stands apart from their neighbours", () => {
    const { comparison, ids, idOf } = compare("e.grey-company", "e.orm");
    expect(ids(comparison.direct)).toEqual(["c.0001"]);
    const named = [...comparison.shared, ...comparison.onlyA, ...comparison.onlyB].map(({ entity }) => idOf(entity));
    expect(named).not.toContain("e.orm");
    expect(named).not.toContain("e.grey-company");
  });

  test("a shared neighbour comes with the claims to each side, what only one has with its own", () => {
    const { comparison, ids, idOf } = compare("e.grey-company", "e.orm");
    const shared = comparison.shared.map(({ entity, claimsA, claimsB }) => [idOf(entity), ids(claimsA), ids(claimsB)]);
    expect(shared).toEqual([
      ["e.arm-of-saint-ode", ["c.0006"], ["c.0007"]],
      ["e.siege-of-varn", ["c.0002"], ["c.0003"]],
    ]);
    expect(comparison.onlyA.map(({ entity, claims }) => [idOf(entity), ids(claims)])).toEqual([
      ["e.hanno", ["c.0009", "c.0010", "c.0011"]],
    ]);
    expect(comparison.onlyB.map(({ entity }) => idOf(entity))).toEqual(["e.league"]);
  });

  test("dated claims come by the day they begin, an open beginning first; undated ones are counted", () => {
    const { comparison, ids } = compare("e.grey-company", "e.orm");
    expect(ids(comparison.timelines.a.dated)).toEqual(["c.0001", "c.0006", "c.0002", "c.0010"]);
    expect(comparison.timelines.a.undated).toBe(2);
  });

  test("claims are counted by family and stance in the vocabulary's order, those between the two on both sides", () => {
    const { comparison } = compare("e.grey-company", "e.orm");
    const sum = (side: "a" | "b") => comparison.byFamily.reduce((total, count) => total + count[side], 0);
    expect([sum("a"), sum("b")]).toEqual([comparison.totals.a, comparison.totals.b]);
    expect(comparison.byFamily).toEqual([
      { value: 0, a: 1, b: 1 },
      { value: 1, a: 5, b: 4 },
    ]);
    expect(comparison.byStance.map(({ value }) => value)).toEqual(
      comparison.byStance.map(({ value }) => value).toSorted((a, b) => a - b),
    );
  });

  test("a value, and what an entity does to itself, name nobody else", () => {
    const loop = claimWith({ id: "c.0015", subject: "e.orm", object: "e.orm" });
    const workspace = createWorkspace(smallDataset({ claims: [...smallDataset().claims, loop] }));
    expect(compare("e.siege-of-varn", "e.orm", workspace).comparison.alone).toEqual({ a: [4], b: [14] });
  });

  test("only what is shown is compared", () => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(toggleValues, { facet: "kind", values: ["relic", "siege"] });
    expect(compare("e.grey-company", "e.orm", workspace).comparison.shared).toEqual([]);
  });

  test("swapping the two swaps the sides and nothing else", () => {
    const one = compare("e.grey-company", "e.league").comparison;
    const two = compare("e.league", "e.grey-company").comparison;
    expect(two.onlyA).toEqual(one.onlyB);
    expect(two.direct).toEqual(one.direct);
    expect(two.shared.map(({ entity, claimsA, claimsB }) => ({ entity, claimsA: claimsB, claimsB: claimsA }))).toEqual(
      one.shared,
    );
    expect(two.timelines).toEqual({ a: one.timelines.b, b: one.timelines.a });
  });
});
