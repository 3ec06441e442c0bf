import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { colourFields, type Drawing, drawBy, sizeFields } from "../../../../src/derive/drawn-by/draw-by.ts";
import { keyInWords, middleOf, scaleValueInWords } from "../../../../src/derive/drawn-by/key-words.ts";
import { TONES } from "../../../../src/derive/drawn-by/tones.ts";
import { LEAST_RADIUS, nodeSizes } from "../../../../src/derive/sizes.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import type { DrawnBy } from "../../../../src/model/view-slices/drawn-by.ts";
import { type Columns, datasetWithFields } from "../../../fixtures/dataset-with-fields.ts";
import { plainDataset } from "../../../fixtures/plain-dataset.ts";

const graphWith = (columns: Columns) => buildKnowledgeGraph(datasetWithFields(columns));
const NOTHING: DrawnBy = { size: null, colour: null, label: null };
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
    expect(drawBy(knowledge, { size: { by }, colour: { by }, label: null }, "light")).toBeNull();
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
      fc.constantFrom(undefined, "linear" as const, "log" as const, "ranks" as const),
      (column, scale) => {
        const isStated = column.values.map((each) => each !== null);
        const knowledge = graphWith({ column });
        const by = { by: "column", ...(scale && { scale }) };
        const drawing = drawBy(knowledge, { size: by, colour: by, label: null }, "dark");
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
  const by = { size: null, colour: { by: "side" }, label: null };
  expect(drawBy(knowledge, by, "light")).toBe(drawBy(knowledge, { ...by }, "light"));
  expect(entities.map(drawn(knowledge, by).colourOf)).toEqual(entities.map(drawn(again, by).colourOf));
});
