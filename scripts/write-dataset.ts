import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseDatasetFolder, splitDataset } from "../src/model/dataset-folder.ts";
import { issueLine } from "../src/model/issue.ts";

// `npm run dataset -- graph-data/kerman-attack`: writes a dataset's folder anew after an edit by hand, with keys and
// records in their order and counts and hashes in the manifest. A file that is not part of the dataset is left alone.

const folder = process.argv[2];
if (folder === undefined) {
  console.error("Name the folder of a dataset: npm run dataset -- graph-data/NAME");
  process.exit(2);
}
const files = new Map<string, string>();
for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort())
  if (name.endsWith(".json")) files.set(name.replaceAll("\\", "/"), readFileSync(join(folder, name), "utf8"));
const parsed = parseDatasetFolder(files);
if (!parsed.ok) {
  for (const issue of parsed.error) console.error(issueLine(issue));
  process.exit(1);
}
for (const [path, text] of splitDataset(parsed.value)) {
  if (files.get(path) === text) continue;
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  console.log(`${folder}/${path}`);
}
