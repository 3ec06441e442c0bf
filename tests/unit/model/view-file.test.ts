import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseViewFile, serializeView } from "../../../src/model/view-file.ts";
import { DEFAULT_VIEW, viewFrom } from "../../../src/model/view-state.ts";
import { anyView } from "../../fixtures/arbitrary-view.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

const dataset = smallDataset();

const reread = (text: string) => parseViewFile(JSON.parse(text));
const faults = (changed: Readonly<Record<string, unknown>>) => {
  const read = parseViewFile({ ...JSON.parse(serializeView(dataset, DEFAULT_VIEW)), ...changed });
  return read.ok ? [] : read.error.map(({ code, path }) => `${code} ${path}`);
};

describe("a view file", () => {
  test("gives back the view exactly, and names its dataset", () => {
    fc.assert(
      fc.property(anyView(), (view) => {
        const read = reread(serializeView(dataset, view));
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        expect(read.value.dataset).toEqual({ id: "siege-of-varn", version: "1.0.0" });
        // JSON has no minus zero, and no eye sees one.
        expect(viewFrom(read.value.view)).toEqual(JSON.parse(JSON.stringify(view)));
      }),
      { numRuns: 300 },
    );
  });

  test("holds a selection of 100,000", () => {
    const selection = { entities: Array.from({ length: 100_000 }, (_, at) => `e.${at}`), claims: [] };
    expect(reread(serializeView(dataset, viewFrom({ selection })))).toMatchObject({
      ok: true,
      value: { view: { selection } },
    });
  });

  test("says nothing of what is as by default", () => {
    expect(JSON.parse(serializeView(dataset, DEFAULT_VIEW)).view).toEqual({});
  });

  test.each([
    [{ schemaVersion: 2, more: true }, ["view/newer-version view"]],
    [{ schemaVersion: "1" }, ["schema-version/wrong-value schemaVersion"]],
    [{ view: { camera: { x: 1, y: 2, ratio: 0 } } }, ["view/wrong-value view.camera.ratio"]],
    [{ view: { colour: "red" } }, ["view/unknown-key view.colour"]],
    [{ dataset: undefined }, ["dataset/wrong-type dataset"]],
  ])("with a fault is refused, and the fault is named: %j", (changed, expected) => {
    expect(faults(changed)).toEqual(expected);
  });

  test("with keys that name a prototype changes none", () => {
    const text = serializeView(dataset, DEFAULT_VIEW).replace('"view": {}', '"view": {"moved": {"__proto__": [1, 2]}}');
    expect(text).toContain("__proto__");
    reread(text);
    expect(Array.isArray(Object.prototype)).toBe(false);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});
