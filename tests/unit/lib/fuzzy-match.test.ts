import fc from "fast-check";
import { expect, test } from "vitest";
import { fuzzyMatch } from "../../../src/lib/fuzzy-match.ts";

const marked = (query: string, text: string) =>
  fuzzyMatch(query, text)?.ranges.map(([start, end]) => text.slice(start, end)) ?? null;
const score = (query: string, text: string) => fuzzyMatch(query, text)?.score ?? -Infinity;

test("words are found in any order, whatever their case", () => {
  expect(marked("SEL hide", "Hide the selection")).toEqual(["Hide", "sel"]);
});

test("letters are found in order though not together", () => {
  expect(marked("hts", "Hide the selection")).toEqual(["H", "t", "s"]);
});

test("a word that is not there is no match, even where the others are", () => {
  expect(marked("hide zebra", "Hide the selection")).toBeNull();
});

test("nothing typed matches everything and marks nothing", () => {
  expect(marked("  ", "Hide the selection")).toEqual([]);
});

test("the start of a word goes before its inside, and that before scattered letters", () => {
  expect(score("nei", "Select the neighbours too")).toBeGreaterThan(score("igh", "Select the neighbours too"));
  expect(score("igh", "Select the neighbours too")).toBeGreaterThan(score("sne", "Select the neighbours too"));
});

test("any subsequence of a text's letters matches it", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."abcde") }), fc.infiniteStream(fc.boolean()), (text, keep) => {
      const query = [...text].filter(() => keep.next().value).join("");
      expect(fuzzyMatch(query, text)).not.toBeNull();
    }),
  );
});
