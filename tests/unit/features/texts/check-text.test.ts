import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkText, type TextCheck } from "../../../../src/features/texts/check-text.ts";
import { normaliseText, sliceByCodePoints } from "../../../../src/features/texts/normalise-text.ts";
import type { SourceWithText } from "../../../../src/model/dataset.ts";
import { SMALL_TEXT, smallDataset } from "../../../fixtures/small-dataset.ts";

const dataset = smallDataset();
const [letter] = dataset.sources as readonly [SourceWithText];

const check = (text: string) => checkText(dataset, letter, text);
const stateOf = (result: TextCheck, at: string) => result.segments.find((segment) => segment.at === at)?.state;
const statesOf = (result: TextCheck) => new Set(result.segments.map(({ state }) => state));
/** The words that a segment was found as. */
const foundWords = (text: string, result: TextCheck, at: string) => {
  const { start, end } = result.segments.find((segment) => segment.at === at) ?? { start: null, end: null };
  return start === null || end === null ? null : sliceByCodePoints(normaliseText(text), start, end);
};
const evidenceOf = (result: TextCheck, claim: string) => {
  const index = dataset.claims.findIndex(({ id }) => id === claim);
  return result.evidence.filter(({ path }) => path[0] === "claims" && path[1] === index);
};

test("the text itself is exact in the whole and in every part", () => {
  const result = check(SMALL_TEXT);
  expect(result).toMatchObject({ isExact: true, issues: [] });
  expect([...statesOf(result)]).toEqual(["exact"]);
  expect(result.segments.map(({ at, start, end }) => ({ at, start, end }))).toEqual(
    letter.segments.map(({ at, start, end }) => ({ at, start, end })),
  );
  expect(result.evidence).toHaveLength(
    dataset.claims.flatMap(({ attributions }) => attributions.flatMap(({ evidence }) => evidence)).length,
  );
  expect(result.evidence.every(({ state }) => state === "exact")).toBe(true);
});

test("what normalisation takes away makes no difference", () => {
  const rough = `\ufeff${SMALL_TEXT.replaceAll("\n\n", "\r\n\r\n \r\n").replaceAll(". ", ".\r\n")}\n`;
  expect(check(rough)).toEqual(check(SMALL_TEXT));
});

describe("a text with something put in front", () => {
  const text = `An editor's note: hello.\n\n${SMALL_TEXT}`;
  const result = check(text);

  test("has every segment elsewhere, under its own words", () => {
    expect(result.isExact).toBe(false);
    expect([...statesOf(result)]).toEqual(["re-anchored"]);
    expect(foundWords(text, result, "1.3")).toBe("The weather was fine.");
    expect(foundWords(text, result, "3.2")).toMatch(/^سليم .* Orm\.$/u);
  });

  test("moves each passage with its segment", () => {
    const [passage] = evidenceOf(result, "c.0013");
    const { start, end } = passage ?? { start: null, end: null };
    expect(passage?.state).toBe("re-anchored");
    expect(sliceByCodePoints(normaliseText(text), start ?? 0, end ?? 0)).toBe("quarrelled with Orm");
  });

  test("is told as issues with their places", () => {
    expect(result.issues[0]).toMatchObject({ code: "sources/text-differs", path: "sources[0].text.sha256" });
    expect(result.issues[1]).toMatchObject({
      code: "sources/segment-re-anchored",
      path: "sources[0].segments[0]",
      message: "Segment 0.1 is in another place in the text.",
    });
    expect(result.issues).toHaveLength(1 + letter.segments.length);
  });
});

test("a sentence in another typography is loose, and so are its passages, as wide as it is", () => {
  const text = SMALL_TEXT.replace("Orm’s men fought in the siege — nearly", "Orm's men fought in the siege—nearly");
  const result = check(text);
  expect(stateOf(result, "1.2")).toBe("loose");
  expect(stateOf(result, "1.1")).toBe("exact");
  expect(foundWords(text, result, "1.2")).toBe("Orm's men fought in the siege—nearly 300 people died.");
  const sentence = result.segments.find(({ at }) => at === "1.2");
  expect(evidenceOf(result, "c.0005")).toMatchObject([{ state: "loose", start: sentence?.start, end: sentence?.end }]);
  expect(result.issues.map(({ code }) => code)).toContain("sources/segment-loose");
});

test("a dash that won spaces is found loosely, too", () => {
  const spaced = SMALL_TEXT.replaceAll("—", " — ").replaceAll("  ", " ");
  expect(stateOf(check(spaced.replace("siege — nearly", "siege-nearly")), "1.2")).toBe("loose");
});

test("a sentence with another word in it is not found: nothing is guessed by similarity", () => {
  const result = check(SMALL_TEXT.replace("nearly 300 people", "nearly 301 people"));
  expect(stateOf(result, "1.2")).toBe("not-found");
  expect(stateOf(result, "1")).toBe("not-found");
  expect(stateOf(result, "1.1")).toBe("exact");
  expect(evidenceOf(result, "c.0005")).toMatchObject([{ state: "not-found", start: null, end: null }]);
  expect(result.issues.map(({ code, path }) => [code, path])).toContainEqual([
    "claims/passage-not-found",
    "claims[4].attributions[0].evidence[0]",
  ]);
});

test("sentences of a paragraph that was cut in two are found, the paragraph is not", () => {
  const text = SMALL_TEXT.replace("three months. ", "three months.\n\nAn advertisement.\n\n");
  const result = check(text);
  expect(["1", "1.1", "1.2", "1.3"].map((at) => stateOf(result, at))).toEqual([
    "not-found",
    "exact",
    "re-anchored",
    "re-anchored",
  ]);
});

test("an evidence span that is not inside its segment is not found", () => {
  const claims = dataset.claims.map((claim) => ({
    ...claim,
    attributions: claim.attributions.map((attribution) => ({
      ...attribution,
      evidence: attribution.evidence.map((evidence) => ({ ...evidence, at: "0.1" })),
    })),
  }));
  const spoilt = smallDataset({ claims });
  const result = checkText(spoilt, spoilt.sources[0] as SourceWithText, SMALL_TEXT);
  expect(result.evidence.every(({ state }) => state === "not-found")).toBe(true);
});

test("another text altogether has none of it, and the check holds no word of it", () => {
  const marker = "Xylophonequartz";
  const result = check(`${marker} was here. ${marker}!\n\n${marker}`);
  expect([...statesOf(result)]).toEqual(["not-found"]);
  expect(JSON.stringify(result)).not.toContain(marker);
});

test("a found segment always has the words that its hash stands for", () => {
  const paragraphs = SMALL_TEXT.split("\n\n");
  fc.assert(
    fc.property(fc.shuffledSubarray(paragraphs), (chosen) => {
      const text = chosen.join("\n\n");
      const result = check(text);
      const normal = normaliseText(SMALL_TEXT);
      for (const segment of letter.segments) {
        const words = sliceByCodePoints(normal, segment.start, segment.end);
        expect(foundWords(text, result, segment.at)).toBe(text.includes(words) ? words : null);
      }
    }),
    { numRuns: 30 },
  );
});
