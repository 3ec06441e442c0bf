import { completedDataset, placesToComplete } from "../../derive/complete-places.ts";
import { isPlaced } from "../../derive/is-placed.ts";
import { forceLayout } from "../../derive/layouts/force-layout.ts";
import { indexSearch } from "../../features/search/index-search.ts";
import { buffersOf, type Indexable, type SearchColumns } from "../../features/search/search-columns.ts";
import { checkStories } from "../../features/stories/check-stories.ts";
import { decodeFile } from "../../formats/decode-file.ts";
import { type OpenedFiles, openFiles } from "../../formats/open-files.ts";
import type { Guess } from "../../formats/readers/guess.ts";
import { LEFT_OUT } from "../../formats/readers/left-out.ts";
import type { InputFile, ReadChoices, ReadReport } from "../../formats/readers/reader.ts";
import { readers } from "../../formats/readers/readers.ts";
import type { TableReading } from "../../formats/readers/table-reading.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { NamedTask, TaskContext } from "../../lib/task.ts";
import type { Dataset } from "../../model/dataset.ts";
import { lengthOf, type PackedSlice, packedSlicesOf, restOf, slicedLength } from "../../model/dataset-slices.ts";
import type { Issue } from "../../model/issue.ts";
import { columnBuffers, copiedColumns, type KnowledgeColumns } from "../../model/knowledge-columns.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { lintDataset } from "../../model/lint-dataset.ts";
import { blockBuffers } from "../../model/record-block.ts";
import type { Story } from "../../model/story.ts";
import type { ViewFile } from "../../model/view-file.ts";
import { fileProblemWords as words } from "../../words/en/file-problems.ts";
import type { Words } from "../../words/message.ts";
import { storyInFile } from "./story-in-file.ts";
import { viewInFile } from "./view-in-file.ts";

/** How far the opening of a file has come. What has no counts is one step, of which nobody can say how far it is. */
export type OpenProgress =
  | { readonly phase: "reading"; readonly done: number; readonly total: number; readonly unit: "byte" }
  | { readonly phase: "unpacking" | "parsing" }
  | { readonly phase: "taking-in"; readonly done: number; readonly total: number; readonly unit: "percent" }
  | { readonly phase: "checking"; readonly done: number; readonly total: number; readonly unit: "record" }
  | { readonly phase: "reviewing"; readonly done: number; readonly total: number; readonly unit: "rule" }
  | { readonly phase: "laying-out"; readonly done: number; readonly total: number; readonly unit: "percent" }
  | { readonly phase: "handing-over"; readonly done: number; readonly total: number; readonly unit: "record" };

/** How many records have been indexed since all parts of a dataset came: told every second or so, as a sign of life. */
export interface IndexProgress {
  readonly phase: "indexing";
  readonly done: number;
}

/** Issues that are handed over; a file may have millions of problems, and nobody reads on after these. */
const MOST_ISSUES = 1_000;

/** The first issues of a list, and how long the list is. */
export interface IssueReport {
  readonly issues: readonly Issue[];
  readonly total: number;
}

/** How another program's file was read: what it was taken for, what was assumed, and what is not as it was there. */
export interface Reading {
  readonly format: Words;
  /** The id of its reader. */
  readonly reader: string;
  /** All formats of other programs, the most used first. */
  readonly readers: readonly { readonly id: string; readonly title: Words; readonly isLeftOut: boolean }[];
  readonly guesses: readonly Guess[];
  readonly tables: readonly TableReading[];
  /** Ids, in the order of the file. */
  readonly firstClaims: readonly string[];
  readonly warnings: IssueReport;
}

/** What is to be opened as one dataset. */
export interface FilesToOpen {
  /** One, or several that belong together. */
  readonly files: readonly File[];
  /** What a reader chose in place of what would be guessed; default nothing. */
  readonly choices?: ReadChoices;
}

/** A dataset comes in slices; then what is left of it, with its columns. From then on it can be opened. */
export type OpenPart =
  | PackedSlice
  | {
      readonly list: "rest";
      readonly rest: Dataset;
      readonly columns: KnowledgeColumns;
      /** Problems that do not prevent the dataset from being opened. */
      readonly notes: IssueReport;
      /** Of how many entities the file has no position: they were placed when it was read. */
      readonly placed: number;
      /** How another program's file was read; null where it was a file of ours. */
      readonly reading: Reading | null;
    };

