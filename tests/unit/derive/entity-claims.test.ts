import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  claimGroupsOf,
  claimsBesides,
  claimsHeldBy,
  claimsOnSamePassage,
  claimsQualifiedBy,
} from "../../../src/derive/entity-claims.ts";
import type { Claim, Evidence } from "../../../src/model/dataset.ts";
import { buildKnowledgeGraph, claimsAt } from "../../../src/model/knowledge-graph.ts";
import { anyDataset } from "../../fixtures/arbitrary-merge.ts";
import { claimWith, smallDataset } from "../../fixtures/small-dataset.ts";

const knowledge = buildKnowledgeGraph(smallDataset());
const everything = new Uint8Array(knowledge.claimCount).fill(1);
const entity = (id: string) => knowledge.entityNumber.get(id) ?? -1;
const claim = (id: string) => knowledge.claimNumber.get(id) ?? -1;
const idsOf = (claims: readonly number[]) => claims.map((c) => knowledge.dataset.claims[c]?.id);
const without = (...ids: readonly string[]) => {
  const mask = everything.slice();
  for (const id of ids) mask[claim(id)] = 0;
  return mask;
};

describe("the claims of an entity", () => {
  test("stand by predicate family, outgoing before incoming", () => {
    const groups = claimGroupsOf(knowledge, everything, entity("e.grey-company"));
    expect(groups.map(({ label }) => label)).toEqual(["having", "meeting"]);
    expect(
      groups.map(({ rows }) => rows.map((row) => `${idsOf([row.claim])} ${row.isIncoming ? "in" : "out"}`)),
    ).toEqual([["c.0006 out"], ["c.0001 out", "c.0002 out", "c.0011 out", "c.0009 in", "c.0010 in"]]);
  });

  test("that are symmetric are never incoming, whichever end they are seen from", () => {
    const rows = claimGroupsOf(knowledge, everything, entity("e.hanno")).flatMap((group) => group.rows);
    expect(rows.find((row) => row.claim === claim("c.0011"))?.isIncoming).toBe(false);
  });

  test("name the other end, which a claim with a value does not have", () => {
    const rows = claimGroupsOf(knowledge, everything, entity("e.siege-of-varn")).flatMap((group) => group.rows);
    expect(rows.find((row) => row.claim === claim("c.0005"))?.other).toBe(-1);
    expect(rows.find((row) => row.claim === claim("c.0002"))?.other).toBe(entity("e.grey-company"));
  });

  test("about itself stand once, as outgoing", () => {
    const dataset = smallDataset({
      claims: [claimWith({ id: "c.0001", subject: "e.orm", object: "e.orm", predicate: "shields" })],
      links: [],
      questions: [],
    });
    const loop = buildKnowledgeGraph(dataset);
    const [group] = claimGroupsOf(loop, Uint8Array.of(1), loop.entityNumber.get("e.orm") ?? -1);
    expect(group?.rows).toEqual([{ claim: 0, isIncoming: false, other: loop.entityNumber.get("e.orm") }]);
  });

  test("are all listed, once each, for every entity, and hidden ones are left out", () => {
    for (let e = 0; e < knowledge.order; e++) {
      const rows = claimGroupsOf(knowledge, everything, e).flatMap((group) => group.rows.map((row) => row.claim));
      expect(rows.toSorted((a, b) => a - b)).toEqual([...claimsAt(knowledge, e)]);
    }
    const groups = claimGroupsOf(knowledge, without("c.0006"), entity("e.grey-company"));
    expect(groups.map(({ label }) => label)).toEqual(["meeting"]);
  });
});

