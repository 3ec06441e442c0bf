import { describe, expect, test } from "vitest";
import { indexPassages, openSentence } from "../../../../src/features/texts/passage-index.ts";
import type { Source } from "../../../../src/model/dataset.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import type { PanelState } from "../../../../src/model/view-state.ts";
import { attributionWith, claimWith, passage, smallDataset } from "../../../fixtures/small-dataset.ts";

const knowledge = buildKnowledgeGraph(smallDataset());
const [letter] = knowledge.dataset.sources as readonly [Source];
const index = indexPassages(knowledge, letter);
const claimsAt = (at: string, among = index) =>
  among.sentencesAt.get(at)?.flatMap(({ claims }) => claims.map((claim) => knowledge.dataset.claims[claim]?.id));

describe("passages of a source", () => {
  test("are its paragraphs and lines of the head, with their sentences, in its order", () => {
    expect(index.paragraphs.map(({ at, kind }) => `${at} ${kind}`)).toEqual([
      "0.1 title",
      "0.2 subtitle",
      "0.3 byline",
      "1 paragraph",
      "2 paragraph",
      "3 paragraph",
    ]);
    expect(index.sentences.map(({ at }) => at)).toEqual(
      ["0.1", "0.2", "0.3", "1.1", "1.2", "1.3", "2.1", "2.2", "3.1", "3.2", "3.3"], //
    );
  });

  test("hold the claims that rest on them, once each", () => {
    expect(claimsAt("1.1")).toEqual(["c.0001", "c.0002", "c.0004"]);
    // Affirmed and denied in one sentence.
    expect(claimsAt("2.1")).toEqual(["c.0006"]);
    expect(claimsAt("1.3")).toEqual([]);
    expect(claimsAt("1")).toEqual(["c.0001", "c.0002", "c.0004", "c.0003", "c.0005"]);
  });

  test("say why they are bare", () => {
    expect(index.sentencesAt.get("1.3")?.[0]?.reasons).toEqual(["the weather bears on nothing"]);
    expect(index.sentencesAt.get("1.1")?.[0]?.reasons).toEqual([]);
  });

  test("take in a claim whose passage reaches over two sentences in each of them", () => {
    const [first, second] = [passage("1.1", "three months."), passage("1.2", "Orm")];
    const wide = { source: "s.letter", at: "1", start: first.start ?? 0, end: second.end ?? 0 };
    const claims = [claimWith({ id: "c.0001", attributions: [attributionWith({ evidence: [wide] })] })];
    const other = buildKnowledgeGraph(smallDataset({ claims, links: [], questions: [] }));
    const found = indexPassages(other, other.dataset.sources[0] as Source);
    expect(["1.1", "1.2", "1.3"].map((at) => found.sentencesAt.get(at)?.[0]?.claims)).toEqual([[0], [0], []]);
  });

  test("are paragraphs where a source is not cut up into sentences", () => {
    const segments = letter.segments.filter(({ kind }) => kind !== "sentence");
    const found = indexPassages(knowledge, { ...letter, segments });
    expect(found.sentences.map(({ at }) => at)).toEqual(["0.1", "0.2", "0.3", "1", "2", "3"]);
    expect(claimsAt("1", found)).toEqual(["c.0001", "c.0002", "c.0003", "c.0004", "c.0005"]);
  });
});

describe("the sentence that a panel opens at", () => {
  const room = (at: string | null): PanelState => ({ kind: "text", source: "s.letter", at });
  const openAt = (at: string | null, claims: readonly string[] = []) =>
    openSentence(index, knowledge, { room: room(at), selection: { entities: [], claims } })?.at;

  test("is the one that the view names, or the first of a named paragraph", () => {
    expect(openAt("1.3")).toBe("1.3");
    expect(openAt("2")).toBe("2.1");
    expect(openAt(null)).toBeUndefined();
    expect(openAt("99.9")).toBeUndefined();
  });

  test("is that of a claim selected since, which does not rest on the named one", () => {
    expect(openAt("1.1", ["c.0014"])).toBe("3.3");
    expect(openAt(null, ["c.0014"])).toBe("3.3");
    expect(openAt("1.1", ["c.0014", "c.0002"])).toBe("1.1");
  });

  test("is the one in a named paragraph that the selected claim rests on", () => {
    expect(openAt("3", ["c.0014"])).toBe("3.3");
  });
});
