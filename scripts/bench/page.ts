import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type CDPSession, chromium, errors, type Page } from "playwright";
import { generateDataset } from "../../tests/fixtures/generate-dataset.ts";
import { CHROMIUM_FLAGS, findChromium } from "../chromium.ts";
import { installRecorder } from "./page-recorder.ts";
import { type Row, rowOf, type Section } from "./samples.ts";
import { type Size, sizeInWords } from "./sizes.ts";
import { watchTasks } from "./task-times.ts";

const VIEWPORT = { width: 1280, height: 800 };
/** How long the page is watched after its graph is drawn, for what it does when nobody asks, in milliseconds. */
export const SETTLE_MS = 3_000;
/** Longest wait for a file to be read, and again for it to be drawn, in milliseconds. */
const PATIENCE_MS = 120_000;
/** A task shorter than this is not reported by browsers. */
const LONG_TASK_MS = 50;
/** No walk over the stage takes longer, in milliseconds. */
const MOST_WALK_MS = 40_000;
/** No gesture goes on for longer, in milliseconds. */
const MOST_GESTURE_MS = 20_000;
/** Two presses nearer in time, in milliseconds, would be a double press. */
const APART_MS = 350;

const COUNTS = '[data-testid="counts"]';
const READING_ROOM = '[data-testid="details-panel"]';
const POINTED_AT = "#graph-pointer";
const FOUND = '[role="listbox"]';
const STAGE = '[role="application"]';
const FILE_SIZE = '[data-testid="file-size"]';

export interface Opened {
  readonly browser: Browser;
  readonly page: Page;
  readonly devtools: CDPSession;
  /** Addresses, in order. */
  readonly requests: string[];
  close(): Promise<void>;
}

/**
 * Opens the page in a browser with a profile of its own, and waits until its opening screen is complete.
 * @param firstScript runs in it before everything else.
 */
export async function open(url: string, slowedBy = 1, firstScript?: () => void): Promise<Opened> {
  const executablePath = findChromium();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...CHROMIUM_FLAGS] });
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const devtools = await context.newCDPSession(page);
  const requests: Opened["requests"] = [];
  context.on("request", (request) => requests.push(request.url()));
  await page.addInitScript(installRecorder);
  if (firstScript !== undefined) await page.addInitScript(firstScript);
  if (slowedBy > 1) await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowedBy });
  await page.goto(url);
  await page.waitForFunction(() => window.bench.drawnAt !== null);
  return { browser, page, devtools, requests, close: () => browser.close() };
}

/** What the page is measured in, and by what it draws. */
export async function describeBrowser(url: string): Promise<{ browser: string; graphics: string }> {
  const { browser, page, close } = await open(url);
  const graphics = await rendererOf(page);
  const version = browser.version();
  await close();
  return { browser: version, graphics };
}

/** What draws WebGL in a page, as its browser calls it. */
export function rendererOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const gl = document.createElement("canvas").getContext("webgl");
    const info = gl?.getExtension("WEBGL_debug_renderer_info");
    return String(info ? gl?.getParameter(info.UNMASKED_RENDERER_WEBGL) : "unknown");
  });
}

/** What a user does with the article's graph. */
export async function measureArticle(url: string, log: (line: string) => void): Promise<Section> {
  const opened = await open(url);
  await opened.page.waitForTimeout(SETTLE_MS);
  const rows = await interactionRows(opened, log).finally(opened.close);
  return { id: "page-article", title: "The page: at work on the article's graph", rows };
}

