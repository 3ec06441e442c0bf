import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  claimInWords,
  claimSentence,
  holderInWords,
  labelOf,
  leadingAttribution,
  locatorInWords,
  passageInWords,
  quantityInWords,
  timeInWords,
} from "../../../src/derive/claim-words.ts";
import { createDerivation } from "../../../src/derive/derive.ts";
import type { Dataset } from "../../../src/model/dataset.ts";
import { buildKnowledgeGraph, claimAt } from "../../../src/model/knowledge-graph.ts";
import { DEFAULT_VIEW, type ViewState } from "../../../src/model/view-state.ts";
import {
  type AttributionInput,
  attributionWith,
  passage,
  smallDataset,
  smallDatasetInput,
} from "../../fixtures/small-dataset.ts";

/** A dataset under a view, and what is read out of one of its claims. */
function reading(dataset: Dataset = smallDataset(), view: Partial<ViewState> = {}) {
  const knowledge = buildKnowledgeGraph(dataset);
  const derived = createDerivation()(knowledge, { ...DEFAULT_VIEW, ...view });
  const number = (id: string) => knowledge.claimNumber.get(id) ?? -1;
  return {
    knowledge,
    derived,
    number,
    words: (id: string) => claimInWords(knowledge, derived, number(id)),
    voice: (id: string) => leadingAttribution(knowledge, derived, number(id)),
    sentence: (id: string) => claimSentence(knowledge, number(id), leadingAttribution(knowledge, derived, number(id))),
  };
}

/** The small dataset with other attributions for one claim. */
function withAttributions(id: string, attributions: readonly AttributionInput[]): Dataset {
  const claims = smallDatasetInput().claims.map((claim) => (claim.id === id ? { ...claim, attributions } : claim));
  return smallDataset({ claims });
}

const { stances } = smallDataset().vocabulary;

describe("a claim in words", () => {
  test("is what somebody says, with the holder and the passage", () => {
    expect(reading().words("c.0002")).toBe(
      "Grey Company takes part in Siege of Varn, according to Ilse Marn, paragraph 1, sentence 1",
    );
  });

  test("is said to be alleged where it is", () => {
    expect(reading().words("c.0008")).toBe(
      "League of Free Towns allegedly has Arm of Saint Ode, according to League of Free Towns, paragraph 2, sentence 2",
    );
  });

  test("names those through whom it is known", () => {
    expect(reading().words("c.0007")).toBe(
      "Duchy of Orm by one account has Arm of Saint Ode, according to a monk, through Ilse Marn, paragraph 2, sentence 2",
    );
  });

  test("says so where the source names nobody", () => {
    expect(reading().words("c.0009")).toContain("according to a holder not stated");
  });

  test("says so where nobody is recorded to make it", () => {
    expect(reading(withAttributions("c.0002", [])).words("c.0002")).toBe(
      "Grey Company takes part in Siege of Varn, no source recorded",
    );
  });

  test("reads a value as its object", () => {
    expect(reading().words("c.0005")).toContain("Siege of Varn numbers nearly 300 dead, according to");
  });

  test("that its voice denies is read as denied, in the sentence as well as after it", () => {
    const { words, sentence } = reading();
    expect(sentence("c.0006").adverb).toBe("by one account (denied)");
    expect(words("c.0006")).toBe(
      "Grey Company by one account (denied) has Arm of Saint Ode, denied by Grey Company, paragraph 2, sentence 1",
    );
  });

  test("that is denied outright is never read as a fact", () => {
    const denied = withAttributions("c.0002", [attributionWith({ polarity: "denied" })]);
    expect(reading(denied).sentence("c.0002").adverb).toBe("(denied)");
  });

  test("says no stance's word but that of the stance it rests on, so nothing alleged becomes a fact", () => {
    const anyStance = fc.constantFrom(...stances);
    fc.assert(
      fc.property(anyStance, fc.constantFrom("affirmed" as const, "denied" as const), (stance, polarity) => {
        const { sentence } = reading(withAttributions("c.0002", [attributionWith({ stance: stance.id, polarity })]));
        const { adverb } = sentence("c.0002");
        expect(adverb).toBe([stance.adverb, polarity === "denied" ? "(denied)" : ""].filter(Boolean).join(" "));
        if (stance.id !== "plain") expect(adverb).not.toBe("");
      }),
    );
  });
});

