import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openFiles } from "../../../../src/formats/open-files.ts";
import { readers } from "../../../../src/formats/readers/readers.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { serializeDataset } from "../../../../src/model/serialize-dataset.ts";
import { bytesOf, CASES } from "./read-case.ts";

// Every reader of the list is given every case file, changed: its own by chance, those of others always. A new reader is
// covered as soon as it is in the list. SOURCELINE_FUZZ sets how many changed files each is given.

const RUNS = Number(process.env.SOURCELINE_FUZZ ?? 40);
const FILES = readdirSync(new URL("files/", CASES)).map((name) => ({ name, bytes: bytesOf(name) }));

/** What is done to the bytes of a file, in parts of its length from 0 to 1. */
type Change =
  | { readonly do: "set"; readonly at: number; readonly byte: number }
  | { readonly do: "delete"; readonly at: number; readonly share: number }
  | { readonly do: "repeat"; readonly at: number; readonly share: number; readonly times: number }
  | { readonly do: "splice"; readonly at: number; readonly file: number; readonly from: number; readonly share: number }
  | { readonly do: "insert"; readonly at: number; readonly text: string };

const share = fc.double({ min: 0, max: 1, noNaN: true });
const small = fc.double({ min: 0, max: 0.2, noNaN: true });
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    do: fc.constant("set" as const),
    at: share,
    byte: fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(0, 0x22, 0x3c, 0x3e, 0x7b, 0x5b, 0x2c, 0x0a, 0xff)),
  }),
  fc.record({ do: fc.constant("delete" as const), at: share, share: small }),
  fc.record({ do: fc.constant("repeat" as const), at: share, share: small, times: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    do: fc.constant("splice" as const),
    at: share,
    file: fc.nat({ max: FILES.length - 1 }),
    from: share,
    share: small,
  }),
  fc.record({
    do: fc.constant("insert" as const),
    at: share,
    text: fc.constantFrom(
      "__proto__",
      "\u202e",
      "NaN",
      "1e999",
      "\ud83d\ude80",
      "<![CDATA[",
      "&#x0;",
      "\\ud800",
      "//",
      '""',
    ),
  }),
);

function changed(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  let held = bytes;
  for (const each of changes) held = changedOnce(held, each);
  return held;
}

function changedOnce(held: Uint8Array, each: Change): Uint8Array {
  const at = Math.floor(each.at * held.length);
  const cut = (from: number, part: number) => held.slice(from, from + Math.ceil(part * held.length));
  switch (each.do) {
    case "set":
      return joined(held.slice(0, at), Uint8Array.of(each.byte), held.slice(at + 1));
    case "delete":
      return joined(held.slice(0, at), held.slice(at + Math.ceil(each.share * held.length)));
    case "repeat":
      return joined(
        held.slice(0, at),
        ...Array.from({ length: each.times }, () => cut(at, each.share)),
        held.slice(at),
      );
    case "splice": {
      const other = FILES[each.file]?.bytes ?? held;
      const from = Math.floor(each.from * other.length);
      const part = other.slice(from, from + Math.ceil(each.share * other.length));
      return joined(held.slice(0, at), part, held.slice(at));
    }
    case "insert":
      return joined(held.slice(0, at), new TextEncoder().encode(each.text), held.slice(at));
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whatever comes of a file is a dataset that holds together, also when it is written and read again, or says why not. */
async function expectAnswer(name: string, bytes: Uint8Array, format?: string): Promise<void> {
  const opened = await openFiles([{ name, bytes }], { choices: format === undefined ? {} : { format } });
  if (!opened.ok) {
    expect(opened.error.length).toBeGreaterThan(0);
    for (const { code, message } of opened.error) {
      expect(code).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
      expect(message).not.toBe("");
    }
    return;
  }
  const { dataset, report } = opened.value;
  const written = serializeDataset(dataset);
  const again = parseDataset(JSON.parse(written));
  expect(again.ok).toBe(true);
  if (again.ok) expect(serializeDataset(again.value)).toBe(written);
  for (const { message } of report?.warnings ?? []) expect(message).not.toBe("");
}

const file = fc.nat({ max: FILES.length - 1 });
const changes = fc.array(change, { minLength: 1, maxLength: 4 });
/** The same files each time, unless there are many. */
const options = { numRuns: RUNS, ...(process.env.SOURCELINE_FUZZ === undefined && { seed: 11 }) };

describe("changed by chance", () => {
  test.each(readers.all)("what $id is told to read is read or refused", { timeout: 600_000 }, async ({ id }) => {
    const run = fc.asyncProperty(file, changes, async (at, done) => {
      const { name, bytes } = FILES[at] as (typeof FILES)[number];
      await expectAnswer(name, changed(bytes, done), id);
    });
    await fc.assert(run, options);
  });

  test.each(FILES)("$name is read or refused", { timeout: 600_000 }, async ({ name, bytes }) => {
    const run = fc.asyncProperty(changes, async (done) => expectAnswer(name, changed(bytes, done)));
    await fc.assert(run, { ...options, numRuns: Math.ceil(RUNS / 2) });
  });
});
