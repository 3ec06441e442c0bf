import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openFiles } from "../../../../src/formats/open-files.ts";
import { type Cursor, walkDeltas, walkRuns, walkStruct } from "../../../../src/formats/readers/parquet-bounds.ts";
import { readParquet } from "../../../../src/formats/readers/parquet-file.ts";
import { compressors } from "../../../../src/formats/readers/parquet-pages.ts";
import { issueLine } from "../../../../src/model/issue.ts";
import { readAll } from "./read-case.ts";

const FOLDER = new URL("../../../fixtures/parquet/", import.meta.url);
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, FOLDER)));
const file = (name: string) => ({ name, bytes: bytesOf(name) });
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith(".parquet"));
/** No file of a few kilobytes may take as long as this. */
const LONGEST_MS = 2_000;

describe("a table in Parquet", () => {
  test.each(["snappy", "gzip", "zstd", "none", "v2"])("is read, packed or written in the way of %s", async (way) => {
    const table = await readParquet(bytesOf(`edges-${way}.parquet`));
    if (!table.ok) throw new Error(issueLine(table.error));
    const { columns, rows, vectors } = table.value;
    expect(rows).toHaveLength(24);
    expect(vectors).toEqual(["embedding"]);
    expect(Object.fromEntries(columns.map((column, at) => [column, rows[3]?.[at]]))).toEqual({
      source: "Dogwood",
      target: "Cedar",
      relation: "pays",
      amount: null,
      ticket: "9007199254740996",
      round: -2,
      large: "9223372036854775811",
      open: false,
      date: "1999-12-23",
      seen: "2001-02-03T04:05:06.000021",
      logged: "2001-02-03T04:05:06Z",
      tags: [],
      price: 3,
      extra: '{"note":"n","page":3}',
      hash: "03ff0010",
    });
  });

  test("is read where its numbers are kept as differences", async () => {
    const table = await readParquet(bytesOf("edges-delta.parquet"));
    expect(table.ok && table.value.rows[3]).toEqual(["Dogwood", "Cedar", "9007199254740996", -2, false]);
  });

  test("is read from bytes that stand among others, as Node has them", async () => {
    const bytes = Buffer.concat([Buffer.alloc(7), bytesOf("edges-snappy.parquet"), Buffer.alloc(9)]).subarray(7, -9);
    const table = await readParquet(bytes);
    expect(table.ok && table.value.rows).toHaveLength(24);
  });

  test("of edges opens as a table of text would, with what was guessed", async () => {
    const graph = await readAll([file("edges-snappy.parquet")], {});
    expect(graph.names.toSorted()).toEqual(["Alder", "Birch", "Cedar", "Dogwood"]);
    expect(new Set(graph.lines)).toEqual(
      new Set(["Alder -> Birch (owns)", "Birch -> Alder (pays)", "Cedar -> Dogwood (owns)", "Dogwood -> Cedar (pays)"]),
    );
    expect(graph.fields).toContain("number amount");
    expect(graph.report.guesses.map(({ about }) => about)).toEqual(["ends", "direction"]);
    expect(graph.report.tables[0]?.columns.map(({ heading }) => heading)).toContain("relation");
    const chosen = await readAll([file("edges-snappy.parquet")], {
      table: { columns: { from: "target", to: "source" } },
    });
    expect(chosen.lines).toContain("Birch -> Alder (owns)");
  });

  test("of edges belongs together with a table of text", async () => {
    const nodes = new TextEncoder().encode("id,label\nAlder,Old alder\nBirch,Young birch\n");
    const graph = await readAll([file("edges-delta.parquet"), { name: "nodes.csv", bytes: nodes }], {});
    expect(graph.entity("Old alder").origin?.id).toBe("Alder");
    expect(graph.entity("Cedar").described).toBe(false);
    expect(graph.claims).toHaveLength(24);
  });

  test.each([
    ["edges-brotli.parquet", /compressed with BROTLI, which is not supported\. Write it again with Snappy/],
    ["edges-lz4.parquet", /compressed with LZ4/],
  ])("of %s is refused in words", async (name, said) => {
    const opened = await openFiles([file(name)]);
    expect(opened.ok ? "" : opened.error.map(issueLine).join("\n")).toMatch(said);
  });

  test("that is encrypted is refused in words", async () => {
    const bytes = bytesOf("edges-snappy.parquet");
    bytes[bytes.length - 1] = 0x45;
    expect(await readParquet(bytes)).toMatchObject({ ok: false, error: { code: "reading/encrypted" } });
  });
});

