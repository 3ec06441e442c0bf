import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { timeInWords } from "../../../src/derive/claim-details.ts";
import {
  claimInWords,
  claimSentence,
  holderInWords,
  labelOf,
  leadingAttribution,
  locatorInWords,
  passageInWords,
  quantityInWords,
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
    leading: (id: string) => leadingAttribution(knowledge, derived, number(id)),
    sentence: (id: string) => claimSentence(knowledge, number(id)),
  };
}

/** The small dataset with other attributions for one claim. */
function withAttributions(id: string, attributions: readonly AttributionInput[]): Dataset {
  const claims = smallDatasetInput().claims.map((claim) => (claim.id === id ? { ...claim, attributions } : claim));
  return smallDataset({ claims });
}

const { stances } = smallDataset().vocabulary;

describe("a claim read out", () => {
  test("begins with how certain it is and whose it is, and ends with the passage", () => {
    expect(reading().words("c.0002")).toBe(
      "Stated (Ilse Marn): Grey Company lays siege Siege of Varn, paragraph 1, sentence 1",
    );
  });

  test("names those through whom it is known", () => {
    expect(reading().words("c.0007")).toBe(
      "Relayed (a monk, through Ilse Marn): Duchy of Orm never lost Arm of Saint Ode, paragraph 2, sentence 2",
    );
  });

  test("says that nobody is named where the source names nobody", () => {
    expect(reading().words("c.0009")).toMatch(/^\p{Lu}\w+, nobody named: /u);
  });

  test("says so where nobody is recorded to make it", () => {
    expect(reading(withAttributions("c.0002", [])).words("c.0002")).toBe(
      "No source recorded: Grey Company lays siege Siege of Varn",
    );
  });

  test("has its value, also where its label leaves the number out", () => {
    expect(reading().words("c.0005")).toBe(
      "Stated (Ilse Marn): Siege of Varn cost lives (nearly 300 dead), paragraph 1, sentence 2",
    );
  });

  test("is denied before it is said, if its attribution denies it", () => {
    expect(reading().words("c.0006")).toBe(
      "Denied by Grey Company (relayed): Grey Company carried off Arm of Saint Ode, paragraph 2, sentence 1",
    );
  });

  test("names its certainty once and no other, so that nothing alleged becomes a fact", () => {
    const anyStance = fc.constantFrom(...stances);
    fc.assert(
      fc.property(anyStance, fc.constantFrom("affirmed" as const, "denied" as const), (stance, polarity) => {
        const words = reading(withAttributions("c.0002", [attributionWith({ stance: stance.id, polarity })])).words(
          "c.0002",
        );
        const [before = "", sentence] = words.split(": ");
        expect(sentence).toMatch(/^Grey Company lays siege Siege of Varn/);
        const named = stances.filter(({ label }) => before.toLowerCase().includes(label.toLowerCase()));
        expect(named).toEqual([stance]);
        expect(before.startsWith("Denied")).toBe(polarity === "denied");
      }),
    );
  });
});

describe("a claim in parts", () => {
  test("says what the source says, with the standard verb as a tag", () => {
    expect(reading().sentence("c.0002")).toEqual({
      subject: "Grey Company",
      verb: "lays siege",
      object: "Siege of Varn",
      tag: "takes part in",
    });
  });

  test("says a value once, in the words of the source", () => {
    expect(reading().sentence("c.0005")).toEqual({
      subject: "Siege of Varn",
      verb: "cost lives",
      object: "",
      tag: "nearly 300 dead",
    });
  });

  test("has the standard verb, and no tag, where the claim has no label", () => {
    const claims = smallDatasetInput().claims.map(({ label, ...claim }) => claim);
    expect(reading(smallDataset({ claims })).sentence("c.0002")).toEqual({
      subject: "Grey Company",
      verb: "takes part in",
      object: "Siege of Varn",
      tag: null,
    });
    expect(reading(smallDataset({ claims })).sentence("c.0005")).toEqual({
      subject: "Siege of Varn",
      verb: "numbers",
      object: "nearly 300 dead",
      tag: null,
    });
  });
});

describe("the leading attribution of a claim", () => {
  const three = withAttributions("c.0002", [
    attributionWith({ stance: "rumour", holder: null }),
    attributionWith({ stance: "plain", holder: "e.marn" }),
    attributionWith({ stance: "plain", holder: "e.monk" }),
  ]);

  test("is the firmest, and the first of those that are equally firm", () => {
    expect(reading(three).leading("c.0002")?.attribution.holder).toBe("e.marn");
  });

  test("is the firmest of those that the lens accepts", () => {
    const withoutMarn = reading(three, { hidden: { holder: ["e.marn"] } });
    expect(withoutMarn.leading("c.0002")?.attribution.holder).toBe("e.monk");
    const rumourOnly = reading(three, { hidden: { stance: ["plain"] } });
    expect(rumourOnly.leading("c.0002")?.attribution.stance).toBe("rumour");
    expect(rumourOnly.words("c.0002")).toContain("Rumoured");
  });

  test("is the firmest of all where the lens accepts none, so that a hidden claim can be read too", () => {
    const none = reading(three, { hidden: { stance: ["plain", "rumour"] } });
    expect(none.leading("c.0002")?.attribution.holder).toBe("e.marn");
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
    expect(reading(withAttributions("c.0002", [])).leading("c.0002")).toBeNull();
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
      "nobody named, through a monk and Ilse Marn",
    );
  });

  test("an id that the dataset lacks is shown as it is", () => {
    expect(labelOf(reading().knowledge, "e.gone")).toBe("e.gone");
  });
});