describe("the voice of a claim", () => {
  const three = withAttributions("c.0002", [
    attributionWith({ stance: "rumour", holder: null }),
    attributionWith({ stance: "plain", holder: "e.marn" }),
    attributionWith({ stance: "plain", holder: "e.monk" }),
  ]);

  test("is the firmest, and the first of those that are equally firm", () => {
    expect(reading(three).voice("c.0002")?.attribution.holder).toBe("e.marn");
  });

  test("is the firmest of those that the lens accepts", () => {
    const withoutMarn = reading(three, { hidden: { holder: ["e.marn"] } });
    expect(withoutMarn.voice("c.0002")?.attribution.holder).toBe("e.monk");
    const rumourOnly = reading(three, { hidden: { stance: ["plain"] } });
    expect(rumourOnly.voice("c.0002")?.attribution.stance).toBe("rumour");
    expect(rumourOnly.words("c.0002")).toContain("it is rumoured");
  });

  test("is the firmest of all where the lens accepts none, so that a hidden claim can be read too", () => {
    const none = reading(three, { hidden: { stance: ["plain", "rumour"] } });
    expect(none.voice("c.0002")?.attribution.holder).toBe("e.marn");
  });

  test("is the one that the line is drawn by, under any lens", () => {
    const anyHidden = fc.subarray(stances.map(({ id }): string => id));
    fc.assert(
      fc.property(anyHidden, (hidden) => {
        const { knowledge, derived } = reading(three, { hidden: { stance: hidden } });
        for (let c = 0; c < knowledge.claimCount; c++)
          if (derived.claimMask[c] === 1)
            expect(leadingAttribution(knowledge, derived, c)?.stance).toBe(derived.claimStance[c]);
      }),
    );
  });

  test("is nobody where nobody is recorded", () => {
    expect(reading(withAttributions("c.0002", [])).voice("c.0002")).toBeNull();
  });
});

describe("parts of a claim in words", () => {
  test.each([
    [{ amount: 300, unit: "dead", qualifier: "nearly" }, "nearly 300 dead"],
    [{ amount: 1000, unit: "centrifuges", qualifier: "about" }, "about 1,000 centrifuges"],
    [{ amount: 0, unit: "dead", qualifier: null }, "0 dead"],
    [{ amount: 0.1, unit: "of the people", qualifier: null }, "0.1 of the people"],
    [{ amount: null, unit: "towns", qualifier: null }, "an unstated number of towns"],
  ])("%j is “%s”", (quantity, words) => {
    expect(quantityInWords(quantity)).toBe(words);
  });

  test.each([
    ["9", "paragraph 9"],
    ["9.2", "paragraph 9, sentence 2"],
    ["0.1", "title"],
    ["0.2", "subtitle"],
    ["0.3", "byline"],
    ["0.4", "head, line 4"],
    ["0", "head"],
  ])("the passage %s is “%s”", (at, words) => {
    expect(locatorInWords(at)).toBe(words);
  });

  test("two passages are joined, one that is named twice is said once, and none is said to be not stated", () => {
    const [first, second] = [passage("1.1", "before Varn"), passage("2.1", "the Company denies")];
    const evidenceOf = (...evidence: readonly AttributionInput["evidence"][number][]) =>
      claimAt(buildKnowledgeGraph(withAttributions("c.0002", [attributionWith({ evidence: [...evidence] })])), 1)
        .attributions[0]?.evidence ?? [];
    expect(passageInWords(evidenceOf(first, second, first))).toBe(
      "paragraph 1, sentence 1 and paragraph 2, sentence 1",
    );
    expect(passageInWords(evidenceOf())).toBe("passage not stated");
  });

  test("a time that the source does not give is said to be not stated", () => {
    const { knowledge, number } = reading();
    expect(timeInWords(claimAt(knowledge, number("c.0007")))).toBe("time not stated");
    expect(timeInWords(claimAt(knowledge, number("c.0004")))).toBe("1204");
  });

  test("a holder known through two is named with both", () => {
    const { knowledge } = reading();
    const [marn, monk] = ["e.marn", "e.monk"].map(
      (id) => knowledge.dataset.entities.find((each) => each.id === id)?.id,
    );
    if (marn === undefined || monk === undefined) throw new Error("the small dataset lacks them");
    expect(holderInWords(knowledge, { holder: null, via: [monk, marn] })).toBe(
      "a holder not stated, through a monk and Ilse Marn",
    );
  });

  test("an id that the dataset lacks is shown as it is", () => {
    expect(labelOf(reading().knowledge, "e.gone")).toBe("e.gone");
  });
});
