import { ok, type Result } from "../lib/result.ts";
import type { Dataset } from "../model/dataset.ts";
import { saidToBeExtract } from "../model/extract.ts";
import type { Issue } from "../model/issue.ts";
import { type CountRecords, parseDataset } from "../model/parse-dataset.ts";
import { formats } from "./formats.ts";

/** Characters of a text that detectors see. */
const HEAD_LENGTH = 1_000;

/**
 * A dataset from the text of a file in any format that can be read, or everything that is wrong with it, never half
 * of one. A text that no detector recognises is read as the native format, whose issues describe best what is missing.
 * @param onRecord for showing progress.
 */
export async function openDataset(text: string, onRecord?: CountRecords): Promise<Result<Dataset, readonly Issue[]>> {
  const head = text.slice(0, HEAD_LENGTH).replace(/^\uFEFF/, "");
  const codecs = [...formats.all.filter((format) => format.detect(head)), ...formats.all];
  for (const format of codecs) {
    const { read } = await format.load();
    if (read === undefined) continue;
    const input = await read(text);
    if (!input.ok) return input;
    const parsed = parseDataset(input.value, onRecord);
    return parsed.ok ? ok(saidToBeExtract(parsed.value)) : parsed;
  }
  return parseDataset(undefined);
}
