import fc from "fast-check";
import { expect, test } from "vitest";
import { toBase85 } from "../../../scripts/base-85.ts";
import { fromBase85 } from "../../fixtures/base-85.ts";

test("bytes in base 85 are read back as they were, and hold nothing that could end an element", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const text = toBase85(bytes);
      expect([...fromBase85(text)]).toEqual([...bytes]);
      expect(text).not.toMatch(/[^(-}]|</);
    }),
  );
  expect([...fromBase85(toBase85(new Uint8Array(9).fill(255)))]).toEqual(Array(9).fill(255));
});
