import { byteSize, counted } from "../../lib/count-words.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Dataset } from "../../model/dataset.ts";
import type { Issue } from "../../model/issue.ts";
import type { Story } from "../../model/story.ts";
import type { ViewFile } from "../../model/view-file.ts";
import type { IssueReport, LongList, OpenReport, OpenRequest, OpenStage } from "./open-file-protocol.ts";

/** Bytes. A text longer than this is more than an engine can hold as one string. */
const MOST_BYTES = 512_000_000;

/** A dataset out of a file, with what a reader should know before it is opened. */
export interface OpenedFile {
  readonly dataset: Dataset;
  /** Shortcomings that keep nothing from being opened. */
  readonly notes: IssueReport;
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
 * Reads a file into a dataset, or a story or a view by itself, in a worker of its own: all of it, or what is wrong with it.
 * @param signal aborting it ends the worker at once, wherever it is; the result is then "cancelled".
 */
export function openFile(
  file: File,
  { signal, onStage }: { readonly signal: AbortSignal; readonly onStage: (stage: OpenStage) => void },
): Promise<Result<OpenedFile | OpenedStory | OpenedView, IssueReport> | "cancelled"> {
  if (file.size > MOST_BYTES) {
    const message = `The file is too large: it has ${byteSize(file.size)}, and ${byteSize(MOST_BYTES)} can be opened.`;
    return Promise.resolve(refusal("file/too-large", message, "Export a part of it, and open that."));
  }
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./open-file.worker.ts", import.meta.url), { type: "module" });
    const lists: Record<LongList, unknown[]> = { entities: [], claims: [], links: [] };
    const finish = (result: Result<OpenedFile | OpenedStory | OpenedView, IssueReport> | "cancelled") => {
      worker.terminate();
      resolve(result);
    };
    signal.addEventListener("abort", () => finish("cancelled"));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      const hint = event.message ? `The browser says: ${event.message}` : "It may need more memory than there is.";
      finish(refusal("file/reader-failed", "Reading this file failed.", hint));
    });
    worker.addEventListener("message", ({ data }: MessageEvent<OpenReport>) => {
      switch (data.kind) {
        case "stage":
          return onStage(data.stage);
        case "slice":
          for (const record of data.records) lists[data.list].push(record);
          return;
        case "story":
          return finish(ok({ story: data.story }));
        case "view":
          return finish(ok({ view: data.view }));
        case "refused":
          return finish(err(data.faults));
        case "opened":
          // The worker's parser has read these very records; a copy between threads keeps their shape.
          return finish(ok({ dataset: { ...data.rest, ...lists } as unknown as Dataset, notes: data.notes }));
      }
    });
    worker.postMessage({ file } satisfies OpenRequest);
  });
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
  const issue: Issue = { code, path: "", message, hint };
  return err({ issues: [issue], total: 1 });
}
