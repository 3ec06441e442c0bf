import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findText,
  packTexts,
  textAt,
  textsNear,
  textsThatBegin,
} from "../../../../src/features/search/sorted-texts.ts";

const text = fc.string({ unit: fc.constantFrom(..."abcdé東🚀"), maxLength: 9 });
const texts = fc.uniqueArray(text, { maxLength: 60 }).map((list) => list.sort());

/** Levenshtein's distance by its definition. */
function distanceOf(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const rest = distanceOf(a.slice(1), b.slice(1));
  if (a[0] === b[0]) return rest;
  return 1 + Math.min(rest, distanceOf(a.slice(1), b), distanceOf(a, b.slice(1)));
}

describe("a table of sorted texts", () => {
  test("gives back every text, knows where it stands, and which it lacks", () => {
    fc.assert(
      fc.property(texts, text, (list, other) => {
        const table = packTexts(list);
        expect(list.map((_, at) => textAt(table, at))).toEqual(list);
        expect(list.map((each) => findText(table, each))).toEqual([...list.keys()]);
        expect(findText(table, other)).toBe(list.indexOf(other));
      }),
    );
  });

  test("finds all texts that begin with another", () => {
    fc.assert(
      fc.property(texts, text, (list, beginning) => {
        const [first, end] = textsThatBegin(packTexts(list), beginning);
        expect(list.slice(first, end)).toEqual(list.filter((each) => each.startsWith(beginning)));
      }),
    );
  });

  test("finds all texts within a distance, and how far they are", () => {
    const short = fc.string({ unit: fc.constantFrom(..."abc"), maxLength: 5 });
    fc.assert(
      fc.property(fc.uniqueArray(short, { maxLength: 60 }), short, fc.nat(3), (list, wanted, most) => {
        const sorted = list.toSorted();
        const near = sorted.map((each, at) => ({ at, distance: distanceOf(each, wanted) }));
        expect(textsNear(packTexts(sorted), wanted, most)).toEqual(near.filter(({ distance }) => distance <= most));
      }),
    );
  });
});
