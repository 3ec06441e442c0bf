import fc from "fast-check";
import { expect, test } from "vitest";
import { textHash } from "../../../src/lib/text-hash.ts";

test("is that of FNV-1a, as published for its test vectors", () => {
  expect(["", "a", "foobar"].map((text) => textHash(text) >>> 0)).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
});

test("differs where one unit of a text differs", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(0xffff), fc.nat(0xffff), fc.string(), (before, one, other, after) => {
      fc.pre(one !== other);
      const [a, b] = [one, other].map((unit) => textHash(before + String.fromCharCode(unit) + after));
      expect(a).not.toBe(b);
    }),
  );
});
