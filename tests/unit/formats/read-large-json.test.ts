import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readJson } from "../../../src/formats/read-json.ts";
import { readLargeJson } from "../../../src/formats/read-large-json.ts";
import { serializeDataset } from "../../../src/model/serialize-dataset.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readLargeJson(bytesOf(text), ["entities", "claims"]);
const written = serializeDataset(smallDataset());

describe("JSON that is read item by item", () => {
  test("gives what reading all of it at once gives", async () => {
    expect(await read(written)).toEqual(readJson(written));
    expect(JSON.stringify(await read(written))).toBe(JSON.stringify(readJson(written)));
    const value = fc.jsonValue({ maxDepth: 3, stringUnit: "grapheme" });
    const file = fc.oneof(fc.record({ format: value, entities: fc.array(value), claims: value }), value);
    await fc.assert(
      fc.asyncProperty(file, fc.constantFrom(undefined, 1, "\t"), fc.boolean(), async (input, indent, hasMark) => {
        const text = `${hasMark ? "\ufeff" : ""}${JSON.stringify(input, null, indent)}`;
        const [item, whole] = [await read(text), readJson(text)];
        expect(JSON.stringify(item)).toBe(JSON.stringify(whole));
      }),
      { numRuns: 100 },
    );
  });

  test("keeps the records of its lists packed, and all else as it is", async () => {
    const found = await read(written);
    const value = (found.ok ? found.value : {}) as Record<string, readonly object[]>;
    const isPacked = (list: string) =>
      value[list]?.map((record) => Object.getOwnPropertyDescriptor(record, "id")?.get !== undefined);
    expect(new Set([...(isPacked("entities") ?? []), ...(isPacked("claims") ?? [])])).toEqual(new Set([true]));
    expect(new Set(isPacked("links"))).toEqual(new Set([false]));
  });

  test("is refused as the whole would be, wherever the text is cut off or a sign is wrong", async () => {
    const text =
      '{"format": "č😀",\n "entities": [{"id": "ä\\"]"},\n {"id": 1}], "claims": [], "last": [1, {"a": null}]}';
    for (let at = 0; at < text.length; at++) {
      for (const sign of ["", ",", "]", "}", '"', "x"]) {
        const wrong = text.slice(0, at) + sign + (sign === "" ? "" : text.slice(at + 1));
        if (!wrong.isWellFormed()) continue;
        const expected = readJson(wrong);
        const found = await read(wrong);
        expect([wrong, found.ok]).toEqual([wrong, expected.ok]);
        if (found.ok) expect(found).toEqual(expected);
      }
    }
  });

  test("names the line and column of what is wrong in an item, and of what is wrong around the lists", async () => {
    for (const wrong of [
      written.replace('"c.0003"', '"c.0003'),
      written.replace('"e.varn"', "e.varn"),
      written.replace('"questions"', "questions"),
      written.slice(0, -20),
    ]) {
      expect(wrong).not.toBe(written);
      expect(await read(wrong)).toEqual(readJson(wrong));
    }
  });

  test("says in which line bytes stand for no character", async () => {
    const bytes = bytesOf(written);
    bytes[bytes.indexOf("V".charCodeAt(0), written.indexOf('"entities"'))] = 0xff;
    const found = await readLargeJson(bytes, ["entities"]);
    expect(found).toMatchObject({ ok: false, error: [{ code: "file/bad-encoding" }] });
  });

  test("tells how far it is", async () => {
    const shares: number[] = [];
    const entities = Array.from({ length: 10_000 }, (_, id) => ({ id }));
    await readLargeJson(bytesOf(JSON.stringify({ entities })), ["entities"], (share) => void shares.push(share));
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });
});
