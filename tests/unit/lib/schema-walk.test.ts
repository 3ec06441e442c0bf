import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { compileKeyOrder } from "../../../src/lib/key-order.ts";
import { compileCheck } from "../../../src/lib/schema-walk.ts";
import { datasetSchema } from "../../../src/model/dataset.ts";
import { smallDatasetInput } from "../../fixtures/small-dataset.ts";

type Container = Record<string, unknown> | unknown[];

/** Every object and list in a value, itself first. */
function containers(value: unknown): Container[] {
  if (typeof value !== "object" || value === null) return [];
  return [value as Container, ...Object.values(value).flatMap(containers)];
}

/** A dataset with one thing done to it somewhere, which may or may not be a fault. */
const spoiltDataset = fc
  .record({
    where: fc.nat(),
    which: fc.nat(),
    change: fc.constantFrom("delete", "replace", "add"),
    value: fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom("e.a", "c.a", "a", "", null, -1, 0.5, 91, Number.POSITIVE_INFINITY, [], {}, [1, 2], [1, 2, 3]),
    ),
    key: fc.oneof(fc.constantFrom("__proto__", "constructor", "hidden", "focus", "note"), fc.string()),
  })
  .map((drawn) => {
    // A copy, as what was drawn is drawn from again.
    const { where, which, change, value, key } = structuredClone(drawn);
    const dataset = smallDatasetInput();
    const all = containers(dataset);
    const container = all[where % all.length] as Record<string, unknown>;
    const keys = Object.keys(container);
    const taken = keys[which % keys.length];
    if (change === "add" && Array.isArray(container)) container.push(value);
    else if (change === "add") Object.defineProperty(container, key, { value, enumerable: true, configurable: true });
    else if (taken === undefined) return dataset;
    else if (change === "replace") container[taken] = value;
    else if (Array.isArray(container)) container.splice(which % keys.length, 1);
    else delete container[taken];
    return dataset;
  });

const isDataset = compileCheck(datasetSchema);

describe("the compiled check", () => {
  test("accepts what valibot accepts as it is, and nothing else", () => {
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(spoiltDataset, (input) => {
        const result = v.safeParse(datasetSchema, input);
        expect(isDataset(input)).toBe(result.success && same(result.output, input));
        if (isDataset(input)) accepted++;
        else refused++;
      }),
      { numRuns: 400 },
    );
    // Both answers must have been put to the test.
    expect(Math.min(accepted, refused), "or nothing was tried").toBeGreaterThan(0);
  });

  test.each([
    ["__proto__", '{"__proto__": {"polluted": true}}'],
    ["constructor", '{"constructor": {"prototype": {"polluted": true}}}'],
  ])("refuses %s as a key of a record or an object", (key, json) => {
    const polluted = JSON.parse(json);
    const input = smallDatasetInput();
    expect(isDataset(input)).toBe(true);
    expect(isDataset({ ...input, claims: [mixed({ ...input.claims[0] }, polluted)] })).toBe(false);
    expect(compileCheck(v.record(v.string(), v.strictObject({})))(mixed({ x: {} }, JSON.parse(`{"${key}": {}}`)))).toBe(
      false,
    );
  });

  test("a kind of schema that it does not know is our own fault", () => {
    expect(() => compileCheck(v.date())).toThrow(/no check for "date"/);
    expect(() => compileCheck(v.pipe(v.string(), v.email()))).toThrow(/no check for the action "email"/);
  });
});

describe("the compiled key order", () => {
  test("puts keys into schema order and those of records into code unit order, and changes nothing else", () => {
    const schema = v.strictObject({ b: v.nullable(v.record(v.string(), v.number())), a: v.array(v.string()) });
    const input = { a: ["z", "y"], b: { é: 1, z: 2, A: 3 } };
    const ordered = compileKeyOrder(schema)(input);
    expect(JSON.stringify(ordered)).toBe('{"b":{"A":3,"z":2,"é":1},"a":["z","y"]}');
    expect(ordered).toEqual(input);
  });

  test("leaves out an optional key that is not there", () => {
    const schema = v.strictObject({ a: v.exactOptional(v.string()), b: v.string() });
    expect(JSON.stringify(compileKeyOrder(schema)({ b: "x" }))).toBe('{"b":"x"}');
  });
});

/** One object with the own keys of both, without running a setter of the prototype. */
function mixed(target: object, added: object): object {
  return Object.defineProperties(target, Object.getOwnPropertyDescriptors(added));
}

/** Whether two values have the same keys and values, own `__proto__` keys included. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}
