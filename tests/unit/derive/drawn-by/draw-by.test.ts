import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { colourFields, type Drawing, drawBy, sizeFields } from "../../../../src/derive/drawn-by/draw-by.ts";
import { keyInWords, middleOf, scaleValueInWords } from "../../../../src/derive/drawn-by/key-words.ts";
import { holdMeasured } from "../../../../src/derive/drawn-by/measured-values.ts";
import { TONES } from "../../../../src/derive/drawn-by/tones.ts";
import { LEAST_RADIUS, nodeSizes } from "../../../../src/derive/sizes.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import type { DrawnBy } from "../../../../src/model/view-slices/drawn-by.ts";
import { type Columns, datasetWithFields } from "../../../fixtures/dataset-with-fields.ts";
import { plainDataset } from "../../../fixtures/plain-dataset.ts";

const graphWith = (columns: Columns) => buildKnowledgeGraph(datasetWithFields(columns));
const NOTHING: DrawnBy = { size: null, colour: null };
function drawn(knowledge: KnowledgeGraph, by: Partial<DrawnBy>): Drawing {
  const drawing = drawBy(knowledge, { ...NOTHING, ...by }, "light");
  if (drawing === null) throw new Error("Nothing is drawn otherwise than usual.");
  return drawing;
}
const entities = [0, 1, 2, 3, 4];

test("as usual, nothing is drawn otherwise; neither is it by a field that is not there, or of a type that has no scale", () => {
  const knowledge = buildKnowledgeGraph(plainDataset());
  expect(drawBy(knowledge, NOTHING, "light")).toBeNull();
  for (const by of ["gone", "tags", "site", "size"])
    expect(drawBy(knowledge, { size: { by }, colour: { by } }, "light")).toBeNull();
  expect(sizeFields(knowledge).map(({ id }) => id)).toEqual(["founded"]);
  expect(colourFields(knowledge).map(({ id }) => id)).toEqual(["founded", "colour"]);
});

