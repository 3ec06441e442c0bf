import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { openFiles } from "../formats/open-files.ts";
import { readJson } from "../formats/read-json.ts";
import type { InputFile, ReadChoices, ReadReport } from "../formats/readers/reader.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Dataset } from "../model/dataset.ts";
import { type DatasetFiles, MANIFEST_FILE, parseDatasetFolder } from "../model/dataset-folder.ts";
import { saidToBeExtract } from "../model/extract.ts";
import type { Issue } from "../model/issue.ts";
import { cliWords as words } from "../words/en/cli.ts";
import type { Words } from "../words/message.ts";
import { listText } from "../words/numbers.ts";

/** A dataset as it was found on disk. */
export interface ReadDataset {
  readonly dataset: Dataset;
  /** The files of a folder by path with "/"; null where the dataset was one file. */
  readonly files: DatasetFiles | null;
  /** How a file of another program was read; null for our own formats. */
  readonly report: ReadReport | null;
  /** What was left out of the archive that a file in a format of ours came in. */
  readonly leftOut: readonly Issue[];
}

/** What names the standard input in place of a file. */
const STANDARD_INPUT = "-";

/** Why there is no dataset: "unreadable" is no dataset at all, "faulty" is one with problems in it. */
export interface ReadFault {
  readonly kind: "unreadable" | "faulty";
  /** Each path begins with the name that the user gave. */
  readonly issues: readonly Issue[];
}

/** Issues that mean that the file is something else, or not for this version. */
const UNREADABLE: ReadonlySet<string> = new Set([
  "json/syntax",
  "dataset/missing-file",
  "graph/not-ours",
  "one-file/no-dataset",
  "one-file/damaged",
  "one-file/too-large",
  "dataset/not-an-object",
  "dataset/not-ours",
  "dataset/no-version",
  "dataset/newer-version",
]);

/**
 * Reads a dataset from a folder, from one file in any format that can be read, or from several that belong together.
 * @param paths one or more; "-" is the standard input.
 */
export async function readDataset(
  paths: string | readonly string[],
  choices: ReadChoices = {},
): Promise<Result<ReadDataset, ReadFault>> {
  const all = typeof paths === "string" ? [paths] : paths;
  const [path = ""] = all;
  const unreadable = (at: string, issues: readonly Issue[], isFolder = false): Result<never, ReadFault> =>
    err({ kind: "unreadable", issues: issuesIn(at, isFolder, issues) });
  if (all.length === 1 && path !== STANDARD_INPUT) {
    const isFolder = await kindOf(path);
    if (!isFolder.ok) return unreadable(path, [isFolder.error]);
    if (isFolder.value) return readFolderDataset(path);
  }
  const inputs: InputFile[] = [];
  for (const each of all) {
    const bytes = await readBytes(each);
    if (!bytes.ok) return unreadable(each, [bytes.error]);
    inputs.push({ name: each === STANDARD_INPUT ? "" : basename(each), bytes: bytes.value });
  }
  const named = all.map(nameOfInput).join(" + ");
  const opened = await openFiles(inputs, { choices });
  if (opened.ok) return ok({ ...opened.value, files: null });
  return err({ kind: kindOfFault(opened.error), issues: issuesIn(named, false, opened.error) });
}

/** What messages call an input. */
export function nameOfInput(path: string): string {
  return path === STANDARD_INPUT ? words.standardInput() : path;
}

async function readFolderDataset(path: string): Promise<Result<ReadDataset, ReadFault>> {
  const folder = await readFolder(path);
  if (!folder.ok) return err({ kind: "unreadable", issues: issuesIn(path, true, folder.error) });
  const files = folder.value;
  const dataset = parseDatasetFolder(files);
  if (dataset.ok) return ok({ dataset: saidToBeExtract(dataset.value), files, report: null, leftOut: [] });
  const issues = withPlaces(dataset.error, files);
  return err({ kind: kindOfFault(issues), issues: issuesIn(path, true, issues) });
}

function kindOfFault(issues: readonly Issue[]): ReadFault["kind"] {
  const isUnreadable = ({ code }: Issue) => UNREADABLE.has(code) || /^(?:archive|file|reading|xlsx|xml)\//.test(code);
  return issues.some(isUnreadable) ? "unreadable" : "faulty";
}

