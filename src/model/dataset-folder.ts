import * as v from "valibot";
import { compileKeyOrder } from "../lib/key-order.ts";
import { nearestWord } from "../lib/nearest-word.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { isPlainObject } from "../lib/schema-walk.ts";
import { sha256Hex } from "../lib/sha256.ts";
import { datasetFolderWords as words } from "../words/en/dataset-folder.ts";
import { datasetProblemWords } from "../words/en/dataset-problems.ts";
import type { Words } from "../words/message.ts";
import { type Dataset, datasetSchema, sha256 } from "./dataset.ts";
import { didYouMean, faultAt, schemaFaults } from "./dataset-faults.ts";
import type { Issue } from "./issue.ts";
import { parseDataset } from "./parse-dataset.ts";
import { inIdOrder, jsonText } from "./serialize-dataset.ts";

/** The file that says what a folder holds. */
export const MANIFEST_FILE = "dataset.json";

/** The files of the folder form by path from the folder, "/" between names ("sources/s.main.json"), each as its text. */
export type DatasetFiles = ReadonlyMap<string, string>;

const FILE_OF_PART = {
  vocabulary: "vocabulary.json",
  entities: "entities.json",
  claims: "claims.json",
  links: "claim-links.json",
  questions: "questions.json",
  figures: "figures.json",
} as const;
const FOLDER_OF_PART = { sources: "sources/", layouts: "layouts/", stories: "stories/" } as const;

type FilePart = keyof typeof FILE_OF_PART;
type FolderPart = keyof typeof FOLDER_OF_PART;
const FILE_PARTS = Object.keys(FILE_OF_PART) as FilePart[];
/** The part whose file is absent where there is nothing to stand in it. */
const OPTIONAL_PART: FilePart = "figures";
const FOLDER_PARTS = Object.keys(FOLDER_OF_PART) as FolderPart[];

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What `dataset.json` holds. `head` and `derivedFrom` are parts of the dataset, the rest describes the folder. */
export const manifestSchema = v.strictObject({
  format: v.exactOptional(datasetSchema.entries.format),
  schemaVersion: datasetSchema.entries.schemaVersion,
  head: datasetSchema.entries.dataset,
  /** Absent means null: not taken from another dataset. */
  derivedFrom: v.exactOptional(datasetSchema.entries.derivedFrom),
  counts: v.strictObject({ entities: count, claims: count, links: count, sources: count }),
  /** Ids of the stories in the order in which they are listed; absent where there are none. */
  stories: v.exactOptional(v.pipe(v.array(v.string()), v.readonly())),
  /** sha-256 of each other file's text, by path. */
  files: v.record(v.string(), sha256),
});
export type Manifest = v.InferOutput<typeof manifestSchema>;

const inSchemaOrder = compileKeyOrder(datasetSchema);
const manifestInOrder = compileKeyOrder(manifestSchema);

/**
 * Puts the files of a folder together into the one-file form, for `parseDataset` to read. What stands inside the
 * records is not looked at here; whether hashes and counts are right is `checkManifest`'s to say.
 * @returns a value of JSON; or problems: a file that is missing, unknown or not JSON.
 */
export function assembleDataset(files: DatasetFiles): Result<unknown, readonly Issue[]> {
  const issues: Issue[] = [];
  const values = new Map<string, unknown>();
  for (const [path, text] of files) {
    const value = readJson(path, text);
    if (value.ok) values.set(path, value.value);
    else issues.push(value.error);
    if (path !== MANIFEST_FILE && partOfFile(path) === null) {
      const known = [MANIFEST_FILE, ...Object.values(FILE_OF_PART)];
      const hint = didYouMean(nearestWord(path, known)) ?? words.onlyParts();
      issues.push(fileIssue("unknown-file", path, words.unknownFile(), hint));
    }
  }
  const needed = FILE_PARTS.filter((part) => part !== OPTIONAL_PART).map((part) => FILE_OF_PART[part]);
  for (const path of [MANIFEST_FILE, ...needed])
    if (!files.has(path)) issues.push(fileIssue("missing-file", path, words.missingPart(), null));
  const manifest = values.get(MANIFEST_FILE);
  if (values.has(MANIFEST_FILE) && !isPlainObject(manifest))
    issues.push(fileIssue("wrong-type", MANIFEST_FILE, datasetProblemWords.notObject(), null));
  if (issues.length > 0 || !isPlainObject(manifest)) return err(issues);

  const assembled: Record<string, unknown> = {
    format: manifest.format ?? datasetSchema.entries.format.literal,
    schemaVersion: manifest.schemaVersion,
    dataset: manifest.head,
    derivedFrom: manifest.derivedFrom ?? null,
  };
  for (const part of FILE_PARTS)
    if (part !== OPTIONAL_PART || files.has(FILE_OF_PART[part])) assembled[part] = values.get(FILE_OF_PART[part]);
  for (const part of FOLDER_PARTS) assembled[part] = pathsInOrder(files, part, values).map((path) => values.get(path));
  return ok(assembled);
}

