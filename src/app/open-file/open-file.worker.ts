import { openDataset } from "../../formats/open-dataset.ts";
import type { DecodedText } from "../../lib/decode-text.ts";
import { err, type Result } from "../../lib/result.ts";
import type { Dataset } from "../../model/dataset.ts";
import type { Issue } from "../../model/issue.ts";
import { lintDataset } from "../../model/lint-dataset.ts";
import { checkStories } from "../../workspace/check-stories.ts";
import { decodeFile } from "./decode-file.ts";
import {
  type IssueReport,
  LONG_LISTS,
  MOST_ISSUES,
  type OpenReport,
  type OpenRequest,
  type OpenStage,
  SLICE_LENGTH,
} from "./open-file-protocol.ts";
import { storyInFile } from "./story-in-file.ts";
import { viewInFile } from "./view-in-file.ts";

// Reads, decodes and checks a file away from the page, which stays free to draw and to cancel.

const report = (message: OpenReport) => postMessage(message);
const enter = (stage: OpenStage) => report({ kind: "stage", stage });

addEventListener("message", ({ data: { file } }: MessageEvent<OpenRequest>) => {
  // A rejection would be lost here; an error reaches the page, which says that reading failed.
  read(file).catch(reportError);
});

async function read(file: File): Promise<void> {
  enter("reading");
  const decoded = await readText(file);
  if (!decoded.ok) return report({ kind: "refused", faults: firstOf([decoded.error]) });
  enter("checking");
  const opened = await openDataset(decoded.value.text);
  if (!opened.ok) {
    const view = viewInFile(decoded.value.text);
    if (view?.ok) return report({ kind: "view", view: view.value });
    const story = storyInFile(decoded.value.text);
    if (story?.ok) return report({ kind: "story", story: story.value });
    return report({ kind: "refused", faults: firstOf(view?.error ?? story?.error ?? opened.error) });
  }
  const notes = [...encodingNote(decoded.value), ...lintDataset(opened.value), ...checkStories(opened.value)];
  enter("handing-over");
  handOver(opened.value, firstOf(notes));
}

async function readText(file: File): Promise<Result<DecodedText, Issue>> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return err({
      code: "file/unreadable",
      path: "",
      message: "The browser could not read this file.",
      hint: "It may be a folder, may have changed since, or may be locked by another program.",
    });
  }
  return decodeFile(bytes);
}

function handOver(dataset: Dataset, notes: IssueReport): void {
  const { entities, claims, links, ...rest } = dataset;
  for (const list of LONG_LISTS) {
    const records = dataset[list];
    for (let start = 0; start < records.length; start += SLICE_LENGTH) {
      report({ kind: "slice", list, records: records.slice(start, start + SLICE_LENGTH) });
    }
  }
  report({ kind: "opened", rest, notes });
}

function encodingNote({ encoding }: DecodedText): readonly Issue[] {
  if (encoding === "UTF-8") return [];
  return [
    {
      code: "file/utf-16",
      path: "",
      message: "The file is written in UTF-16 and was read as such.",
      hint: "Datasets are saved in UTF-8.",
    },
  ];
}

function firstOf(issues: readonly Issue[]): IssueReport {
  return { issues: issues.slice(0, MOST_ISSUES), total: issues.length };
}
