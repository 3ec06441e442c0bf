import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { placedDataset } from "../../src/cli/placed-dataset.ts";
import { ONE_FILE_PAGE } from "../../src/formats/one-file-ids.ts";
import { readJson } from "../../src/formats/read-json.ts";
import { textHash } from "../../src/lib/text-hash.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { assembleDataset, MANIFEST_FILE } from "../../src/model/dataset-folder.ts";
import { type Issue, issueLine } from "../../src/model/issue.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";

/** A dataset of the site. Its id, the name of its folder or file, is its address: `ID.html` opens it. */
export interface SiteDataset {
  readonly id: string;
  /** In the one-file form. */
  readonly text: string;
  /** The text's hash where it is, word for word, what the page makes a graph of; null where it is of an older version. */
  readonly checked: number | null;
  /** With a place for each entity: those that the text has none for stand where the page will put them. */
  readonly dataset: Dataset;
}

/** What the name may be, since it stands in addresses. */
const NAME = /^[a-z0-9][a-z0-9_-]*$/;
/** Pages that the site has besides those of datasets. */
const TAKEN = ["index", ONE_FILE_PAGE.replace(/\.html$/, "")];

/** How a dataset that is one file ends, as the page saves it. */
const ONE_FILE = ".kg.json";

/**
 * The names in `graph-data` that are datasets: folders with a manifest, and files of ours.
 * @throws where there is none, or one has a name that cannot be an address.
 */
export function datasetIds(folder: string): readonly string[] {
  const ids = readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      if (entry.isDirectory()) return existsSync(join(folder, entry.name, MANIFEST_FILE)) ? [entry.name] : [];
      return entry.name.endsWith(ONE_FILE) ? [entry.name.slice(0, -ONE_FILE.length)] : [];
    })
    .sort();
  if (ids.length === 0)
    throw new Error(`There is no dataset in ${folder}: a folder with a ${MANIFEST_FILE}, or a file NAME${ONE_FILE}.`);
  for (const [at, id] of ids.entries()) {
    if (id === ids[at - 1]) throw new Error(`There are two datasets of the name "${id}" in ${folder}.`);
    if (NAME.test(id) && !TAKEN.includes(id)) continue;
    throw new Error(
      `A dataset cannot be called "${id}": its name is its address. It may have small letters, digits, "-" and "_", and be none of ${TAKEN.join(", ")}.`,
    );
  }
  return ids;
}

/**
 * A dataset of the site.
 * @throws with one line per problem where it cannot be put together or has faults.
 */
export async function siteDataset(folder: string, id: string): Promise<SiteDataset> {
  const text = oneFileForm(folder, id);
  const json = readJson(text);
  if (!json.ok) throw faulty(id, json.error);
  const parsed = parseDataset(json.value);
  if (!parsed.ok) throw faulty(id, parsed.error);
  const checked = isDeepStrictEqual(JSON.parse(text), parsed.value) ? textHash(text) : null;
  return { id, text, checked, dataset: await placedDataset(parsed.value) };
}

/**
 * A dataset as one file.
 * @throws with one line per problem where it cannot be put together.
 */
export function oneFileForm(folder: string, id: string): string {
  const file = join(folder, `${id}${ONE_FILE}`);
  // A browser takes a byte order mark away as well, so that the text which the page gets is the one that was checked.
  if (existsSync(file)) return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  const path = join(folder, id);
  const texts = new Map<string, string>();
  for (const name of readdirSync(path, { recursive: true, encoding: "utf8" }).sort())
    if (name.endsWith(".json")) texts.set(name.replaceAll("\\", "/"), readFileSync(join(path, name), "utf8"));
  const assembled = assembleDataset(texts);
  if (assembled.ok) return JSON.stringify(assembled.value);
  throw faulty(id, assembled.error);
}

function faulty(id: string, issues: readonly Issue[]): Error {
  const problems = issues.map((issue) => `  graph-data/${id}: ${issueLine(issue)}`).join("\n");
  return new Error(`The dataset "${id}" cannot be opened:\n${problems}`);
}
