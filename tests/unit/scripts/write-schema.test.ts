import { expect, test } from "vitest";
import { SCHEMA_FOLDER, schemaDrift, schemaFiles } from "../../../scripts/write-schema.ts";
import { datasetSchema } from "../../../src/model/dataset.ts";
import { PART_SCHEMAS } from "../../../src/model/part-schemas.ts";

test("the committed JSON Schemas are those that the program reads by", () => {
  expect(schemaDrift(SCHEMA_FOLDER)).toEqual([]);
});

test("a folder without them has drifted in every one", () => {
  expect(schemaDrift("/nowhere")).toEqual([...schemaFiles().keys()]);
});

test("there is one for the one-file form, one for the manifest and one for each part", () => {
  const parts = Object.keys(PART_SCHEMAS).map((part) => `${part}.schema.json`);
  expect([...schemaFiles().keys()]).toEqual(["dataset.schema.json", "manifest.schema.json", ...parts]);
});

test("they know every outermost key, and no other", () => {
  const schema = JSON.parse(schemaFiles().get("dataset.schema.json") ?? "");
  expect(Object.keys(schema.properties)).toEqual(Object.keys(datasetSchema.entries));
  // A dataset without figures has no list of them.
  const required = Object.keys(datasetSchema.entries).filter((key) => key !== "figures");
  expect(schema).toMatchObject({ additionalProperties: false, required });
});
