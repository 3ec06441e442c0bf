import fc from "fast-check";
import { expect, test } from "vitest";
import { nearestWord } from "../../../src/lib/nearest-word.ts";

test.each([
  ["shelterd", "shelters"],
  ["sheltres", "shelters"],
  ["helters", "shelters"],
  ["shelterss", "shelters"],
])("%s is taken for %s", (word, meant) => {
  expect(nearestWord(word, ["befell-at", "shelters", "took-part-in"])).toBe(meant);
});

test("two letters swapped are one slip, as in lable", () => {
  expect(nearestWord("lable", ["table-top", "label"])).toBe("label");
});

test("the nearer of two is taken, and of equally near ones the first", () => {
  expect(nearestWord("e.tehran", ["e.tehrans-x", "e.tehram"])).toBe("e.tehram");
  expect(nearestWord("plain", ["plaip", "plait"])).toBe("plaip");
});

test("nothing is suggested for a word that is far from all, too short, or differs in its digits alone", () => {
  expect(nearestWord("something", ["else"])).toBeNull();
  expect(nearestWord("ab", ["ac"])).toBeNull();
  expect(nearestWord("c.0007", ["c.0001"])).toBeNull();
});

test("one letter dropped from a long word always finds it again", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcdefgh"), minLength: 6, maxLength: 12 });
  fc.assert(
    fc.property(word, fc.nat(5), (known, at) => {
      expect(nearestWord(known.slice(0, at) + known.slice(at + 1), [known])).toBe(known);
    }),
  );
});
