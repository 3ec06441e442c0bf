import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockBuffers, packBlock, recordsOf } from "../../../src/model/record-block.ts";
import { anyCharacter } from "../../fixtures/any-character.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

const packed = (records: readonly object[]) => recordsOf(packBlock(records));

const json = fc.jsonValue({ maxDepth: 3, stringUnit: anyCharacter });
const record = fc.dictionary(
  fc.constantFrom("id", "label", "amount", "fields", "evidence"),
  fc.oneof(
    json,
    fc.double(),
    fc.integer(),
    fc.constantFrom(-0, 2 ** 31, 2 ** 53, -1, "same", "", "\ud800", "\ufeffx", "č".repeat(40)),
  ),
  { noNullPrototype: true },
);

describe("packed records", () => {
  test("say what the records say that were packed, key by key in their order", () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), (records) => {
        const after = packed(records);
        expect(after).toEqual(records);
        expect(after.map((each) => Object.keys(each))).toEqual(records.map((each) => Object.keys(each)));
        expect(JSON.stringify(after)).toBe(JSON.stringify(records));
      }),
      { numRuns: 100 },
    );
  });

  test("are plain objects to whoever spreads them, copies them to another thread or counts their keys", () => {
    const { claims, entities } = smallDataset();
    for (const records of [claims, entities]) {
      const after = packed(records);
      expect(after.map((each) => ({ ...each }))).toStrictEqual(records);
      expect(structuredClone(after)).toStrictEqual(structuredClone(records));
      expect(Object.getPrototypeOf(after[0])).toBe(Object.prototype);
      expect("label" in (after[0] as object)).toBe("label" in (records[0] as object));
    }
  });

  test("give the same list as long as nobody looks at many others", () => {
    const [claim] = packed(smallDataset().claims) as [{ readonly attributions: readonly unknown[] }];
    expect(claim.attributions).toBe(claim.attributions);
  });

  test("are let go where a great many others are looked at, and say the same when they are read again", () => {
    const [claims, [entity]] = [smallDataset().claims, smallDataset().entities];
    const listsOf = () => packed(claims) as { readonly attributions: readonly unknown[] }[];
    const [first, latest] = [listsOf(), listsOf()];
    const before = first[0]?.attributions;
    for (let at = 0; at < 130; at++)
      expect((packed([{ ...entity, aliases: [at] }])[0] as typeof entity)?.aliases).toEqual([at]);
    const after = latest[0]?.attributions;
    expect(first[0]?.attributions).not.toBe(before);
    expect(first[0]?.attributions).toEqual(before);
    expect(latest[0]?.attributions).toBe(after);
  });

  test("go to another thread without a copy of their texts", () => {
    const { claims } = smallDataset();
    const block = packBlock(claims);
    const moved = structuredClone(block, { transfer: [...blockBuffers(block)] });
    expect(block.bytes).toHaveLength(0);
    expect(recordsOf(moved)).toEqual(claims);
  });
});
