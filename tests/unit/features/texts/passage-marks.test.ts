import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkSegments, passageLocator } from "../../../../src/features/texts/check-text.ts";
import { normaliseText, sliceByCodePoints } from "../../../../src/features/texts/normalise-text.ts";
import { indexPassages } from "../../../../src/features/texts/passage-index.ts";
import { layOutCopy, markStretch, wordsOf } from "../../../../src/features/texts/passage-marks.ts";
import type { Evidence, SourceWithText } from "../../../../src/model/dataset.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { SMALL_TEXT, smallDataset } from "../../../fixtures/small-dataset.ts";

const knowledge = buildKnowledgeGraph(smallDataset());
const [letter] = knowledge.dataset.sources as readonly [SourceWithText];
const index = indexPassages(knowledge, letter);
const original = normaliseText(SMALL_TEXT);

function layOut(text: string) {
  const checked = checkSegments(letter, text);
  const words = wordsOf(checked.normal);
  return { ...checked, words, paragraphs: layOutCopy(checked.normal, index, checked.segments) };
}

const sentenceWords = new Map(
  index.sentences.map(({ at, start, end }) => [at, sliceByCodePoints(original, start, end)]),
);

/** Every text that a site may put around an article, astral characters, soft hyphens and all line ends among it. */
const furniture = fc
  .array(fc.constantFrom("𐎠𐎡 ad", "Sha\u00adre", "é", "e\u0301", "\u200b", "Read on. ", "سليم", "x\r\ny", " "), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(""));
const lineEnd = fc.constantFrom("\n\n", "\r\n\r\n", "\n \n\t\n", "\u2029\u2028");
/** The article's paragraphs with furniture between them, soft hyphens in them, and their lines ended in any way. */
const copy = fc
  .tuple(fc.array(fc.tuple(furniture, lineEnd), { minLength: 7, maxLength: 7 }), fc.boolean(), fc.nat())
  .map(([between, isHyphenated, seed]) => {
    const paragraphs = SMALL_TEXT.split("\n\n").map((text) =>
      isHyphenated
        ? text.replaceAll(/(?<=\p{L})(?=\p{L})/gu, (_, at: number) => ((at + seed) % 3 === 0 ? "\u00ad" : ""))
        : text,
    );
    return between.map(([words, end], i) => [words, end, paragraphs[i] ?? "", end].join("")).join("");
  });

describe("a copy laid out", () => {
  test("of the text itself is the text itself, every sentence in its paragraph", () => {
    const { paragraphs, words } = layOut(SMALL_TEXT);
    expect(paragraphs.map(({ at }) => at)).toEqual(["0.1", "0.2", "0.3", "1", "2", "3"]);
    const sentences = paragraphs.flatMap(({ stretches }) => stretches.filter(({ at }) => at !== null).map(words));
    expect(sentences).toEqual([...sentenceWords.values()]);
  });

  test("loses and doubles no word of it, whatever stands around the article", () => {
    fc.assert(
      fc.property(copy, (text) => {
        const { paragraphs, words } = layOut(text);
        const again = paragraphs.map(({ stretches }) => stretches.map(words).join("")).join("\n\n");
        expect(again).toBe(normaliseText(text));
      }),
      { numRuns: 60 },
    );
  });

  test("has under each locator the very words of that sentence, and all of them", () => {
    fc.assert(
      fc.property(copy, (text) => {
        const { paragraphs, words } = layOut(text);
        const found = paragraphs.flatMap(({ stretches }) => stretches.filter(({ at }) => at !== null));
        expect(found.map(({ at }) => at)).toEqual([...sentenceWords.keys()]);
        for (const stretch of found) expect(words(stretch)).toBe(sentenceWords.get(stretch.at ?? ""));
      }),
      { numRuns: 60 },
    );
  });

  test("has under each passage the very words that the claim rests on", () => {
    const evidence = knowledge.dataset.claims.flatMap(({ attributions }) =>
      attributions.flatMap((each) => each.evidence),
    );
    fc.assert(
      fc.property(copy, fc.constantFrom(...evidence), (text, passage: Evidence) => {
        const { segments, words } = layOut(text);
        const { start, end } = passageLocator(letter, segments)(passage);
        expect(words({ start: start ?? 0, end: end ?? 0 })).toBe(
          sliceByCodePoints(original, passage.start ?? 0, passage.end ?? 0),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("marks nothing of another text", () => {
    const { paragraphs } = layOut("Some other text. It has two sentences.\n\nAnd a paragraph.");
    expect(paragraphs.map(({ at, stretches }) => [at, stretches.map((stretch) => stretch.at)])).toEqual([
      [null, [null]],
      [null, [null]],
    ]);
  });

  test("leaves out a sentence that is not found and keeps its neighbours", () => {
    const { paragraphs } = layOut(SMALL_TEXT.replace("nearly 300", "nearly 301"));
    expect(paragraphs[3]?.stretches.map(({ at }) => at)).toEqual(["1.1", null, "1.3"]);
  });
});

describe("marks in a stretch", () => {
  const span = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));

  test("cut it where they begin and end, and cover it without gaps", () => {
    expect(markStretch({ start: 10, end: 20 }, [{ start: 12, end: 15 }])).toEqual([
      { start: 10, end: 12, isMarked: false },
      { start: 12, end: 15, isMarked: true },
      { start: 15, end: 20, isMarked: false },
    ]);
  });

  test("that overlap are one, and each character is marked where any mark covers it", () => {
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 5 }), (stretch, marks) => {
        const pieces = markStretch(stretch, marks);
        expect(pieces[0]?.start).toBe(stretch.start);
        expect(pieces.at(-1)?.end).toBe(stretch.end);
        for (const [i, piece] of pieces.entries()) {
          expect(piece.start).toBe(pieces[i - 1]?.end ?? stretch.start);
          if (i > 0) expect(piece.isMarked).not.toBe(pieces[i - 1]?.isMarked);
          for (let at = piece.start; at < piece.end; at++)
            expect(marks.some(({ start, end }) => start <= at && at < end)).toBe(piece.isMarked);
        }
      }),
    );
  });

  test("that were not found mark nothing", () => {
    expect(markStretch({ start: 0, end: 5 }, [{ start: null, end: null }])).toEqual([
      { start: 0, end: 5, isMarked: false },
    ]);
  });
});