async function readBytes(path: string): Promise<Result<Uint8Array, Issue>> {
  try {
    return ok(path === STANDARD_INPUT ? await buffer(process.stdin) : await readFile(path));
  } catch (error) {
    return err(issueOf(error));
  }
}

/** Issues with the path of the dataset before their own: "folder/claims.json[3].label", "file.json: claims[3].label". */
export function issuesIn(path: string, isFolder: boolean, issues: readonly Issue[]): readonly Issue[] {
  const before = isFolder ? join(path, "/") : `${path}: `;
  return issues.map((issue) => ({ ...issue, path: issue.path === "" ? path : before + issue.path }));
}

/** Issues of files that are not valid JSON, with line and column in place of what the engine reports. */
function withPlaces(issues: readonly Issue[], files: DatasetFiles): readonly Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== "dataset/not-json") return [issue];
    const json = readJson(files.get(issue.path) ?? "");
    return json.ok ? [issue] : json.error.map((problem) => ({ ...problem, path: issue.path }));
  });
}

/** The text of a file in UTF-8. The issue's path is empty: the caller knows what the file is called. */
export async function readText(path: string): Promise<Result<string, Issue>> {
  try {
    const bytes = await readFile(path);
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) return err(fileIssue(words.notUtf8(), words.saveAsUtf8()));
    return err(issueOf(error));
  }
}

/** An error of the file system in words; anything else is a bug of ours and is thrown on. */
export function issueOf(error: unknown): Issue {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
      return fileIssue(words.notFound(), words.checkPath());
    case "EACCES":
    case "EPERM":
      return fileIssue(words.notAllowed(), words.checkPermissions());
    case "EISDIR":
      return fileIssue(words.isFolder(), words.chooseFile());
    case "ENOTDIR":
      return fileIssue(words.throughFile(), words.checkPath());
    case "ENOSPC":
      return fileIssue(words.noSpace(), null);
    case "ERR_FS_FILE_TOO_LARGE":
    case "ERR_STRING_TOO_LONG":
    case "ERR_ENCODING_INVALID_ENCODED_DATA":
      return fileIssue(words.notText(), words.chooseDataset());
    default:
      if (typeof code !== "string") throw error;
      return fileIssue(words.unusable({ code }), null);
  }
}

function fileIssue(message: Words, hint: Words | null): Issue {
  return { code: "file/unreadable", path: "", message, hint };
}

async function kindOf(path: string): Promise<Result<boolean, Issue>> {
  try {
    return ok((await stat(path)).isDirectory());
  } catch (error) {
    return err(issueOf(error));
  }
}

/** All JSON files of a dataset folder by path; folders in it go one deep ("sources/main.json"). */
async function readFolder(path: string): Promise<Result<DatasetFiles, readonly Issue[]>> {
  const issues: Issue[] = [];
  const files = new Map<string, string>();
  try {
    const entries = await readdir(path, { withFileTypes: true });
    const folders = entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
      .map(({ name }) => name);
    if (!entries.some(({ name }) => name === MANIFEST_FILE)) {
      return err([fileIssue(words.noManifest({ file: MANIFEST_FILE }), await datasetsIn(path, folders))]);
    }
    const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
    for (const folder of folders) names.push(...(await readdir(join(path, folder))).map((name) => `${folder}/${name}`));
    for (const name of names.filter((each) => each.endsWith(".json")).sort()) {
      const text = await readText(join(path, name));
      if (text.ok) files.set(name, text.value);
      else issues.push({ ...text.error, path: name });
    }
  } catch (error) {
    return err([issueOf(error)]);
  }
  return issues.length > 0 ? err(issues) : ok(files);
}

/** A hint for somebody who named the folder above. */
async function datasetsIn(path: string, folders: readonly string[]): Promise<Words> {
  const found: string[] = [];
  for (const folder of folders) {
    const names = await readdir(join(path, folder)).catch((): string[] => []);
    if (names.includes(MANIFEST_FILE)) found.push(join(path, folder));
  }
  return found.length === 0 ? words.chooseFolder() : words.didYouMeanFolder({ folders: listText(found, "or") });
}
