import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { type Dataset, datasetSchema } from "../../../src/model/dataset.ts";
import { parseDataset } from "../../../src/model/parse-dataset.ts";
import { firstOutOfOrder, inIdOrder, serializeDataset } from "../../../src/model/serialize-dataset.ts";
import { arbitraryDataset } from "../../fixtures/arbitrary-dataset.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

function parsed(text: string): Dataset {
  const result = parseDataset(JSON.parse(text));
  if (!result.ok) throw new Error(result.error.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return result.value;
}

const anyDataset = arbitraryDataset.map((input) => v.parse(datasetSchema, input));

/** The same value with the keys of every object turned round. */
function turned<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(turned) as Value;
  const entries = Object.entries(value).map(([key, held]) => [key, turned(held)] as const);
  return Object.fromEntries(entries.reverse()) as Value;
}

test("a dataset that is written and read is the same dataset, whatever its strings hold", () => {
  fc.assert(
    fc.property(anyDataset, (dataset) => {
      expect(parsed(serializeDataset(dataset))).toEqual(dataset);
    }),
  );
});

test("written, read and written again it is the same to the byte", () => {
  fc.assert(
    fc.property(anyDataset, (dataset) => {
      const text = serializeDataset(dataset);
      expect(serializeDataset(parsed(text))).toBe(text);
    }),
  );
});

test("neither the order of keys nor that of records in memory shows in the file", () => {
  fc.assert(
    fc.property(anyDataset, (dataset) => {
      const shuffled = turned({
        ...dataset,
        entities: dataset.entities.toReversed(),
        claims: dataset.claims.toReversed(),
        links: dataset.links.toReversed(),
        sources: dataset.sources.toReversed(),
        layouts: dataset.layouts.toReversed(),
      });
      expect(serializeDataset(shuffled)).toBe(serializeDataset(dataset));
    }),
  );
});

test("keys come in schema order, indented by two spaces, with a line end at the end", () => {
  const text = serializeDataset(smallDataset());
  expect(text.startsWith('{\n  "format": "sourceline-kg",\n  "schemaVersion": 3,\n  "dataset": {\n    "id":')).toBe(
    true,
  );
  expect(text.endsWith("\n}\n")).toBe(true);
  expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(datasetSchema.entries).filter((key) => key !== "figures"));
  const [claim] = JSON.parse(text).claims;
  expect(Object.keys(claim)).toEqual(
    Object.keys(datasetSchema.entries.claims.item.entries).filter((key) => Object.hasOwn(claim, key)),
  );
});

test("positions of a layout stand in the order of their entities", () => {
  const layout = { id: "one", title: "One", positions: { "e.varn": [0, 1], "e.hanno": [2, 3] }, captions: [] } as const;
  const { layouts } = JSON.parse(serializeDataset(smallDataset({ layouts: [layout] })));
  expect(Object.keys(layouts[0].positions)).toEqual(["e.hanno", "e.varn"]);
});

test("stances keep their order, from firm to weak, and questions theirs", () => {
  const [stated, ...others] = smallDataset().vocabulary.stances;
  const vocabulary = { ...smallDataset().vocabulary, stances: [...others, stated] as typeof others };
  expect(parsed(serializeDataset(smallDataset({ vocabulary }))).vocabulary.stances).toEqual([...others, stated]);
  const [question] = smallDataset().questions;
  const questions = ["z", "a"].map((id) => ({ ...question, id })) as never;
  expect(parsed(serializeDataset(smallDataset({ questions }))).questions.map(({ id }) => id)).toEqual(["z", "a"]);
});

test("ids are compared by code unit, so that no locale has a say", () => {
  expect(firstOutOfOrder([{ id: "e.a-b" }, { id: "e.a.b" }, { id: "e.b" }])).toBe(-1);
  expect(firstOutOfOrder([{ id: "e.b" }, { id: "e.a" }])).toBe(1);
  expect(firstOutOfOrder([{ id: "e.a" }, { id: "e.a" }])).toBe(1);
});

test("records that are in order are not copied", () => {
  const dataset = smallDataset();
  expect(inIdOrder(dataset).claims).toBe(dataset.claims);
});
