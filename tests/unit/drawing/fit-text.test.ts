import fc from "fast-check";
import { expect, test } from "vitest";
import { estimatedWidth } from "../../../src/drawing/estimated-width.ts";
import { fitText } from "../../../src/drawing/fit-text.ts";

const FONT = { family: "sans", size: 12, weight: 430 } as const;

test("a text is cut off to the longest beginning that fits, and only if it must be", () => {
  expect(fitText("Ministry of Intelligence", 400, FONT, estimatedWidth)).toBe("Ministry of Intelligence");
  expect(fitText("Ministry of Intelligence", 60, FONT, estimatedWidth)).toBe("Ministry…");
  expect(fitText("Ministry", 2, FONT, estimatedWidth)).toBe("");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), fc.integer({ min: 1, max: 300 }), (text, width) => {
      const fitted = fitText(text, width, FONT, estimatedWidth);
      expect(estimatedWidth(fitted, FONT)).toBeLessThanOrEqual(width);
      if (fitted !== text) expect(text.startsWith(fitted.replace(/…$/, ""))).toBe(true);
    }),
  );
});
