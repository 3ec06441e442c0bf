import { isPlainObject } from "../../lib/schema-walk.ts";
import { faultAt, type KeyPath, pathText } from "../../model/dataset-faults.ts";
import type { Issue } from "../../model/issue.ts";
import { textFileWords } from "../../words/en/text-files.ts";
import { normaliseText } from "./normalise-text.ts";

/** Letters and digits in a row; an apostrophe inside a word is no end of it. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const APOSTROPHE = /(?<=\p{L})['’](?=\p{L})/gu;

/**
 * Finds the words of a text in a dataset's files: each string value (or whole file, where it is not JSON) that has
 * `runLength` or more consecutive words of it, whatever their case and punctuation. A source's title may be the
 * text's title. The issues tell place and length, never the words.
 * @param files path → text, of the folder form or the one-file form.
 * @param text the decoded text, its title in the first paragraph.
 * @param runLength words in a row that are too many (model.md: eight).
 */
export function findQuotedRuns(files: ReadonlyMap<string, string>, text: string, runLength = 8): readonly Issue[] {
  const normal = normaliseText(text);
  const [title] = normal.split("\n\n");
  const theirs = wordsOf(normal);
  const runs = new Set<string>();
  for (let start = 0; start + runLength <= theirs.length; start++) runs.add(runAt(theirs, start, runLength));

  const issues: Issue[] = [];
  for (const [file, content] of files) {
    for (const { value, path } of stringsIn(content)) {
      if (isSourceTitle(file, path) && value === title) continue;
      const longest = longestRun(wordsOf(value), runs, runLength);
      if (longest === 0) continue;
      const place = pathText(path);
      const issue = faultAt([], "quoted-run", textFileWords.quoted({ count: longest }), textFileWords.rephrase());
      issues.push({ ...issue, path: `${file}${place === "" || place.startsWith("[") ? "" : "."}${place}` });
    }
  }
  return issues;
}

function wordsOf(text: string): readonly string[] {
  return text.normalize("NFC").toLowerCase().replace(APOSTROPHE, "").match(WORD) ?? [];
}

function runAt(words: readonly string[], start: number, runLength: number): string {
  return words.slice(start, start + runLength).join(" ");
}

/** Words in the longest stretch whose every run is one of `runs`; 0 where there is none. */
function longestRun(words: readonly string[], runs: ReadonlySet<string>, runLength: number): number {
  let longest = 0;
  let current = 0;
  for (let start = 0; start + runLength <= words.length; start++) {
    current = runs.has(runAt(words, start, runLength)) ? (current === 0 ? runLength : current + 1) : 0;
    longest = Math.max(longest, current);
  }
  return longest;
}

/** `title` of a file under sources/, or of a source in the one-file form. */
function isSourceTitle(file: string, path: KeyPath): boolean {
  if (file.startsWith("sources/")) return path.length === 1 && path[0] === "title";
  return path.length === 3 && path[0] === "sources" && path[2] === "title";
}

interface PlacedString {
  readonly value: string;
  readonly path: KeyPath;
}

function stringsIn(content: string): readonly PlacedString[] {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return [{ value: content, path: [] }];
  }
  return [...stringsOf(value, [])];
}

function* stringsOf(value: unknown, path: KeyPath): Iterable<PlacedString> {
  if (typeof value === "string") yield { value, path };
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* stringsOf(item, [...path, index]);
  else if (isPlainObject(value))
    for (const [key, held] of Object.entries(value)) yield* stringsOf(held, [...path, key]);
}
