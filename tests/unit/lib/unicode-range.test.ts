import { describe, expect, test } from "vitest";
import { hasAny, parseUnicodeRange } from "../../../src/lib/unicode-range.ts";

describe("a unicode-range", () => {
  test.each([
    ["U+26", [[0x26, 0x26]]],
    ["U+0-7F", [[0, 0x7f]]],
    [
      "u+0025-00ff, U+4??",
      [
        [0x25, 0xff],
        [0x400, 0x4ff],
      ],
    ],
    ["U+??", [[0, 0xff]]],
    ["U+0-10FFFF", [[0, 0x10ffff]]],
  ])("%s is read", (text, ranges) => {
    expect(parseUnicodeRange(text)).toEqual(ranges);
  });

  test.each(["", "U+", "latin", "U+-7F", "U+G0"])("“%s” has no code points", (text) => {
    expect(parseUnicodeRange(text)).toEqual([]);
  });

  test("keeps what can be read beside what cannot", () => {
    expect(parseUnicodeRange("nonsense, U+41")).toEqual([[0x41, 0x41]]);
  });

  test("holds both of its ends and nothing beside them", () => {
    const range = parseUnicodeRange("U+41-43");
    expect([0x40, 0x41, 0x43, 0x44].map((at) => hasAny(range, [at]))).toEqual([false, true, true, false]);
    expect(hasAny(range, [])).toBe(false);
  });
});
