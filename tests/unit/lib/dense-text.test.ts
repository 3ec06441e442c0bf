import fc from "fast-check";
import { expect, test } from "vitest";
import { fromDenseText, toDenseText } from "../../../src/lib/dense-text.ts";

test("bytes come out as they went in, whatever they are and however many", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(fromDenseText(toDenseText(bytes))).toEqual(bytes);
    }),
  );
});

test("the text is printable, holds nothing that could end an element, and is 23 % longer than the bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1_000, maxLength: 1_300 }), (bytes) => {
      const text = toDenseText(bytes);
      expect(text).toMatch(/^\d+ [!#-;=-}]*$/);
      expect(text.length).toBeLessThan(1.24 * bytes.length);
    }),
  );
});

test("a text that is no such text gives no bytes, or as many as it says", () => {
  expect(fromDenseText("")).toEqual(new Uint8Array());
  expect(fromDenseText("none of it")).toEqual(new Uint8Array());
  expect(fromDenseText("3 ")).toHaveLength(3);
});