/** What was in the file, once there is nothing left to do: after the parts of a dataset its search index. */
export type OpenOutput =
  | { readonly kind: "dataset"; readonly search: SearchColumns }
  | { readonly kind: "story"; readonly story: Story }
  | { readonly kind: "view"; readonly view: ViewFile }
  | { readonly kind: "refused"; readonly problems: IssueReport };

/** Bytes of a file that are read at once, and reported as progress. */
const CHUNK_BYTES = 4_000_000;
/** Bytes beyond which a file is no story or view by itself. */
const LONGEST_STORY = 100_000_000;
/** Share of a layout, in percent, that is counted; overlaps are removed in the rest of its time. */
const LAYOUT_MOVING = 75;
/** Reports on records, at most. */
const MOST_REPORTS = 100;
/** Time between two reports of the index, in milliseconds. */
const INDEX_REPORTS_APART = 1_000;

type Context = TaskContext<OpenProgress | IndexProgress, OpenPart, never>;

/** Reads files into a dataset, all of it or its problems; or one into a story or a view where it contains only that. */
export const openFileTask: NamedTask<"open-file", FilesToOpen, OpenOutput, OpenProgress | IndexProgress, OpenPart> = {
  id: "open-file",
  async run(asked, context) {
    const handedOver = await handOver(asked, context);
    if ("kind" in handedOver) return handedOver;
    let reported = performance.now();
    const progress = (done: number) => {
      if (performance.now() - reported < INDEX_REPORTS_APART) return;
      reported = performance.now();
      context.progress({ phase: "indexing", done });
    };
    return { kind: "dataset", search: await indexSearch.run(handedOver, { ...context, progress }) };
  },
  buffersOf: (output) => (output.kind === "dataset" ? buffersOf(output.search) : []),
};

/** Hands over a dataset, and returns what of it the index still needs, so that all else is let go; or what ends the task. */
async function handOver({ files, choices = {} }: FilesToOpen, context: Context): Promise<Indexable | OpenOutput> {
  const { progress, part, pause } = context;
  const opened = await openedIn(files, choices, context);
  if ("kind" in opened) return opened;
  await pause();
  const positions = opened.dataset.layouts[0]?.positions;
  const placed = opened.dataset.entities.filter(({ id }) => positions?.[id] === undefined).length;
  const knowledge = await laidOut(buildKnowledgeGraph(opened.dataset), context);
  const { dataset } = knowledge;
  await pause();
  const notes = [
    ...opened.leftOut,
    ...(opened.report === null ? encodingNote(opened.isUtf16) : []),
    ...lintDataset(dataset, (done, total) => progress({ phase: "reviewing", done, total, unit: "rule" })),
    ...checkStories(dataset, knowledge),
  ];
  const total = slicedLength(dataset);
  let done = 0;
  let reported = 0;
  for (const slice of packedSlicesOf(dataset)) {
    done += lengthOf(slice);
    part(slice, "block" in slice ? blockBuffers(slice.block) : []);
    if (done - reported >= total / MOST_REPORTS || done === total) {
      reported = done;
      progress({ phase: "handing-over", done, total, unit: "record" });
    }
    await pause();
  }
  // What the page gets are the columns; the search index still needs some of them here.
  const columns = copiedColumns(knowledge);
  const reading = readingOf(opened.report);
  part(
    { list: "rest", rest: restOf(dataset), columns, notes: firstOf(notes), placed, reading },
    columnBuffers(columns),
  );
  const { order, claimCount, claimSubject, claimObject, claimPredicate } = knowledge;
  const { entities, claims } = dataset;
  const read = { ...restOf(dataset), entities, claims, layouts: [], sources: [] };
  return { dataset: read, order, claimCount, claimSubject, claimObject, claimPredicate };
}

