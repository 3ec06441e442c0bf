import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import { datasetSchema } from "../src/model/dataset.ts";
import { manifestSchema } from "../src/model/dataset-folder.ts";
import { PART_SCHEMAS } from "../src/model/part-schemas.ts";
import { jsonText } from "../src/model/serialize-dataset.ts";

/** Where the JSON Schemas stand. */
export const SCHEMA_FOLDER = fileURLToPath(new URL("../graph-data/schema/", import.meta.url));

/** The JSON Schemas of all files of a dataset: file name → text. Draft 7, from the schemas that the program reads by. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const files = new Map([["dataset.schema.json", schemaText(datasetSchema, "A Sourceline dataset in one file")]]);
  files.set("manifest.schema.json", schemaText(manifestSchema, "dataset.json of a dataset in a folder"));
  for (const [part, schema] of Object.entries(PART_SCHEMAS))
    files.set(`${part}.schema.json`, schemaText(schema, `Part of a Sourceline dataset: ${part}`));
  return files;
}

/** Names of the schema files that are missing or differ from what the program reads by. */
export function schemaDrift(folder: string): readonly string[] {
  return [...schemaFiles()].filter(([name, text]) => readOrEmpty(join(folder, name)) !== text).map(([name]) => name);
}

function schemaText(schema: GenericSchema, title: string): string {
  const converted = toJsonSchema(schema, {
    // Minting an id changes its type only; JSON has no infinite numbers; and a check is a function, which a schema
    // cannot hold, so that "either an object or a value" of a claim is said by the program alone.
    ignoreActions: ["readonly", "transform", "finite", "check"],
    errorMode: "throw",
  });
  return jsonText({ ...converted, title });
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

if (import.meta.main) {
  if (process.argv.includes("--check")) {
    const drift = schemaDrift(SCHEMA_FOLDER);
    for (const name of drift)
      console.error(`graph-data/schema/${name} is not what src/model says; run npm run schema.`);
    process.exitCode = drift.length > 0 ? 1 : 0;
  } else {
    mkdirSync(SCHEMA_FOLDER, { recursive: true });
    for (const [name, text] of schemaFiles()) writeFileSync(join(SCHEMA_FOLDER, name), text);
  }
}
