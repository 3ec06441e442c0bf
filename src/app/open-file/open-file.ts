import type { SearchColumns } from "../../features/search/search-columns.ts";
import { byteSize, counted } from "../../lib/count-words.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Dataset } from "../../model/dataset.ts";
import { SlicedDataset } from "../../model/dataset-slices.ts";
import type { Issue } from "../../model/issue.ts";
import { type KnowledgeGraph, withColumns } from "../../model/knowledge-graph.ts";
import type { Story } from "../../model/story.ts";
import type { ViewFile } from "../../model/view-file.ts";
import type { IssueReport, OpenOutput, OpenProgress, openFileTask } from "../../product/tasks/open-file-task.ts";
import { runTask } from "../../product/tasks/run-task.ts";
import { verbatim } from "../../words/message.ts";

/** Bytes. A text longer than this is more than an engine can hold as one string. */
const MOST_BYTES = 512_000_000;

/** A dataset out of a file, with what a reader should know before it is opened. */
export interface OpenedFile {
  readonly dataset: Dataset;
  /** The dataset's graph, built where the file was read. */
  readonly knowledge: KnowledgeGraph;
  /** Shortcomings that keep nothing from being opened. */
  readonly notes: IssueReport;
  /** What its search index is made of, which comes after the rest; null where it does not come. */
  readonly search: Promise<SearchColumns | null>;
}

/** A story that stands by itself in a file: it goes into the dataset that is open. */
export interface OpenedStory {
  readonly story: Story;
}

/** A view that stands by itself in a file: it goes over the dataset that is open. */
export interface OpenedView {
  readonly view: ViewFile;
}

/**
/**
 * Reads a file into a dataset, or a story or a view by itself, away from the page: all of it, or what is wrong with it. A
 * dataset's search index may still be in the making when this is done.
 * @param signal aborting it ends the work at once, wherever it is; the result is then "cancelled".
 */
export function openFile(
  file: File,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (at: OpenProgress) => void },
): Promise<Result<OpenedFile | OpenedStory | OpenedView, IssueReport> | "cancelled"> {
  if (file.size > MOST_BYTES) {
    const message = `The file is too large: it has ${byteSize(file.size)}, and ${byteSize(MOST_BYTES)} can be opened.`;
    return Promise.resolve(refusal("file/too-large", message, "Export a part of it, and open that."));
  }
  return new Promise((resolve) => {
    const records = new SlicedDataset();
    const end = Promise.withResolvers<SearchColumns | null>();
    const task = runTask<typeof openFileTask>("open-file", file, {
      signal,
      onProgress,
      onPart: (part) => {
        if (part.list !== "rest") return records.add(part);
        const dataset = records.whole(part.rest);
        const knowledge = withColumns(dataset, part.columns, records);
        resolve(ok({ dataset, knowledge, notes: part.notes, search: end.promise }));
      },
    });
    void task.then((outcome) => {
      const output = outcome.is === "done" ? outcome.output : null;
      end.resolve(output?.kind === "dataset" ? output.search : null);
      // After a dataset has come none of these is heard.
      if (outcome.is === "cancelled") resolve("cancelled");
      else if (outcome.is === "failed") resolve(failure(outcome.reason));
      else resolve(resultOf(outcome.output));
    });
  });
}

function resultOf(output: OpenOutput): Result<OpenedStory | OpenedView, IssueReport> {
  if (output.kind === "story") return ok({ story: output.story });
  if (output.kind === "view") return ok({ view: output.view });
  return output.kind === "refused" ? err(output.faults) : failure(null);
}

function failure(reason: string | null): Result<never, IssueReport> {
  const hint = reason === null ? "There may not be enough memory." : `The browser says: ${reason}`;
  return refusal("file/reader-failed", "This file could not be read.", hint);
}

/** What reads files. */
export interface FileReading {
  readonly onlyFile: typeof onlyFile;
  readonly openFile: typeof openFile;
}

/** The one file among what was dropped or chosen, or why there is none to read. */
export function onlyFile(files: readonly File[], hasFolder: boolean): Result<File, IssueReport> {
  const [file, ...others] = files;
  if (hasFolder) {
    return refusal("file/folder", "This is a folder, not a file.", "Open one file, as in name.kg.json.");
  }
  if (file === undefined) {
    return refusal("file/none", "There was no file in what was dropped.", "Drop a file from your computer.");
  }
  if (others.length > 0) {
    const message = `These are ${counted(files.length, "file")}; one can be opened at a time.`;
    return refusal("file/several", message, "Choose the one that holds the dataset.");
  }
  return ok(file);
}

function refusal(code: string, message: string, hint: string): Result<never, IssueReport> {
  const issue: Issue = { code, path: "", message: verbatim(message), hint: verbatim(hint) };
  return err({ issues: [issue], total: 1 });
}