describe("claims that rest on an entity", () => {
  test("are those that it makes, denies or passes on", () => {
    expect(idsOf(claimsHeldBy(knowledge, everything, entity("e.monk")))).toEqual(["c.0007"]);
    expect(idsOf(claimsHeldBy(knowledge, everything, entity("e.marn")))).toContain("c.0007");
    expect(idsOf(claimsHeldBy(knowledge, everything, entity("e.grey-company")))).toEqual(["c.0006"]);
    expect(idsOf(claimsHeldBy(knowledge, without("c.0007"), entity("e.monk")))).toEqual([]);
  });

  test("as their place or means are found as well", () => {
    expect(idsOf(claimsQualifiedBy(knowledge, everything, entity("e.varn")))).toEqual(["c.0002"]);
    expect(idsOf(claimsQualifiedBy(knowledge, everything, entity("e.arm-of-saint-ode")))).toEqual(["c.0014"]);
    expect(idsOf(claimsQualifiedBy(knowledge, without("c.0014"), entity("e.arm-of-saint-ode")))).toEqual([]);
  });
});

describe("claims beside a claim", () => {
  test("are those of the same two, in either direction", () => {
    expect(idsOf(claimsBesides(knowledge, everything, claim("c.0009")))).toEqual(["c.0010", "c.0011"]);
    expect(idsOf(claimsBesides(knowledge, without("c.0010"), claim("c.0011")))).toEqual(["c.0009"]);
  });

  test("there are none beside a claim with a value", () => {
    expect(claimsBesides(knowledge, everything, claim("c.0005"))).toEqual([]);
  });

  test("on the same passage are found by locator, itself left out", () => {
    expect(idsOf(claimsOnSamePassage(knowledge, everything, claim("c.0007")))).toEqual(["c.0008"]);
    expect(idsOf(claimsOnSamePassage(knowledge, everything, claim("c.0009")))).toEqual(["c.0010", "c.0011"]);
    expect(idsOf(claimsOnSamePassage(knowledge, without("c.0008"), claim("c.0007")))).toEqual([]);
  });

  test("on another passage are left out, even where that has the same number by chance", () => {
    const source = "s.one" as Evidence["source"];
    const claims = ["15471.9", "26113.6"].map((at): Claim => {
      const [claim] = smallDataset().claims as readonly [Claim];
      return { ...claim, attributions: claim.attributions.map((each) => ({ ...each, evidence: [{ source, at }] })) };
    });
    const graph = buildKnowledgeGraph({ ...smallDataset(), claims });
    expect(graph.passages[0]).toBe(graph.passages[1]);
    expect(claimsOnSamePassage(graph, Uint8Array.of(1, 1), 0)).toEqual([]);
  });
});

test("whatever a dataset says, the columns find the claims that its records name", () => {
  fc.assert(
    fc.property(anyDataset, fc.nat(), (dataset, seed) => {
      const graph = buildKnowledgeGraph(dataset);
      const shown = Uint8Array.from({ length: graph.claimCount }, (_, c) => ((seed >> (c % 31)) & 1) ^ 1);
      const claims = [...dataset.claims.keys()].filter((c) => shown[c] === 1);
      const attributions = (c: number) => dataset.claims[c]?.attributions ?? [];
      for (const [e, { id }] of dataset.entities.entries()) {
        expect(claimsHeldBy(graph, shown, e)).toEqual(
          claims.filter((c) => attributions(c).some(({ holder, via }) => holder === id || via.includes(id))),
        );
        expect(claimsQualifiedBy(graph, shown, e)).toEqual(
          claims.filter((c) => {
            const { place, means } = (dataset.claims[c] as Claim).qualifiers;
            return place === id || means === id;
          }),
        );
      }
      const passagesOf = (c: number) =>
        attributions(c).flatMap(({ evidence }) =>
          evidence.flatMap(({ source, at, page }) =>
            (at ?? page) === undefined ? [] : [JSON.stringify([source, at ?? page])],
          ),
        );
      for (const c of dataset.claims.keys())
        expect(claimsOnSamePassage(graph, shown, c)).toEqual(
          claims.filter((other) => other !== c && passagesOf(other).some((passage) => passagesOf(c).includes(passage))),
        );
    }),
  );
});