/** Opens a generated graph from a file, and does the same with it. */
export async function measureFile(url: string, size: Size, log: (line: string) => void): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), "sourceline-bench-"));
  const rows: Row[] = [];
  let opened: Opened | undefined;
  const title = `The page: a file of ${sizeInWords(size)}`;
  const path = join(folder, "generated.kg.json");
  try {
    const text = JSON.stringify(generateDataset(size));
    writeFileSync(path, text);
    rows.push(rowOf("file-size", "size of the file", "bytes", [Buffer.byteLength(text)]));
    const openings: Opening[] = [];
    let failure: string | null = null;
    // Where one takes half a minute, more of them would say no more.
    for (let run = 0; run < 3 && (openings.at(-1)?.shown ?? 0) < 30_000 && failure === null; run++) {
      await opened?.close();
      opened = await open(url);
      await opened.page.waitForTimeout(SETTLE_MS);
      const opening = await openFile(opened, path);
      if (typeof opening === "string") failure = opening;
      else openings.push(opening);
      log(`file ${size.id}: ${typeof opening === "string" ? opening : `${Math.round(opening.shown)} ms`}`);
    }
    rows.push(
      ...openingRows(openings, failure),
      ...(opened !== undefined && failure === null ? await interactionRows(opened, log) : []),
    );
  } finally {
    await opened?.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { id: `page-file-${size.id}`, title, rows };
}

/** Times in milliseconds. */
interface Opening {
  /** From the choice of the file to its preview. */
  readonly read: number;
  /** From the press on Open to the frame with its counts. */
  readonly shown: number;
  /** From then until the page answers again. */
  readonly settled: number;
  readonly readTask: number;
  readonly shownTask: number;
  readonly idleTask: number;
  /** Longest tasks by processor time: until the preview, and from the press on Open until the page is idle. */
  readonly readTaskCpu: number;
  readonly shownTaskCpu: number;
}

async function openFile({ page, browser }: Opened, path: string): Promise<Opening | string> {
  const endReading = await watchTasks(browser);
  const begun = await page.evaluate(() => performance.now());
  await page.setInputFiles('input[type="file"][aria-label="File to open"]', path);
  const button = page.getByRole("dialog").getByRole("button", { name: "Open", exact: true });
  try {
    await button.waitFor({ timeout: PATIENCE_MS });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    return `not read within ${PATIENCE_MS / 1000} s`;
  }
  const previewed = await page.evaluate(() => performance.now());
  await page.waitForTimeout(1_000);
  const readTaskCpu = await endReading();
  const endShowing = await watchTasks(browser);
  const pressedAfter = await page.evaluate((selector) => {
    window.bench.expectChange("click", selector);
    return performance.now();
  }, COUNTS);
  try {
    await button.click({ timeout: PATIENCE_MS, noWaitAfter: true });
    await page.waitForFunction(() => window.bench.response !== null, undefined, { timeout: PATIENCE_MS });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    return `not drawn within ${PATIENCE_MS / 1000} s`;
  }
  // The page may be busy with what it does when idle, which begins three seconds later at the latest.
  await page.waitForTimeout(2 * SETTLE_MS);
  const shownTaskCpu = await endShowing();
  const { longTasks, response, respondedAt } = await page.evaluate(() => window.bench);
  const drawn = respondedAt ?? Number.NaN;
  const last = longTasks.at(-1);
  const settled = last === undefined ? drawn : Math.max(drawn, last.start + last.duration);
  return {
    read: previewed - begun,
    shown: response ?? Number.NaN,
    settled: settled - drawn,
    readTask: longestOf(longTasks, begun, previewed),
    shownTask: longestOf(longTasks, pressedAfter, drawn),
    idleTask: longestOf(longTasks, drawn, Infinity),
    readTaskCpu,
    shownTaskCpu,
  };
}

function openingRows(openings: readonly Opening[], failure: string | null): readonly Row[] {
  const note = failure === null ? {} : { note: failure };
  const time = (key: keyof Opening) => openings.map((opening) => opening[key]);
  return [
    rowOf("open-read", "file chosen → its preview (reading, checking)", "ms", time("read"), note),
    longTaskRow("open-read-task", "longest task meanwhile", time("readTask")),
    rowOf("open-read-task-cpu", "the same, processor time", "ms", time("readTaskCpu")),
    rowOf("open-shown", "Open pressed → counts shown", "ms", time("shown"), note),
    longTaskRow("open-shown-task", "longest task meanwhile, drawing", time("shownTask")),
    rowOf("open-settled", "then until the page answers without delay", "ms", time("settled")),
    longTaskRow("open-idle-task", "longest task meanwhile, when idle", time("idleTask")),
    rowOf("open-shown-task-cpu", "longest task since Open was pressed, processor time", "ms", time("shownTaskCpu")),
  ];
}

