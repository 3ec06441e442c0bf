import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errors } from "playwright";
import { generateDataset } from "../../tests/fixtures/generate-dataset.ts";
import { GRAPH_FILES, writeGraphFile } from "./graph-files.ts";
import { type Opened, open, SETTLE_MS } from "./page.ts";
import { type Row, rowOf, type Section } from "./samples.ts";
import { type Size, sizeInWords } from "./sizes.ts";

/** What the page's main thread does while a file is read, and while it is drawn. JSON of graphology is read as any other. */
const FILES = GRAPH_FILES.filter(({ id }) => id !== "json");
/** Longest wait for the preview of a file, whose entities may have to be laid out first, and then for its graph. */
const PATIENCE_MS = 600_000;
const COUNTS = '[data-testid="counts"]';

/** Opens files of one graph, and says what the longest task of the main thread and all its tasks took of the processor. */
export async function measureOpening(url: string, size: Size, log: (line: string) => void): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), "sourceline-bench-"));
  const rows: Row[] = [];
  try {
    const dataset = generateDataset(size);
    for (const { id, title, name, write } of FILES) {
      log(`opening ${title}, ${sizeInWords(size)} …`);
      const path = join(folder, name);
      writeGraphFile(path, write(dataset));
      const opened = await open(url);
      opened.page.setDefaultTimeout(PATIENCE_MS);
      await opened.page.waitForTimeout(SETTLE_MS);
      try {
        const preview = await tasksWhile(opened, () => chooseFile(opened, path));
        rows.push(...taskRows(`${id}-preview`, `${title}: file chosen → its preview`, preview));
        const drawn = await tasksWhile(opened, () => openPreview(opened));
        rows.push(...taskRows(`${id}-drawn`, `${title}: Open pressed → at rest`, drawn));
      } catch (error) {
        if (!(error instanceof errors.TimeoutError)) throw error;
        rows.push(rowOf(`${id}-opening`, title, "ms", [], { note: `not opened within ${PATIENCE_MS / 1000} s` }));
      } finally {
        await opened.close();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { id: `opening-${size.id}`, title: `The page: its main thread while files open: ${sizeInWords(size)}`, rows };
}

/** Chooses a file, and waits until it could be opened. */
export async function chooseFile({ page }: Opened, path: string): Promise<void> {
  await page.setInputFiles('input[type="file"][aria-label="File to open"]', path);
  await page.getByRole("dialog").getByRole("button", { name: "Open", exact: true }).waitFor();
}

/** Opens the file that was chosen, and waits until the page is at rest. */
export async function openPreview({ page }: Opened): Promise<void> {
  const before = await page.locator(COUNTS).innerHTML();
  await page.getByRole("dialog").getByRole("button", { name: "Open", exact: true }).click({ noWaitAfter: true });
  await page.waitForFunction(([selector, counts]) => document.querySelector(selector)?.innerHTML !== counts, [
    COUNTS,
    before,
  ] as const);
  await page.waitForTimeout(SETTLE_MS);
}

function taskRows(id: string, title: string, tasks: readonly number[]): readonly Row[] {
  return [
    rowOf(`${id}-task`, `${title}: processor time of the longest task`, "ms", [Math.max(0, ...tasks)]),
    rowOf(`${id}-cpu`, `${title}: of all tasks`, "ms", [tasks.reduce((sum, task) => sum + task, 0)]),
  ];
}

/** One event of a trace (Chromium's Trace Event Format); times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
  /** Of the processor. */
  readonly tdur?: number;
}

/** What each task of the page's main thread took of the processor while something is done, in milliseconds. */
export async function tasksWhile({ browser, page }: Opened, act: () => Promise<void>): Promise<readonly number[]> {
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline"] });
  const done = act();
  // A trace that goes on keeps the browser from being closed.
  const trace = await done.then(
    () => browser.stopTracing(),
    async (error: unknown) => {
      await browser.stopTracing();
      throw error;
    },
  );
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(threadOf),
  );
  const tasks = traceEvents.filter(
    (event) => event.name === "RunTask" && event.ph === "X" && mains.has(threadOf(event)),
  );
  // Of several renderers, the page's is the one that works.
  const byThread = [...Map.groupBy(tasks, threadOf).values()].map((events) =>
    events.map(({ tdur = 0 }) => tdur / 1_000),
  );
  return byThread.toSorted((a, b) => b.length - a.length)[0] ?? [];
}
