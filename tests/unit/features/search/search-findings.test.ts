import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Findings } from "../../../../src/features/search/search-findings.ts";
import { createSearchIndex } from "../../../../src/features/search/search-index.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const knowledge = buildKnowledgeGraph(smallDataset());
const index = createSearchIndex(knowledge);
const OPTIONS = { limit: 16, perKind: 8 };
const find = (query: string) => index.findings(query, OPTIONS);
const ids = ({ hits }: Findings, kind: "entity" | "claim") =>
  hits.filter((hit) => hit.kind === kind).map(({ id }) => id);
const sets = ({ sets }: Findings) => sets.map(({ kind, label, entities, claims }) => [kind, label, entities, claims]);

describe("the place of a sentence", () => {
  test("finds the claims that rest on it, one by one and all at once", () => {
    const found = find(" 2.2 ");
    expect(sets(found)).toEqual([["sentence", "Paragraph 2, sentence 2", [], ["c.0007", "c.0008"]]]);
    expect(ids(found, "claim")).toEqual(["c.0007", "c.0008"]);
  });

  test("finds nothing where nothing rests on it", () => {
    expect(find("9.9")).toEqual({ hits: [], sets: [] });
    expect(find("2").sets).toEqual([]);
  });
});

describe("the name of a certainty", () => {
  test.each(["accused", "Accused"])("“%s” finds the claims that are put so", (query) => {
    const found = find(query);
    expect(sets(found)).toEqual([["certainty", "Accused", [], ["c.0006", "c.0008"]]]);
    expect(ids(found, "claim")).toEqual(["c.0006", "c.0008"]);
  });

  test("stands before claims that have the word in passing, which are found, too", () => {
    const found = find("rumoured");
    expect(ids(found, "claim")).toContain("c.0009");
    expect(ids(found, "claim")[0]).toBe("c.0009");
    expect(sets(found)[0]?.[0]).toBe("certainty");
  });
});

describe("the name of somebody whom claims are attributed to", () => {
  test.each(["Duchy of Orm", "orm"])("“%s” finds the entity, and these claims", (query) => {
    const found = find(query);
    expect(ids(found, "entity")[0]).toBe("e.orm");
    expect(sets(found)).toEqual([["holder", "Attributed to Duchy of Orm", [], ["c.0006"]]]);
    expect(ids(found, "claim")).toContain("c.0006");
  });

  test("counts those through whom a claim is known", () => {
    expect(find("Ilse Marn").sets[0]?.claims).toContain("c.0007");
  });

  test("finds no claims for whom none is attributed to", () => {
    expect(find("Hanno").sets).toEqual([]);
  });
});

describe("names of several entities", () => {
  test.each([
    ["hanno varn", ["e.hanno", "e.varn"]],
    ["Grey Company and Selim", ["e.grey-company", "e.salim"]],
    ["orm, league, varn", ["e.orm", "e.league", "e.varn"]],
    ["duchy orm hano", ["e.orm", "e.hanno"]],
  ])("“%s” finds them all, where nothing has all the words", (query, entities) => {
    const found = find(query);
    expect(found.sets).toMatchObject([{ kind: "names", entities, claims: [] }]);
    expect(ids(found, "entity")).toEqual(entities);
  });

  test("find none of them where something has all the words, or a word names nothing", () => {
    expect(find("siege varn").sets).toEqual([]);
    expect(ids(find("siege varn"), "entity")).toEqual(["e.siege-of-varn"]);
    expect(find("hanno zebra")).toEqual({ hits: [], sets: [] });
    expect(find("hanno and")).toEqual({ hits: [], sets: [] });
  });
});

test("entities are found by their whole name or alias, however it is spelled", () => {
  const named = (name: string) => index.entitiesNamed(name).map((e) => knowledge.dataset.entities[e]?.id);
  expect(named("grey-company")).toEqual(["e.grey-company"]);
  expect(named("salīm")).toEqual(["e.salim"]);
  expect(named("grey")).toEqual([]);
  expect(named("")).toEqual([]);
});

test("whatever is typed, each record is found once, no more than asked for, and what a query means is not empty", () => {
  const typed = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom("orm", "varn", "hanno", "accused", "and", "2.2", "league", "zz"), { maxLength: 6 })
      .map((words) => words.join(" ")),
  );
  fc.assert(
    fc.property(typed, (query) => {
      const found = find(query);
      for (const kind of ["entity", "claim"] as const) {
        expect(new Set(ids(found, kind)).size).toBe(ids(found, kind).length);
        expect(ids(found, kind).length).toBeLessThanOrEqual(OPTIONS.perKind);
      }
      for (const { entities, claims } of found.sets) expect(entities.length + claims.length).toBeGreaterThan(0);
    }),
  );
});
