import { readJson } from "../../formats/read-json.ts";
import type { Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { isViewFile, parseViewFile, type ViewFile } from "../../model/view-file.ts";

/** The view that a text holds by itself, or what is wrong with it; null where the text is no view file. */
export function viewInFile(text: string): Result<ViewFile, readonly Issue[]> | null {
  if (!text.slice(0, 1_000).includes('"sourceline-view"')) return null;
  const json = readJson(text);
  return json.ok && isViewFile(json.value) ? parseViewFile(json.value) : null;
}