/** What a user does, over and over, on the graph that is open. */
async function interactionRows(opened: Opened, log: (line: string) => void): Promise<readonly Row[]> {
  const { page, devtools } = opened;
  // Of the thread, not of the clock: what other work on the machine takes, or the graphics process, is not in it.
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const rows: Row[] = [];
  const add = (...more: readonly Row[]) => {
    rows.push(...more);
    for (const { title, median } of more) log(`  ${title}: ${median === null ? "–" : Math.round(median * 10) / 10}`);
  };
  const { objects, buffers } = await usedHeap(devtools);
  add(
    rowOf("heap", "JS heap with array buffers, after collecting garbage", "bytes", [objects + buffers]),
    rowOf("heap-buffers", "array buffers alone", "bytes", [buffers]),
  );

  const sections = page.getByTestId("legend").locator("section");
  for (const [id, title, box] of [
    ["filter-kind", "hide or show a family of kinds → counts shown", sections.nth(0).locator("li label").nth(1)],
    ["filter-stance", "hide or show a stance → counts shown", sections.nth(1).locator("li label").nth(1)],
  ] as const) {
    const { times, tasks } = await repeat(opened, 8, () => ({
      event: "click",
      changes: COUNTS,
      act: () => box.click(),
    }));
    add(rowOf(id, title, "ms", times), longTaskRow(`${id}-task`, "longest task meanwhile", tasks));
  }

  for (const [id, measure] of [
    ["search", searchRows],
    ["export", exportRows],
    ["pointer", pointerRows],
    ["camera", cameraRows],
  ] as const) {
    // What cannot be measured on a large graph must not cost what could be.
    const measured = await measure(opened).catch((error: unknown) => {
      const [reason = ""] = String(error instanceof Error ? error.message : error).split("\n");
      return [rowOf(id, `${id}: broke off`, "ms", [], { note: reason })];
    });
    add(...measured);
  }
  return rows;
}

interface Trial {
  /** Event that starts the clock. */
  readonly event: string;
  /** Selector of what must change. */
  readonly changes: string;
  act(): Promise<unknown>;
}

/**
 * Time from event to changed picture, and the longest task from a trial's beginning until the next. Trials that change
 * nothing are left out.
 */
async function repeat(
  { page }: Opened,
  count: number,
  trial: (run: number) => Trial | Promise<Trial>,
): Promise<{ readonly times: number[]; readonly tasks: number[] }> {
  const times: number[] = [];
  const tasks: number[] = [];
  const begun = performance.now();
  for (let run = 0; run < count && (times.length < 3 || performance.now() - begun < 30_000); run++) {
    if (performance.now() - begun > PATIENCE_MS) break;
    const { event, changes, act } = await trial(run);
    const start = await page.evaluate(
      ([name, selector]) => {
        window.bench.expectChange(name, selector);
        return performance.now();
      },
      [event, changes] as const,
    );
    await act();
    const hasChanged = await page
      .waitForFunction(() => window.bench.response !== null, undefined, { timeout: 10_000 })
      .then(
        () => true,
        () => false,
      );
    await page.waitForTimeout(APART_MS);
    const { response, longTasks } = await page.evaluate(() => window.bench);
    if (!hasChanged || response === null) continue;
    times.push(response);
    tasks.push(longestOf(longTasks, start, Infinity));
  }
  return { times, tasks };
}