describe("a Parquet file that is not what it says", () => {
  const damaged = { ok: false, error: { code: "reading/damaged" } };

  async function answer(bytes: Uint8Array) {
    const start = performance.now();
    const table = await readParquet(bytes);
    expect(performance.now() - start).toBeLessThan(LONGEST_MS);
    if (!table.ok) expect(table.error.message).not.toBe("");
    return table;
  }

  test.each(FILES)("%s, cut off anywhere, is damaged", async (name) => {
    const bytes = bytesOf(name);
    for (let part = 0; part < 16; part += 1)
      expect(await answer(bytes.slice(0, Math.floor((bytes.length * part) / 16)))).toMatchObject(damaged);
  });

  test("whose footer is longer than the file, or of any other length, is damaged", async () => {
    const bytes = bytesOf("entities.parquet");
    const view = new DataView(bytes.buffer);
    const right = view.getUint32(bytes.length - 8, true);
    for (const length of [0, 1, right - 1, right + 1, bytes.length - 12, bytes.length, 2 ** 31, 2 ** 32 - 1]) {
      view.setUint32(bytes.length - 8, length, true);
      expect(await answer(bytes)).toMatchObject(damaged);
    }
  });

  test.each(["edges-snappy.parquet", "edges-v2.parquet", "edges-delta.parquet", "text_units.parquet"])(
    "%s, changed anywhere, is read or refused in time",
    async (name) => {
      const bytes = bytesOf(name);
      const change = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }));
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
          const changed = bytes.slice();
          for (const [at, byte] of changes) changed[at] = byte;
          await answer(changed);
        }),
        { numRuns: Number(process.env.PARQUET_RUNS ?? 60), seed: 7 },
      );
    },
  );

  test("that is packed to inflate to gigabytes is not inflated", () => {
    for (const unpack of Object.values(compressors)) {
      expect(() => unpack(new Uint8Array(8), 2 ** 31 - 1)).toThrow(/too large/);
      expect(() => unpack(new Uint8Array(8), -1)).toThrow(/too large/);
    }
  });

  test.each([
    ["many-rows", /too large: it has 5,000,000 rows\./],
    ["deep", /nested more than 32 deep/],
  ])("has limits: %s", async (name, said) => {
    const table = await answer(bytesOf(`hostile/${name}.parquet`));
    expect(table.ok ? "" : issueLine(table.error)).toMatch(said);
  });

  const cursor = (...bytes: readonly number[]): Cursor => ({ bytes: Uint8Array.from(bytes), at: 0, end: bytes.length });

  test.each([
    ["a list of more than there is", [0x19, 0xfc, 0xff, 0xff, 0xff, 0x7f]],
    ["words of more than there is", [0x18, 0xff, 0xff, 0xff, 0xff, 0x07]],
    ["a number without an end", [0x15, ...new Array(40).fill(0x80), 0, 0]],
    ["structures in structures", [...new Array(40).fill(0x1c), ...new Array(40).fill(0)]],
    ["nothing at the end", [0x15, 0x02]],
  ])("is not followed into %s", (_, bytes) => {
    expect(() => walkStruct(cursor(...bytes))).toThrow(RangeError);
  });

  test("is not followed into runs and blocks that go on beyond their values", () => {
    // 2^28 times the same level; 2^28 levels in bits; blocks in no parts, and differences of 255 bits.
    expect(() => walkRuns(cursor(0x80, 0x80, 0x80, 0x80, 0x02, 1), 1, 10)).toThrow(RangeError);
    expect(() => walkRuns(cursor(0x81, 0x80, 0x80, 0x80, 0x01, 1), 1, 10)).toThrow(RangeError);
    expect(() => walkDeltas(cursor(0x80, 0x01, 0, 10, 0, 0), 10)).toThrow(RangeError);
    expect(() => walkDeltas(cursor(0x80, 0x01, 4, 10, 0, 0, 255, 0, 0, 0), 10)).toThrow(RangeError);
  });
});
