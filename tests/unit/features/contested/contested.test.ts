import { describe, expect, test } from "vitest";
import { readDataset } from "../../../../src/cli/read-dataset.ts";
import { openClash } from "../../../../src/features/contested/clash-commands.ts";
import {
  clashesIn,
  clashesOf,
  clashOfPair,
  contestedMask,
  contestedPairs,
  qualifiedPairs,
} from "../../../../src/features/contested/contested.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { attributionWith, type ClaimLinkInput, claimWith, smallDataset } from "../../../fixtures/small-dataset.ts";

const read = await readDataset("graph-data/kerman-attack");
if (!read.ok) throw new Error("The article's dataset cannot be read.");
const article = read.value.dataset;

const link = (
  id: string,
  from: string,
  relation: ClaimLinkInput["relation"],
  to: string,
  note: string | null = null,
): ClaimLinkInput => ({ id, from, relation, to, evidence: [], note });

const graph = (dataset: Dataset) => buildKnowledgeGraph(dataset);
const contestedClaims = (dataset: Dataset) =>
  dataset.claims.flatMap(({ id }, c) => (contestedMask(graph(dataset))[c] === 1 ? [id as string] : []));

describe("contested claims", () => {
  test("a denial by another holder and a contradicting claim contest, and nothing else does", () => {
    expect(contestedClaims(smallDataset())).toEqual(["c.0006", "c.0007", "c.0008"]);
  });

  test("one who affirms and denies contests nothing", () => {
    const both = claimWith({ attributions: [attributionWith(), attributionWith({ polarity: "denied" })] });
    const dataset = { ...smallDataset(), claims: [both], links: [] };
    expect(contestedClaims(dataset)).toEqual([]);
    expect(contestedPairs(graph(dataset))).toEqual([]);
  });

  test("a denial against somebody unnamed contests", () => {
    const claim = claimWith({
      attributions: [attributionWith({ holder: null }), attributionWith({ polarity: "denied" })],
    });
    expect(contestedClaims({ ...smallDataset(), claims: [claim], links: [] })).toEqual(["c.9999"]);
  });

  test("they are the claims of the contested pairs", () => {
    for (const dataset of [smallDataset(), article])
      expect(new Set(contestedPairs(graph(dataset)).flatMap(({ sides }) => sides.map(({ claim }) => claim)))).toEqual(
        new Set(contestedClaims(dataset)),
      );
  });
});

describe("pairs", () => {
  test("a denied claim is paired with itself: who affirms against who denies", () => {
    const [denial] = contestedPairs(graph(smallDataset()));
    expect(denial).toMatchObject({ id: "c.0006", kind: "denial" });
    const holders = denial?.sides.map(({ attributions }) => attributions.map(({ holder }) => holder));
    expect(holders).toEqual([["e.orm"], ["e.grey-company"]]);
  });

  test("a contradiction is paired by its link, in the link's direction", () => {
    const pairs = contestedPairs(graph(smallDataset())).filter(({ kind }) => kind === "contradiction");
    expect(pairs.map(({ id, sides }) => [id, ...sides.map(({ claim }) => claim)])).toEqual([
      ["l.0001", "c.0006", "c.0007"],
      ["l.0002", "c.0006", "c.0008"],
      ["l.0003", "c.0007", "c.0008"],
    ]);
  });

  test("two links between the same claims make one pair", () => {
    const links = [link("l.1", "c.0001", "contradicts", "c.0002"), link("l.2", "c.0002", "contradicts", "c.0001")];
    const pairs = contestedPairs(graph(smallDataset({ links }))).filter(({ kind }) => kind === "contradiction");
    expect(pairs.map(({ id }) => id)).toEqual(["l.1"]);
  });

  test("a restated claim is no clash, and neither is a supported one", () => {
    const links = [link("l.1", "c.0010", "restates", "c.0009"), link("l.2", "c.0001", "supports", "c.0002")];
    const dataset = smallDataset({ links });
    expect(qualifiedPairs(graph(dataset))).toEqual([]);
    expect(contestedPairs(graph(dataset)).map(({ id }) => id)).toEqual(["c.0006"]);
  });

  test("a qualified claim is in tension, not contested", () => {
    const dataset = smallDataset({ links: [link("l.1", "c.0010", "qualifies", "c.0009", "later")] });
    expect(qualifiedPairs(graph(dataset))).toMatchObject([{ id: "l.1", kind: "qualification", note: "later" }]);
    expect(contestedClaims(dataset)).toEqual(["c.0006"]);
  });
});

describe("clashes", () => {
  test("three accounts that rule each other out are one clash, the denial of one of them included", () => {
    const [clash, ...others] = clashesIn(graph(smallDataset()));
    expect(others).toEqual([]);
    expect(clash?.claims).toEqual(["c.0006", "c.0007", "c.0008"]);
    expect(clash?.pairs.map(({ id }) => id)).toEqual(["c.0006", "l.0001", "l.0002", "l.0003"]);
  });

  test("pairs without a claim in common stay apart", () => {
    const links = [link("l.1", "c.0001", "contradicts", "c.0002"), link("l.2", "c.0003", "contradicts", "c.0004")];
    expect(clashesOf(contestedPairs(graph(smallDataset({ links })))).map(({ claims }) => claims)).toEqual([
      ["c.0006"],
      ["c.0001", "c.0002"],
      ["c.0003", "c.0004"],
    ]);
  });

  test("a clash is found by any of its pairs, and by nothing else", () => {
    const clashes = clashesIn(graph(smallDataset()));
    expect(clashOfPair(clashes, "l.0003")?.id).toBe("c.0006");
    expect(clashOfPair(clashes, "l.9999")).toBeNull();
  });

  test("opening a pair opens its panel and selects every claim of the clash", () => {
    const workspace = createWorkspace(smallDataset());
    expect(workspace.dispatch(openClash, { pair: "l.0002" })).toBe(true);
    const { view } = workspace.store.getState();
    expect(view.room).toEqual({ kind: "contested", pair: "l.0002" });
    expect(view.selection).toEqual({ entities: [], claims: ["c.0006", "c.0007", "c.0008"] });
    expect(workspace.dispatch(openClash, { pair: "l.9999" })).toBe(false);
  });
});

describe("the article", () => {
  const clashes = clashesIn(graph(article));
  const together = (a: string, b: string) =>
    clashes.some(
      ({ isContested, claims }) => isContested && [a, b].every((id) => claims.some((claim) => claim === id)),
    );

  test("sets the official aim of the IRGC organisation against its effect", () => {
    expect(together("c.0246", "c.0250")).toBe(true);
  });

  test("sets the ministry's account of the warning against the report", () => {
    expect(together("c.0261", "c.0266")).toBe(true);
  });
});
