import { err, type Result } from "../../lib/result.ts";
import type { NamedTask } from "../../lib/task.ts";
import type { SourceWithText } from "../../model/dataset.ts";
import type { Issue } from "../../model/issue.ts";
import { textFileWords } from "../../words/en/text-files.ts";
import { checkSegments, type SegmentsCheck } from "./check-text.ts";
import { type TextInFile, textFromFile } from "./text-from-file.ts";

// What is done with a reader's copy in workers. HTML goes back to the page in between, as only a page has a parser for it.
// Each task has a worker of its own, so that no thread keeps the text.

/** Reads a reader's copy of a source. */
export const readText: NamedTask<"read-text", File, Result<TextInFile, Issue>> = {
  id: "read-text",
  async run(file) {
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      return err({
        code: "text/unreadable",
        path: "",
        message: textFileWords.unreadable(),
        hint: textFileWords.unreadableFix(),
      });
    }
    return textFromFile(bytes, file.name);
  },
};

/** Compares a text with the segments that are recorded of a source. */
export const checkText: NamedTask<
  "check-text",
  { readonly text: string; readonly source: Pick<SourceWithText, "text" | "segments"> },
  SegmentsCheck
> = {
  id: "check-text",
  run: async ({ text, source }) => checkSegments(source, text),
};