async function searchRows(opened: Opened): Promise<readonly Row[]> {
  const { page } = opened;
  const field = page.getByRole("combobox", { name: "Search the graph" });
  const labels = await page.evaluate(
    ([legend]) => Array.from(document.querySelectorAll(legend), (name) => name.textContent ?? ""),
    ['[data-testid="legend"] section:nth-of-type(3) label span[dir]'] as const,
  );
  // Of letters that have a key.
  const words = labels.flatMap((label) => label.split(" ")).filter((word) => /^[A-Za-z]{5,}$/.test(word));
  if (words.length === 0) return [rowOf("search", "search, last key → results", "ms", [])];
  // Once without the clock, so that the index is there.
  await field.fill(words[0] ?? "");
  await page.locator(FOUND).waitFor({ timeout: PATIENCE_MS });
  const { times, tasks } = await repeat(opened, 12, async (run) => {
    const word = words[run % words.length] ?? "";
    await field.fill(word.slice(0, 3));
    await page.waitForTimeout(APART_MS);
    return { event: "keydown", changes: FOUND, act: () => field.press(word.charAt(3)) };
  });
  await field.fill("");
  await page.keyboard.press("Escape");
  return [
    rowOf("search", "search, last key → results", "ms", times),
    longTaskRow("search-task", "longest task meanwhile", tasks),
  ];
}

/** All of the graph written in its own format, as the export dialog does when it opens. */
async function exportRows(opened: Opened): Promise<readonly Row[]> {
  const { page } = opened;
  const { times, tasks } = await repeat(opened, 3, async () => {
    await page.keyboard.press("Escape");
    return {
      event: "click",
      changes: FILE_SIZE,
      act: () => page.getByRole("button", { name: "Export", exact: true }).first().click(),
    };
  });
  await page.keyboard.press("Escape");
  return [
    rowOf("export", "Export pressed → size of the file shown", "ms", times),
    longTaskRow("export-task", "longest task meanwhile", tasks),
  ];
}

/** Hover and selection, on points of the stage where there is something. */
async function pointerRows(opened: Opened): Promise<readonly Row[]> {
  const { page, devtools } = opened;
  const box = await page.locator(STAGE).boundingBox();
  if (box === null) throw new Error("The page has no stage.");
  const points: { x: number; y: number }[] = [];
  const start = await page.evaluate(() => performance.now());
  const before = await taskSeconds(devtools);
  let changes = 0;
  let shown = "";
  const begun = performance.now();
  // A walk over the stage in a coarse lattice, shifted row by row.
  for (let row = 1; row <= 9; row++)
    for (let column = 1; column <= 9; column++) {
      if (performance.now() - begun > MOST_WALK_MS) break;
      const x = box.x + ((column + (row % 2) / 2) / 10.5) * box.width;
      const y = box.y + (row / 10) * box.height;
      await page.mouse.move(x, y);
      await nextFrames(page);
      const text = await page.evaluate((selector) => window.bench.textOf(selector), POINTED_AT);
      if (text !== shown) changes++;
      shown = text;
      if (text !== "") points.push({ x, y });
    }
  const hoverSeconds = (await taskSeconds(devtools)) - before;
  const longTasks = await page.evaluate(() => window.bench.longTasks);
  const tasks = longTasks.filter((task) => task.start >= start).map(({ duration }) => duration);
  const note = `${changes} changes of what is pointed at`;
  const rows = [
    longTaskRow("hover-task", `hover: longest task over ${note}`, [Math.max(0, ...tasks)]),
    rowOf(
      "hover-cpu",
      "hover: CPU of the main thread per change",
      "ms",
      changes === 0 ? [] : [(1000 * hoverSeconds) / changes],
    ),
  ];
  if (points.length === 0) return [...rows, rowOf("select", "select → details shown", "ms", [])];
  const selected = await repeat(opened, 12, async (run) => {
    const { x, y } = points[Math.floor((run * points.length) / 12) % points.length] ?? { x: 0, y: 0 };
    await page.mouse.move(x, y);
    await nextFrames(page);
    return { event: "click", changes: READING_ROOM, act: () => page.mouse.click(x, y) };
  });
  await page.keyboard.press("Escape");
  rows.push(rowOf("select", "select → details shown", "ms", selected.times));
  rows.push(longTaskRow("select-task", "longest task meanwhile", selected.tasks));
  return rows;
}