test("numbers and dates that are not stated are hollow, counted and never on a scale; stated ones always are", () => {
  const value = fc.option(
    fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
  );
  const day = fc.option(fc.constantFrom("1204", "1999-12", "2024-02-29", "2001/2004", "../2010", "1990/.."));
  const five = <Value>(each: fc.Arbitrary<Value>) => fc.array(each, { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(
      fc.oneof(
        five(value).map((values) => ({ type: "number" as const, values })),
        five(day).map((values) => ({ type: "edtf" as const, values })),
      ),
      fc.constantFrom(
        undefined,
        "linear" as const,
        "log" as const,
        "ranks" as const,
        "quantiles" as const,
        "median" as const,
      ),
      (column, scale) => {
        const isStated = column.values.map((each) => each !== null);
        const knowledge = graphWith({ column });
        const by = { by: "column", ...(scale && { scale }) };
        const drawing = drawBy(knowledge, { size: by, colour: by }, "dark");
        if (!isStated.includes(true)) {
          expect(drawing).toBeNull();
          return;
        }
        expect(entities.map((e) => !drawing?.isHollow(e))).toEqual(isStated);
        expect(entities.map((e) => drawing?.colourOf(e) !== TONES.dark.unstated)).toEqual(isStated);
        const unstated = isStated.filter((stated) => !stated).length;
        expect([drawing?.size?.unstated, drawing?.colour?.unstated]).toEqual([unstated, unstated]);
        for (const e of entities) {
          expect(drawing?.radii[e]).toBeGreaterThanOrEqual(Math.fround(LEAST_RADIUS));
          expect(drawing?.radii[e]).toBeLessThanOrEqual(16);
          if (!isStated[e]) expect(drawing?.radii[e]).toBe(Math.fround(LEAST_RADIUS));
        }
        const places = [...(drawing?.ranked ?? [])];
        expect(places.toSorted((a, b) => a - b)).toEqual(entities);
        expect(places.slice(5 - unstated).every((e) => !isStated[e])).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

describe("sizes", () => {
  test("have areas that grow with the value from zero, so that what is twice as much is twice as large", () => {
    const { radii, size } = drawn(graphWith({ staff: { type: "integer", values: [0, 50, 100, null, 25] } }), {
      size: { by: "staff" },
    });
    const area = (e: number) => (radii[e] as number) ** 2 - LEAST_RADIUS ** 2;
    expect(area(2) / area(1)).toBeCloseTo(2, 4);
    expect(area(1) / area(4)).toBeCloseTo(2, 4);
    expect([size?.least, size?.most, size?.unstated]).toEqual([0, 100, 1]);
  });

  test("are all the same, or as usual while only colours are chosen", () => {
    const knowledge = graphWith({ side: { type: "category", values: ["a", "b", "a", null, "b"] } });
    expect(new Set(drawn(knowledge, { size: { by: "_same" } }).radii).size).toBe(1);
    expect(drawn(knowledge, { colour: { by: "side" } }).radii).toBe(nodeSizes(knowledge).radii);
  });
});

describe("colours", () => {
  test("of categories go to the most frequent, of equals by their names; from the ninth on they share one, counted", () => {
    const values = ["b", "a", "b", "c", null];
    const { colour, colourOf, isHollow } = drawn(graphWith({ side: { type: "category", values } }), {
      colour: { by: "side" },
    });
    const [first, second, third] = TONES.light.categories as [string, string, string];
    expect(entities.map(colourOf)).toEqual([first, second, first, third, TONES.light.unstated]);
    expect(entities.map(isHollow)).toEqual([false, false, false, false, true]);
    expect(colour).toMatchObject({
      kind: "categories",
      values: [
        { value: "b", count: 2 },
        { value: "a", count: 1 },
        { value: "c", count: 1 },
      ],
      others: null,
      unstated: 1,
    });
    const dataset = datasetWithFields({ side: { type: "category", values: [] } });
    const [entity] = dataset.entities;
    if (entity === undefined) throw new Error("There is no entity.");
    const many = Array.from({ length: 12 }, (_, i) => ({
      ...entity,
      id: `e.more-${i}` as typeof entity.id,
      fields: { side: `side ${String.fromCharCode(97 + i)}` },
    }));
    const wide = drawn(buildKnowledgeGraph({ ...dataset, entities: [...dataset.entities, ...many] }), {
      colour: { by: "side" },
    });
    expect(wide.colour).toMatchObject({ others: { values: 4, count: 4, colour: TONES.light.others }, unstated: 5 });
    expect(wide.colourOf(5 + 8)).toBe(TONES.light.others);
  });

  test("of whole numbers are those of categories if somebody says that they are", () => {
    const knowledge = graphWith({
      community: { type: "integer", values: [7, 3, 7, null, 0] },
      score: { type: "number", values: [7, 3, 7, null, 0] },
    });
    const { colour, colourOf } = drawn(knowledge, { colour: { by: "community", scale: "each" } });
    expect(colour).toMatchObject({
      kind: "categories",
      values: [{ value: "7", count: 2 }, { value: "0" }, { value: "3" }],
    });
    expect(colour?.scales.map(({ id }) => id)).toEqual(["linear", "ranks", "quantiles", "median", "each"]);
    expect([colourOf(0), colourOf(3)]).toEqual([TONES.light.categories[0], TONES.light.unstated]);
    expect(drawn(knowledge, { colour: { by: "score", scale: "each" } }).colour).toMatchObject({ scale: "linear" });
    expect(drawn(knowledge, { size: { by: "community", scale: "each" } }).size?.scale).toBe("linear");
  });

  test("of a field that holds colours are its own", () => {
    const knowledge = graphWith({ hue: { type: "colour", values: ["#cc3300", null, "#00CC33", null, null] } });
    const { colourOf } = drawn(knowledge, { colour: { by: "hue" } });
    expect([colourOf(0), colourOf(2)]).toEqual(["#cc3300", "#00cc33"]);
  });

  test("of numbers on both sides of zero begin there, as far on either side", () => {
    const knowledge = graphWith({ growth: { type: "number", values: [-10, 0, 5, 20, null] } });
    const { colour, colourOf } = drawn(knowledge, { colour: { by: "growth" } });
    if (colour?.kind !== "ramp") throw new Error("There is no ramp.");
    expect(colour.middle).toBe(0);
    expect(middleOf(colour)).toEqual({ value: 0, share: 1 / 3 });
    expect([colourOf(0), colourOf(3)]).toEqual([colour.colours[0], colour.colours.at(-1)]);
    expect(colourOf(3)).toBe(TONES.light.diverging.at(-1));
    expect(colourOf(0)).not.toBe(TONES.light.diverging[0]);
  });
});

describe("measures", () => {
  const side = { side: { type: "category" as const, values: ["a", "b", "a", null, "b"] } };
  const of = { entityMask: Uint8Array.of(1, 1, 1, 1, 0), claimMask: new Uint8Array(9), claimStance: new Uint8Array(9) };
  const hold = (knowledge: KnowledgeGraph, measure: string, values: readonly number[], undefinedFor = 0) =>
    holdMeasured(knowledge, measure, { values: Float64Array.from(values), of, undefinedFor });

  test("draw nothing until they are computed, and then as fields do; newer values take the place of older ones", () => {
    const knowledge = graphWith(side);
    const by = { size: { by: "_betweenness" }, colour: { by: "_betweenness" }, label: { by: "_betweenness" } };
    expect(drawBy(knowledge, by, "light")).toBeNull();
    hold(knowledge, "betweenness", [0, 4, 1234.56, Number.NaN, Number.NaN], 1);
    const first = drawn(knowledge, by);
    expect(entities.map(first.isHollow)).toEqual([false, false, false, true, true]);
    expect(entities.map(first.labelOf)).toEqual(["0", "4", "1,235", null, null]);
    expect([first.size?.unstated, first.colour?.unstated, first.label?.unstated], "but not who was not shown").toEqual([
      1, 1, 1,
    ]);
    expect(first.radii[2]).toBe(16);
    hold(knowledge, "betweenness", [9, 4, 1, 0, 0]);
    const next = drawn(knowledge, by);
    expect([next.radii[0], next.isHollow(3), next.labelOf(0)]).toEqual([16, false, "9"]);
  });

  test("that group are categories, the largest first, and size nothing", () => {
    const knowledge = graphWith(side);
    hold(knowledge, "community", [2, 1, 1, 1, 2]);
    const { colour, colourOf, size } = drawn(knowledge, { colour: { by: "_community" }, size: { by: "_community" } });
    expect(size).toBeNull();
    expect(colour).toMatchObject({
      kind: "categories",
      values: [
        { value: "1", count: 3 },
        { value: "2", count: 2 },
      ],
    });
    expect(colourOf(0)).toBe(TONES.light.categories[1]);
  });

  test("that there are not, and those that are defined for nobody, draw nothing", () => {
    const knowledge = graphWith(side);
    hold(
      knowledge,
      "eigenvector",
      entities.map(() => Number.NaN),
      5,
    );
    for (const by of ["_gone", "_eigenvector"])
      expect(drawBy(knowledge, { size: { by }, colour: { by } }, "dark")).toBeNull();
  });
});

test("names are followed by what is stated, in words, and cut where that is long", () => {
  const long = "x".repeat(60);
  const knowledge = graphWith({
    revenue: { type: "number", unit: "million", values: [4000, null, 0.5, 9, 1] },
    founded: { type: "edtf", values: ["2012-05", "1950~", null, null, null] },
    motto: { type: "text", values: [long, "short", null, null, null] },
  });
  const said = (by: string) => entities.map(drawn(knowledge, { label: { by } }).labelOf).slice(0, 3);
  expect(said("revenue")).toEqual(["4,000 million", null, "0.5 million"]);
  expect(said("founded")[0]).toBe("May 2012");
  expect(said("motto")).toEqual([`${long.slice(0, 39)}…`, "short", null]);
  expect(drawn(knowledge, { label: { by: "revenue" } }).label?.unstated).toBe(1);
  expect(drawn(knowledge, { label: { by: "revenue" } }).radii, "sizes stay").toBe(nodeSizes(knowledge).radii);
});

test("colours begin at the median where somebody asks for that and no number is below zero", () => {
  const knowledge = graphWith({
    staff: { type: "integer", values: [1, 2, 3, 4, 11] },
    growth: { type: "number", values: [-10, 0, 5, 20, null] },
  });
  const { colour, colourOf } = drawn(knowledge, { colour: { by: "staff", scale: "median" } });
  expect(colour).toMatchObject({ kind: "ramp", scale: "median", middle: 3 });
  expect(keyInWords(colour as NonNullable<typeof colour>)).toBe("Staff, from the median");
  expect(colourOf(4)).toBe(TONES.light.diverging.at(-1));
  const growth = drawn(knowledge, { colour: { by: "growth", scale: "median" } }).colour;
  expect(growth, "where zero is the middle").toMatchObject({ scale: "linear", middle: 0 });
  expect(growth?.kind === "ramp" && growth.steps.map(({ least, most }) => [least, most])).toEqual([
    [-10, -10],
    [0, 0],
    [5, 5],
    [20, 20],
  ]);
});

test("a scale is put in words: its field, the scale where it is not linear, values with unit or as dates, a round middle", () => {
  const knowledge = graphWith({
    revenue: { type: "number", unit: "million", values: [2, 30_000, 70, null, 400] },
    founded: { type: "edtf", values: ["1880", "2012-05", null, "1950-01-03", null] },
    year: { type: "integer", values: [1880, 2012, null, 1950, null] },
  });
  const key = (by: string) => drawn(knowledge, { size: { by } }).size as NonNullable<Drawing["size"]>;
  expect(keyInWords(key("revenue"))).toBe("Revenue, logarithmic scale");
  expect(scaleValueInWords(key("revenue"), 30_000)).toBe("30,000 million");
  expect(middleOf(key("revenue"))?.value).toBe(200);
  expect([keyInWords(key("founded")), scaleValueInWords(key("founded"), key("founded").most)]).toEqual([
    "Founded",
    "2012",
  ]);
  expect(
    middleOf(drawn(knowledge, { size: { by: "year", scale: "log" } }).size as NonNullable<Drawing["size"]>)?.value,
  ).toBe(1940);
});

test("a drawing is made once, and the same again from the same values", () => {
  const columns: Columns = { side: { type: "category", values: ["b", "a", "b", "c", null] } };
  const [knowledge, again] = [graphWith(columns), graphWith(columns)];
  const by = { size: null, colour: { by: "side" } };
  expect(drawBy(knowledge, by, "light")).toBe(drawBy(knowledge, { ...by }, "light"));
  expect(entities.map(drawn(knowledge, by).colourOf)).toEqual(entities.map(drawn(again, by).colourOf));
});
