import { describe, expect, test } from "vitest";
import { indexPassages } from "../../../../src/features/texts/passage-index.ts";
import { viewSentence } from "../../../../src/features/texts/sentence-words.ts";
import type { Source } from "../../../../src/model/dataset.ts";
import { DEFAULT_VIEW, type ViewState } from "../../../../src/model/view-state.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

function sentenceAt(at: string, overrides: Partial<ViewState> = {}, coverage?: Source["coverage"]) {
  const { knowledge, derived } = createWorkspace(smallDataset(), { ...DEFAULT_VIEW, ...overrides }).store.getState();
  const source = knowledge.dataset.sources[0] as Source;
  const index = indexPassages(knowledge, coverage ? { ...source, coverage } : source);
  return viewSentence(knowledge, derived, index.sentencesAt.get(at)?.[0] ?? index.sentences[0] ?? fail());
}

function fail(): never {
  throw new Error("the source has no sentence");
}

describe("a sentence in words", () => {
  test("is named by its place and the number of its claims", () => {
    expect(sentenceAt("1.1")).toMatchObject({ name: "Paragraph 1, sentence 1, 3 claims", remark: null });
    expect(sentenceAt("2.1").name).toBe("Paragraph 2, sentence 1, 1 claim");
  });

  test("says why it was not coded, or that no reason is given", () => {
    expect(sentenceAt("1.3")).toMatchObject({
      name: "Paragraph 1, sentence 3, no claims",
      remark: "Not coded: the weather bears on nothing.",
      pattern: null,
    });
    expect(sentenceAt("1.3", {}, []).remark).toBe("Not coded. The coverage list gives no reason.");
  });

  test("says what of it became no claim where others did", () => {
    const coverage = [{ at: "1.1" as Source["coverage"][number]["at"], reason: "a rank is kept in a gloss." }];
    expect(sentenceAt("1.1", {}, coverage).remark).toBe("Not coded: a rank is kept in a gloss.");
  });

  test("tells hidden claims from shown ones", () => {
    expect(sentenceAt("3.1", { hidden: { stance: ["guess"] } })).toMatchObject({
      name: "Paragraph 3, sentence 1, 1 claim and 2 hidden",
      hidden: 2,
    });
    expect(sentenceAt("3.1", { hidden: { stance: ["guess", "rumour"] } })).toMatchObject({
      name: "Paragraph 3, sentence 1, 3 hidden claims",
      shown: [],
      pattern: null,
    });
  });

  test("is drawn by the firmest stance that the lens accepts", () => {
    expect(sentenceAt("3.1").pattern).toBe("dash-dot");
    expect(sentenceAt("3.1", { hidden: { stance: ["rumour"] } }).pattern).toBe("dots");
    expect(sentenceAt("3.3").pattern).toBe("hollow");
  });
});
