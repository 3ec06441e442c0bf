import { err, type Result } from "../../lib/result.ts";
import type { NamedTask } from "../../lib/task.ts";
import type { SourceWithText } from "../../model/dataset.ts";
import type { Issue } from "../../model/issue.ts";
import { verbatim } from "../../words/message.ts";
import { checkSegments, type SegmentsCheck } from "./check-text.ts";
import { type TextInFile, textFromFile } from "./text-from-file.ts";

// What becomes of a reader's copy away from the page. HTML goes back to the page in between, as only a page has a parser
// for it. Each task has a worker of its own, so that no thread keeps the words.

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
        message: verbatim("The browser could not read this file."),
        hint: verbatim("It may be a folder, may have changed since, or may be locked by another program."),
      });
    }
    return textFromFile(bytes, file.name);
  },
};

/** Holds a text against the segments that a source is recorded to have. */
export const checkText: NamedTask<
  "check-text",
  { readonly text: string; readonly source: Pick<SourceWithText, "text" | "segments"> },
  SegmentsCheck
> = {
  id: "check-text",
  run: async ({ text, source }) => checkSegments(source, text),
};