/** What the files hold: a dataset, or what ends the task. Their bytes are let go here, before anything is made of it. */
async function openedIn(
  files: readonly File[],
  choices: ReadChoices,
  { progress, pause }: Context,
): Promise<OpenedFiles | OpenOutput> {
  const read = await readAll(files, progress);
  if (!read.ok) return refused([read.error]);
  await pause();
  let takenIn = -1;
  const opened = await openFiles(read.value, {
    choices,
    onReading: async (at) => {
      if (at.phase !== "taking-in") progress(at);
      else {
        const done = Math.floor(100 * at.share);
        if (done > takenIn) progress({ phase: at.phase, done, total: 100, unit: "percent" });
        takenIn = Math.max(takenIn, done);
      }
      await pause();
    },
    onRecord: (done, total) => {
      if (isReportable(done, total)) progress({ phase: "checking", done, total, unit: "record" });
    },
  });
  const [only] = read.value.length === 1 ? read.value : [];
  if (!opened.ok) {
    const decoded = only === undefined || only.bytes.length > LONGEST_STORY ? null : decodeFile(only.bytes);
    if (decoded === null || !decoded.ok) return refused(opened.error);
    const view = viewInFile(decoded.value.text);
    if (view?.ok) return { kind: "view", view: view.value };
    const story = storyInFile(decoded.value.text);
    if (story?.ok) return { kind: "story", story: story.value };
    return refused(view?.error ?? story?.error ?? opened.error);
  }
  return opened.value;
}

/** The graph with a place for each entity: that of its dataset, or one by the force layout where it has none. */
async function laidOut(knowledge: KnowledgeGraph, { more, progress, pause }: Context): Promise<KnowledgeGraph> {
  if (isPlaced(knowledge.dataset)) return knowledge;
  let reported = -1;
  const compute = await forceLayout.load();
  const input = placesToComplete(knowledge);
  const places = await compute(input, {
    more,
    pause,
    part: () => {},
    progress: (at) => {
      const done =
        at.phase === "moving" ? Math.floor((LAYOUT_MOVING * at.done) / Math.max(at.total, 1)) : LAYOUT_MOVING;
      if (done === reported) return;
      reported = done;
      progress({ phase: "laying-out", done, total: 100, unit: "percent" });
    },
  });
  return { ...knowledge, dataset: completedDataset(knowledge, input, places) };
}

function isReportable(done: number, total: number): boolean {
  return done === total || done % Math.ceil(total / MOST_REPORTS) === 0;
}

/** The bytes of all files, with progress over all of them. */
async function readAll(
  files: readonly File[],
  progress: (at: OpenProgress) => void,
): Promise<Result<readonly InputFile[], Issue>> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const read: InputFile[] = [];
  let done = 0;
  // Outside of what is caught: memory that is not there is no fault of the file.
  const buffers = files.map(({ size }) => new Uint8Array(size));
  try {
    for (const [nth, file] of files.entries()) {
      const bytes = buffers[nth] as Uint8Array<ArrayBuffer>;
      for (let at = 0; at < file.size; ) {
        const chunk = new Uint8Array(await file.slice(at, at + CHUNK_BYTES).arrayBuffer());
        bytes.set(chunk, at);
        at += chunk.length;
        done += chunk.length;
        progress({ phase: "reading", done, total, unit: "byte" });
      }
      read.push({ name: file.name, bytes });
    }
  } catch {
    return err({
      code: "file/unreadable",
      path: "",
      message: words.unreadable(),
      hint: words.unreadableHint(),
    });
  }
  return ok(read);
}

function readingOf(report: ReadReport | null): Reading | null {
  if (report === null) return null;
  const { format, title, guesses, tables, firstClaims, warnings } = report;
  const known = readers.all.map(({ id, title }) => ({ id, title: title(), isLeftOut: LEFT_OUT.includes(id) }));
  return { format: title, reader: format, readers: known, guesses, tables, firstClaims, warnings: firstOf(warnings) };
}

function encodingNote(isUtf16: boolean): readonly Issue[] {
  if (!isUtf16) return [];
  return [
    {
      code: "file/utf-16",
      path: "",
      message: words.utf16(),
      hint: words.utf16Hint(),
    },
  ];
}

function refused(issues: readonly Issue[]): OpenOutput {
  return { kind: "refused", problems: firstOf(issues) };
}

function firstOf(issues: readonly Issue[]): IssueReport {
  return { issues: issues.slice(0, MOST_ISSUES), total: issues.length };
}