/** Reads the folder form of a dataset. Issues name the file and the place in it: `claims.json[12].predicate`. */
export function parseDatasetFolder(files: DatasetFiles): Result<Dataset, readonly Issue[]> {
  const assembled = assembleDataset(files);
  if (!assembled.ok) return assembled;
  const parsed = parseDataset(assembled.value);
  return parsed.ok ? parsed : err(issuesInFolder(parsed.error, files));
}

/** Issues of the one-file form with their paths in the folder form: `claims[12]` becomes `claims.json[12]`. */
export function issuesInFolder(issues: readonly Issue[], files: DatasetFiles): readonly Issue[] {
  const paths = new Map<FolderPart, readonly string[]>();
  for (const part of FOLDER_PARTS) paths.set(part, pathsInOrder(files, part, parsedFiles(files, part)));
  return issues.map((issue) => {
    const [, part = "", rest = ""] = /^([A-Za-z]*)(.*)$/s.exec(issue.path) ?? [];
    if (isFilePart(part)) return { ...issue, path: FILE_OF_PART[part] + rest };
    if (isFolderPart(part)) {
      const [, index, inside = ""] = /^\[(\d+)\](.*)$/s.exec(rest) ?? [];
      const file = index === undefined ? FOLDER_OF_PART[part] : (paths.get(part)?.[Number(index)] ?? "");
      return { ...issue, path: file + inside };
    }
    if (part === "dataset") return { ...issue, path: `${MANIFEST_FILE}.head${rest}` };
    return { ...issue, path: part === "" ? MANIFEST_FILE : `${MANIFEST_FILE}.${part}${rest}` };
  });
}

/** The folder form of a dataset: path → text, the manifest with its counts and hashes among them. Deterministic. */
export function splitDataset(dataset: Dataset): Map<string, string> {
  const ordered = inSchemaOrder(inIdOrder(dataset)) as Dataset;
  const parts = new Map<string, string>();
  for (const part of FILE_PARTS)
    if (ordered[part] !== undefined) parts.set(FILE_OF_PART[part], jsonText(ordered[part]));
  for (const part of FOLDER_PARTS)
    for (const record of ordered[part]) parts.set(`${FOLDER_OF_PART[part]}${record.id}.json`, jsonText(record));
  const manifest: Manifest = {
    format: ordered.format,
    schemaVersion: ordered.schemaVersion,
    head: ordered.dataset,
    derivedFrom: ordered.derivedFrom,
    counts: countsOf(ordered),
    ...(ordered.stories.length > 0 ? { stories: ordered.stories.map(({ id }) => id) } : {}),
    files: Object.fromEntries([...parts].map(([path, text]) => [path, sha256Hex(text)])),
  };
  return new Map([[MANIFEST_FILE, jsonText(manifestInOrder(manifest))], ...parts]);
}

/** Where the manifest does not say what the folder holds: shape, counts, hashes. A dataset loads all the same. */
export function checkManifest(files: DatasetFiles): readonly Issue[] {
  const text = files.get(MANIFEST_FILE);
  if (text === undefined) return [fileIssue("missing-file", MANIFEST_FILE, words.missingFile(), null)];
  const value = readJson(MANIFEST_FILE, text);
  if (!value.ok) return [value.error];
  const read = v.safeParse(manifestSchema, value.value);
  if (!read.success)
    return schemaFaults(manifestSchema, read.issues, []).map((issue) => ({
      ...issue,
      code: `manifest/${issue.code.split("/")[1]}`,
      path: `${MANIFEST_FILE}${issue.path === "" ? "" : "."}${issue.path}`,
    }));
  return [
    ...countFindings(read.output, files),
    ...storyFindings(read.output, files),
    ...hashFindings(read.output, files),
  ];
}

function storyFindings({ stories = [] }: Manifest, files: DatasetFiles): readonly Issue[] {
  const found = new Set(
    [...parsedFiles(files, "stories").values()].map((story) => (isPlainObject(story) ? story.id : null)),
  );
  const [missing] = stories.filter((id) => !found.has(id));
  const path = `${MANIFEST_FILE}.stories`;
  if (missing !== undefined) return [fileIssue("missing-story", path, words.missingStory({ id: missing }), null)];
  if (found.size === stories.length) return [];
  const message = words.storyCount({ listed: stories.length, found: found.size });
  return [fileIssue("unlisted-story", path, message, words.writeAgain())];
}

