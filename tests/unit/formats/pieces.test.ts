import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPieces, eachIn, listOf, objectOf, putJson } from "../../../src/formats/pieces.ts";

const written = (value: unknown): string => {
  const out = createPieces(0);
  putJson(out, value);
  return out.written([]).text;
};

describe("JSON in pieces", () => {
  test("is to the letter what the engine writes, whatever the values", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()), (list, record) => {
        const plain = { a: 1, absent: undefined, inner: { list, record }, last: "x\ny" };
        const late = { ...plain, inner: { list: listOf(list), record: objectOf(Object.entries(record)) } };
        expect(written(late)).toBe(JSON.stringify(plain, null, 2));
      }),
      { numRuns: 40 },
    );
  });

  test("makes members one by one, and says after every few hundred how far it is", () => {
    const shares: number[] = [];
    const out = createPieces(2_000, (share) => shares.push(share));
    putJson(out, listOf(eachIn(out, Array.from({ length: 2_000 }).keys(), (number) => ({ number }))));
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
  });

  test("is cut where a piece is full, and never put together by itself", () => {
    const out = createPieces(0);
    for (let at = 0; at < 5; at += 1) out.put("x".repeat(600_000));
    const { pieces, text } = out.written([]);
    expect(pieces.map(({ length }) => length)).toEqual([1_200_000, 1_200_000, 600_000]);
    expect(text).toHaveLength(3_000_000);
  });
});
