import { readJson } from "../../formats/read-json.ts";
import type { Result } from "../../lib/result.ts";
import { isPlainObject } from "../../lib/schema-walk.ts";
import type { Issue } from "../../model/issue.ts";
import { parseStory } from "../../model/parse-dataset.ts";
import type { Story } from "../../model/story.ts";

/** Longest text that is taken for a story, in UTF-16 code units: a larger file is a dataset, which is not parsed twice. */
const LONGEST_STORY = 10_000_000;

/**
 * The one story that a text holds, as a folder of a dataset has it in `stories/`, or what is wrong with it.
 * @returns null where the text is not meant to be a story.
 */
export function storyInFile(text: string): Result<Story, readonly Issue[]> | null {
  if (text.length > LONGEST_STORY || !text.includes('"scenes"')) return null;
  const json = readJson(text);
  if (!json.ok || !isPlainObject(json.value)) return null;
  return Array.isArray(json.value.scenes) && json.value.format === undefined ? parseStory(json.value) : null;
}
