import type { SearchColumns } from "../../features/search/search-columns.ts";
import { inSlices } from "../../lib/in-slices.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Dataset } from "../../model/dataset.ts";
import { SlicedDataset } from "../../model/dataset-slices.ts";
import { withColumns } from "../../model/knowledge-columns.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { Story } from "../../model/story.ts";
import type { ViewFile } from "../../model/view-file.ts";
import type {
  FilesToOpen,
  IssueReport,
  OpenOutput,
  OpenProgress,
  openFileTask,
  Reading,
} from "../../product/tasks/open-file-task.ts";
import { runTask } from "../../product/tasks/run-task.ts";
import { fileProblemWords as words } from "../../words/en/file-problems.ts";
import type { Words } from "../../words/message.ts";
import { sizeText } from "../../words/numbers.ts";
import type { Derivation } from "../../workspace/workspace.ts";
import { openingSteps } from "./opening-steps.ts";
import { watchForSilence } from "./watch-for-silence.ts";

/** Bytes that are read into memory in one piece; most kinds of files may have fewer, which their readers say. */
export const MOST_BYTES = 2_000_000_000;

/** A dataset from a file, with what a user should know before it is opened. */
export interface OpenedFile {
  readonly dataset: Dataset;
  /** The dataset's graph, built where the file was read. */
  readonly knowledge: KnowledgeGraph;
  /** What was derived from it for the first view. */
  readonly derivation: Derivation;
  /** Problems that do not prevent the dataset from being opened. */
  readonly notes: IssueReport;
  /** Of how many entities the file has no position: these were computed. */
  readonly placed: number;
  /** How it was read where it was another program's file; else null. */
  readonly reading: Reading | null;
  /** What its search index is made of, which comes after the rest; null where it could not be made. */
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
 * Reads files into a dataset, or one into a story or a view by itself, away from the page: all of it, or what is wrong with it. A
 * dataset's search index may still be under construction when this is done.
 * @param signal aborting it ends the work at once, wherever it is; the result is then "cancelled".
 */
export function openFile(
  { files, choices = {} }: FilesToOpen,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (at: OpenProgress) => void },
): Promise<Result<OpenedFile | OpenedStory | OpenedView, IssueReport> | "cancelled"> {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > MOST_BYTES) {
    const message = words.tooLarge({ size: sizeText(size), limit: sizeText(MOST_BYTES) });
    return Promise.resolve(refusal("file/too-large", message, words.tooLargeHint()));
  }
  return new Promise((resolve) => {
    const records = new SlicedDataset();
    const end = Promise.withResolvers<SearchColumns | null>();
    const run = new AbortController();
    if (signal.aborted) run.abort();
    signal.addEventListener("abort", () => run.abort());
    let watch: ReturnType<typeof watchForSilence> | null = null;
    const task = runTask<typeof openFileTask>(
      "open-file",
      { files, choices },
      {
        signal: run.signal,
        onProgress: (at) => (at.phase === "indexing" ? watch?.heard() : onProgress(at)),
        onPart: (part) => {
          if (part.list !== "rest") return records.add(part);
          watch = watchForSilence(() => run.abort());
          const dataset = records.whole(part.rest);
          const knowledge = withColumns(dataset, part.columns);
          const { notes, placed, reading } = part;
          void inSlices(openingSteps(knowledge), signal).then((derivation) => {
            if (derivation === null) return resolve("cancelled");
            resolve(ok({ dataset, knowledge, derivation, notes, placed, reading, search: end.promise }));
          });
        },
      },
    );
    void task.then((outcome) => {
      const output = outcome.is === "done" ? outcome.output : null;
      end.resolve(output?.kind === "dataset" ? output.search : null);
      if (watch !== null) return watch.end();
      if (outcome.is === "cancelled") resolve("cancelled");
      else if (outcome.is === "failed") resolve(failure(outcome.reason));
      else resolve(resultOf(outcome.output));
    });
  });
}

function resultOf(output: OpenOutput): Result<OpenedStory | OpenedView, IssueReport> {
  if (output.kind === "story") return ok({ story: output.story });
  if (output.kind === "view") return ok({ view: output.view });
  return output.kind === "refused" ? err(output.problems) : failure(null);
}

function failure(reason: string | null): Result<never, IssueReport> {
  const hint = reason === null ? words.noMemory() : words.browserReported({ reason });
  return refusal("file/reader-failed", words.notRead(), hint);
}

/** Why there is nothing to read in what was dropped or chosen; null where there is. */
export function faultOf(files: readonly File[], hasFolder: boolean): IssueReport | null {
  if (hasFolder) return problem("file/folder", words.folder(), words.folderHint());
  return files.length === 0 ? problem("file/none", words.noFile(), words.noFileHint()) : null;
}

function refusal(code: string, message: Words, hint: Words): Result<never, IssueReport> {
  return err(problem(code, message, hint));
}

function problem(code: string, message: Words, hint: Words): IssueReport {
  return { issues: [{ code, path: "", message, hint }], total: 1 };
}