/** Panning by dragging an empty corner, zooming by the wheel. */
async function cameraRows(opened: Opened): Promise<readonly Row[]> {
  const { page } = opened;
  const box = await page.locator(STAGE).boundingBox();
  if (box === null) throw new Error("The page has no stage.");
  const [x, y] = [box.x + 14, box.y + box.height - 14];
  const pan = await gesture(opened, "moved", async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    const begun = performance.now();
    // There and back.
    for (let step = 1; step <= 80 && performance.now() - begun < MOST_GESTURE_MS; step++) {
      const away = step <= 40 ? step : 80 - step;
      await page.mouse.move(x + 4 * away, y - 3 * away);
    }
    await page.mouse.up();
  });
  const [midX, midY] = [box.x + box.width / 2, box.y + box.height / 2];
  const zoom = await gesture(opened, "all", async () => {
    await page.mouse.move(midX, midY);
    const begun = performance.now();
    for (let turn = 0; turn < 12 && performance.now() - begun < MOST_GESTURE_MS; turn++) {
      await page.mouse.wheel(0, turn < 6 ? -240 : 240);
      await page.waitForTimeout(120);
    }
  });
  return [...gestureRows("pan", "pan", pan), ...gestureRows("zoom", "zoom", zoom)];
}

interface Gesture {
  /** Of the main thread, in milliseconds per frame. */
  readonly cpu: number | null;
  readonly intervals: readonly number[];
}

async function gesture(
  { page, devtools }: Opened,
  counted: "moved" | "all",
  act: () => Promise<void>,
): Promise<Gesture> {
  await nextFrames(page);
  await page.evaluate(() => window.bench.watchFrames(true));
  const before = await taskSeconds(devtools);
  await act();
  const seconds = (await taskSeconds(devtools)) - before;
  const drawn = await page.evaluate((which) => {
    window.bench.watchFrames(false);
    return which === "moved" ? window.bench.movedFrames : window.bench.frames;
  }, counted);
  return {
    cpu: drawn.length === 0 ? null : (1000 * seconds) / drawn.length,
    intervals: drawn.slice(1).map((time, i) => time - (drawn[i] ?? time)),
  };
}

function gestureRows(id: string, name: string, { cpu, intervals }: Gesture): readonly Row[] {
  return [
    rowOf(`${id}-cpu`, `${name}: CPU of the main thread per frame`, "ms", cpu === null ? [] : [cpu]),
    rowOf(`${id}-interval`, `${name}: from frame to frame`, "ms", intervals),
  ];
}

async function nextFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

async function taskSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
}

async function usedHeap(devtools: CDPSession): Promise<{ readonly objects: number; readonly buffers: number }> {
  await devtools.send("HeapProfiler.collectGarbage");
  const usage: { usedSize: number; backingStorageSize?: number } = await devtools.send("Runtime.getHeapUsage");
  return { objects: usage.usedSize, buffers: usage.backingStorageSize ?? 0 };
}

export function longestOf(
  tasks: readonly { readonly start: number; readonly duration: number }[],
  from: number,
  to: number,
): number {
  return Math.max(0, ...tasks.filter(({ start }) => start >= from && start < to).map(({ duration }) => duration));
}

/** Browsers report tasks from 50 ms on; 0 stands for "none of them". */
export function longTaskRow(id: string, title: string, samples: readonly number[]): Row {
  const note = samples.length > 0 && Math.max(...samples) < LONG_TASK_MS ? "none over 50 ms" : null;
  return rowOf(id, title, "ms", samples, note === null ? {} : { note });
}

/** A sentence where what is to be measured cannot be. */
export function missingForPage(dist: string): string | null {
  if (!existsSync(join(dist, "index.html"))) return "There is no built page.";
  return findChromium() === undefined ? "There is no Chromium: set CHROMIUM_PATH, or run npm test once." : null;
}