function countFindings({ counts }: Manifest, files: DatasetFiles): readonly Issue[] {
  return (["entities", "claims", "links", "sources"] as const).flatMap((part) => {
    const found = isFolderPart(part) ? pathsOf(files, part).length : lengthOf(files.get(FILE_OF_PART[part]));
    if (found === null || found === counts[part]) return [];
    const message = words.recordCount({ listed: counts[part], part, found });
    return [fileIssue("wrong-count", `${MANIFEST_FILE}.counts.${part}`, message, words.writeAgain())];
  });
}

function hashFindings({ files: hashes }: Manifest, files: DatasetFiles): readonly Issue[] {
  const finding = (rule: string, file: string, message: Words) =>
    fileIssue(rule, `${MANIFEST_FILE}.files[${JSON.stringify(file)}]`, message, words.writeAgain());
  const issues: Issue[] = [];
  for (const [file, text] of files) {
    if (file === MANIFEST_FILE) continue;
    if (!Object.hasOwn(hashes, file)) issues.push(finding("no-hash", file, words.noHash({ file })));
    else if (hashes[file] !== sha256Hex(text)) issues.push(finding("wrong-hash", file, words.changed({ file })));
  }
  for (const file of Object.keys(hashes))
    if (!files.has(file)) issues.push(finding("missing-file", file, words.missingListed({ file })));
  return issues;
}

function countsOf({ entities, claims, links, sources }: Dataset): Manifest["counts"] {
  return { entities: entities.length, claims: claims.length, links: links.length, sources: sources.length };
}

function lengthOf(text: string | undefined): number | null {
  const value = text === undefined ? null : readJson("", text);
  return value?.ok && Array.isArray(value.value) ? value.value.length : null;
}

function readJson(path: string, text: string): Result<unknown, Issue> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err(fileIssue("not-json", path, words.notJson({ reason }), null));
  }
}

function fileIssue(rule: string, path: string, message: Words, hint: Words | null): Issue {
  return { ...faultAt([], rule, message, hint), path };
}

function isFilePart(part: string): part is FilePart {
  return Object.hasOwn(FILE_OF_PART, part);
}

function isFolderPart(part: string): part is FolderPart {
  return Object.hasOwn(FOLDER_OF_PART, part);
}

function partOfFile(path: string): FilePart | FolderPart | null {
  return (
    FILE_PARTS.find((part) => FILE_OF_PART[part] === path) ??
    FOLDER_PARTS.find((part) => path.startsWith(FOLDER_OF_PART[part]) && path.endsWith(".json")) ??
    null
  );
}

function pathsOf(files: DatasetFiles, part: FolderPart): readonly string[] {
  return [...files.keys()].filter((path) => partOfFile(path) === part);
}

function parsedFiles(files: DatasetFiles, part: FolderPart): ReadonlyMap<string, unknown> {
  return new Map(
    pathsOf(files, part).map((path) => {
      const value = readJson(path, files.get(path) ?? "");
      return [path, value.ok ? value.value : null];
    }),
  );
}

/**
 * Files of a folder in the order of their records' ids, which file names need not follow ("s.a.json", "s.a-b.json").
 * Stories have an order of their own, which the manifest keeps; those that it does not name come after them.
 */
function pathsInOrder(files: DatasetFiles, part: FolderPart, values: ReadonlyMap<string, unknown>): readonly string[] {
  const listed = part === "stories" ? listedStories(files) : [];
  const keyed = pathsOf(files, part).map((path) => {
    const record = values.get(path);
    const id = isPlainObject(record) && typeof record.id === "string" ? record.id : path;
    const place = listed.indexOf(id);
    return { path, id, place: place === -1 ? listed.length : place };
  });
  const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return keyed
    .toSorted((a, b) => a.place - b.place || before(a.id, b.id) || before(a.path, b.path))
    .map(({ path }) => path);
}

/** Ids of the stories as the manifest lists them; none where it cannot be read, which others complain of. */
function listedStories(files: DatasetFiles): readonly string[] {
  const manifest = readJson(MANIFEST_FILE, files.get(MANIFEST_FILE) ?? "");
  const stories = manifest.ok && isPlainObject(manifest.value) ? manifest.value.stories : null;
  return Array.isArray(stories) ? stories : [];
}
