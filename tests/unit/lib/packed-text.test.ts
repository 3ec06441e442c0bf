import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { packText, unpackText } from "../../../src/lib/packed-text.ts";

const MOST = 1_000_000;
/** Wherever the pieces of base64 end, and with characters of one to four bytes. */
const texts = fc
  .tuple(fc.string({ unit: "grapheme" }), fc.nat({ max: 20_000 }), fc.integer())
  .map(([word, count, seed]) => word + Array.from({ length: count }, (_, i) => (seed * (i + 7)) % 9973).join(word));

test("a text comes out as it was packed, and Node's own zlib reads it too", async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const packed = packText(text);
      expect(packed).toMatch(/^[A-Za-z0-9+/]+=*$/);
      expect(await unpackText(packed, Number.MAX_SAFE_INTEGER)).toEqual({ ok: true, value: text });
      expect(gunzipSync(Buffer.from(packed, "base64")).toString()).toBe(text);
    }),
    { numRuns: 15 },
  );
});

test("a byte order mark stays", async () => {
  expect(await unpackText(packText("\uFEFFa"), MOST)).toEqual({ ok: true, value: "\uFEFFa" });
});

test("the same text is the same characters at any time", () => {
  expect(packText("Who says so?")).toBe("H4sIAAAAAAACAwvPyFcoTqwsVijOtwcAmev7RAwAAAA=");
});

test("a small text that would unpack to a huge one is given up", async () => {
  const bomb = gzipSync(new Uint8Array(50_000_000)).toString("base64");
  expect(bomb.length).toBeLessThan(100_000);
  expect(await unpackText(bomb, MOST)).toEqual({ ok: false, error: "too-long" });
  expect(await unpackText(packText("a".repeat(MOST)), MOST)).toMatchObject({ ok: true });
  expect(await unpackText(packText("a".repeat(MOST + 1)), MOST)).toEqual({ ok: false, error: "too-long" });
});

test("one that was changed anywhere or cut is damaged, never another text", async () => {
  const text = `${"Whose word is it? ".repeat(30)}Nobody's.`;
  const packed = packText(text);
  for (let at = 0; at < packed.length; at++) {
    const spoilt = ["A", "z", "/", "<"].map((letter) => packed.slice(0, at) + letter + packed.slice(at + 1));
    for (const other of [...spoilt, packed.slice(0, at)]) {
      const unpacked = await unpackText(other, MOST);
      // Nothing of the text stands in time and system, in the head, and in the last "=" of base64.
      if (unpacked.ok) expect(unpacked.value).toBe(text);
      else expect(unpacked.error).toBe("damaged");
      if (at > 20 && at < packed.length - 4) expect(unpacked.ok && other !== packed).toBe(false);
    }
  }
});

test("bytes that are no UTF-8 are damaged", async () => {
  expect(await unpackText(gzipSync(new Uint8Array([0xff, 0xfe])).toString("base64"), MOST)).toEqual({
    ok: false,
    error: "damaged",
  });
});
