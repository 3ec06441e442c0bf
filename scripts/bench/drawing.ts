import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type CDPSession, chromium, type Page } from "playwright";
import { generateDataset } from "../../tests/fixtures/generate-dataset.ts";
import { findChromium } from "../chromium.ts";
import { rendererOf } from "./page.ts";
import { installPressClock, type PictureTime, pictureTime } from "./picture-time.ts";
import { median, type Row, rowOf, type Section } from "./samples.ts";
import { type Size, sizeInWords } from "./sizes.ts";
import { serveStandIn } from "./stand-in-page.ts";

const VIEWPORT = { width: 1280, height: 800 };
const PATIENCE_MS = 240_000;
/** No gesture goes on for longer, in milliseconds. */
const MOST_GESTURE_MS = 15_000;
/** The graphics process and the main thread are at rest once each takes less than this share of a processor. */
const AT_REST = 0.05;
/** How often the graph is moved, and how often it is enlarged: how much one such gesture takes varies by half. */
const RUNS = 3;
/** Turns of the wheel there and back. */
const TURNS = 12;
const STAGE = '[role="application"]';

/**
 * WebGL by Mesa on the processor, through a graphics process of its own: the one way to draw without a graphics card in
 * which the time of that process is the time of drawing. Only Linux has it; elsewhere the browser's own choice is measured.
 */
const FLAGS = [
  "--no-sandbox",
  "--ignore-gpu-blocklist",
  ...(process.platform === "linux" ? ["--use-gl=angle", "--use-angle=gl-egl", "--disable-gpu-sandbox"] : []),
];
const ENVIRONMENT = { LIBGL_ALWAYS_SOFTWARE: "1", EGL_PLATFORM: "surfaceless" };

interface Drawn {
  readonly browser: Browser;
  readonly page: Page;
  readonly devtools: CDPSession;
  readonly processes: CDPSession;
}

/**
 * What a gesture took, in milliseconds per redraw, and the longest task of the main thread; all of it processor time, which
 * other work on the machine lengthens less than time by the clock.
 */
interface Cost {
  /** How often all was redrawn. */
  readonly redraws: number;
  readonly main: number;
  /** The same until the hand lets go, without what follows: names, the address. */
  readonly moving: number;
  readonly graphics: number;
  readonly longest: number;
}

/**
 * Counts redraws in the page: each clears the layer of lines once. Notes when something was drawn last, on canvases of either
 * kind. Runs before anything else in it.
 */
function installCounter(): void {
  const counter = { redraws: 0, drawnAt: 0 };
  Object.assign(window, { counter });
  const { prototype } = WebGL2RenderingContext;
  const { clear } = prototype;
  prototype.clear = function countedClear(mask) {
    if ((this.canvas as HTMLCanvasElement).classList.contains("sigma-edges")) counter.redraws++;
    clear.call(this, mask);
  };
  for (const [kind, names] of [
    [WebGL2RenderingContext, ["drawArrays", "drawArraysInstanced", "drawElements", "drawElementsInstanced"]],
    [CanvasRenderingContext2D, ["fill", "stroke", "fillText", "strokeText", "clearRect"]],
  ] as const)
    for (const name of names) {
      const draw: (...given: unknown[]) => void = Reflect.get(kind.prototype, name);
      Reflect.set(kind.prototype, name, function noted(this: object, ...given: unknown[]) {
        counter.drawnAt = performance.timeOrigin + performance.now();
        draw.apply(this, given);
      });
    }
}

/** An event of a trace, as far as it is read here: when it began, its thread, and its processor time, in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest task of pages' main threads while something is done, in milliseconds of the processor. */
async function longestTask({ processes }: Drawn, act: () => Promise<void>): Promise<number> {
  const events: TraceEvent[] = [];
  const gather = ({ value }: { readonly value: readonly object[] }) => events.push(...(value as TraceEvent[]));
  processes.on("Tracing.dataCollected", gather);
  await processes.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel"] },
  });
  await act();
  const isDone = new Promise((done) => processes.once("Tracing.tracingComplete", done));
  await processes.send("Tracing.end");
  await isDone;
  processes.off("Tracing.dataCollected", gather);
  const mains = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events.reduce(
    (most, { pid, tid, tdur = 0 }) => (mains.has(`${pid} ${tid}`) ? Math.max(most, tdur / 1000) : most),
    0,
  );
}

async function open(url: string): Promise<Drawn> {
  const executablePath = findChromium();
  const env = { ...process.env, ...ENVIRONMENT } as Record<string, string>;
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: FLAGS, env });
  const page = await browser.newPage({ viewport: VIEWPORT });
  page.setDefaultTimeout(PATIENCE_MS);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const processes = await browser.newBrowserCDPSession();
  await page.addInitScript(installCounter);
  await page.addInitScript(installPressClock);
  await page.goto(url);
  await page.waitForFunction(() => document.documentElement.dataset.state === "ready");
  const drawn = { browser, page, devtools, processes };
  await atRest(drawn);
  return drawn;
}

/** Processor time of the graphics process so far, in milliseconds. */
async function graphicsTime({ processes }: Drawn): Promise<number> {
  const { processInfo } = await processes.send("SystemInfo.getProcessInfo");
  return 1000 * (processInfo.find(({ type }) => type === "GPU")?.cpuTime ?? Number.NaN);
}

async function mainTime({ devtools }: Drawn): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
}

/** Waits until nothing is done any more: frames are under way when a gesture ends, and a file is kept after it is opened. */
async function atRest(drawn: Drawn): Promise<void> {
  const begun = performance.now();
  const spent = async () => [await graphicsTime(drawn), await mainTime(drawn)] as const;
  let before = await spent();
  for (let calm = 0; calm < 3 && performance.now() - begun < PATIENCE_MS; ) {
    await drawn.page.waitForTimeout(200);
    const now = await spent();
    calm = now.every((time, at) => time - (before[at] ?? 0) < AT_REST * 200) ? calm + 1 : 0;
    before = now;
  }
}

/**
 * @param act may say what its cost is to be divided by, in place of redraws: pointing redraws only some of the layers.
 * @param isTraced whether the longest task is looked for, else 0: a trace costs something with each task, half as much
 *   again as all the rest where frames take a second.
 */
async function costOf(drawn: Drawn, act: () => Promise<unknown>, isTraced: boolean): Promise<Cost> {
  const { page, devtools } = drawn;
  // Whole, wherever the last gesture left it: turns of the wheel are lost where frames take long.
  await page.keyboard.press("f");
  await atRest(drawn);
  // Else the first gesture pays for what opening a file left behind.
  await devtools.send("HeapProfiler.collectGarbage");
  await page.evaluate(() => {
    window.counter.redraws = 0;
  });
  const [main, graphics] = [await mainTime(drawn), await graphicsTime(drawn)];
  let moves: unknown;
  let mainThen = main;
  let redrawsThen = 0;
  const all = async () => {
    moves = await act();
    mainThen = await mainTime(drawn);
    redrawsThen = (await page.evaluate(() => window.counter)).redraws;
    await atRest(drawn);
  };
  let longest = 0;
  if (isTraced) longest = await longestTask(drawn, all);
  else await all();
  const [mainAfter, graphicsAfter] = [await mainTime(drawn), await graphicsTime(drawn)];
  const { redraws } = await page.evaluate(() => window.counter);
  const times = typeof moves === "number" ? moves : redraws;
  return {
    redraws,
    main: (mainAfter - main) / times,
    moving: (mainThen - main) / redrawsThen,
    graphics: (graphicsAfter - graphics) / times,
    longest,
  };
}

/** @returns the costs of each gesture, of which the first may pay for code that runs for the first time. */
async function gestures(drawn: Drawn): Promise<Record<"pan" | "zoom" | "hover", readonly Cost[]>> {
  const { page } = drawn;
  const box = await page.locator(STAGE).boundingBox();
  if (box === null) throw new Error("The page has no stage.");
  const isTime = (begun: number) => performance.now() - begun < MOST_GESTURE_MS;
  const pan = async () => {
    const begun = performance.now();
    const [x, y] = [box.x + 14, box.y + box.height - 14];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 80 && isTime(begun); step++) {
      const away = step <= 40 ? step : 80 - step;
      await page.mouse.move(x + 4 * away, y - 3 * away);
    }
    await page.mouse.up();
  };
  const zoom = async () => {
    const begun = performance.now();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    for (let turn = 0; turn < TURNS && isTime(begun); turn++) {
      await page.mouse.wheel(0, turn < TURNS / 2 ? -240 : 240);
      await page.waitForTimeout(120);
    }
  };
  const hover = async () => {
    const begun = performance.now();
    let at = 0;
    for (; at < 60 && isTime(begun); at++) {
      const [column, row] = [at % 10, Math.floor(at / 10)];
      await page.mouse.move(box.x + (0.1 + 0.08 * column) * box.width, box.y + (0.15 + 0.12 * row) * box.height);
      await page.waitForTimeout(40);
    }
    return at;
  };
  const repeated = async (times: number, act: () => Promise<unknown>) => {
    const costs: Cost[] = [];
    while (costs.length < times) costs.push(await costOf(drawn, act, false));
    const { longest } = await costOf(drawn, act, true);
    return costs.map((cost) => ({ ...cost, longest }));
  };
  return { pan: await repeated(RUNS, pan), zoom: await repeated(RUNS, zoom), hover: await repeated(1, hover) };
}

async function openFile({ page }: Drawn, path: string): Promise<void> {
  await page.setInputFiles('input[type="file"][aria-label="File to open"]', path);
  await page.getByRole("dialog").getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

/** Longest tasks of selecting and filtering, and how soon the picture is right; the stand-in does neither. */
async function workRows(drawn: Drawn): Promise<readonly Row[]> {
  const { page, devtools } = drawn;
  const box = await page.locator(STAGE).boundingBox();
  if (box === null) return [];
  const pause = () => page.waitForTimeout(400);
  const points = [0.35, 0.45, 0.55, 0.65].map(
    (share) => [box.x + share * box.width, box.y + 0.5 * box.height] as const,
  );
  const hover = points.map(
    ([x, y]) =>
      () =>
        page.mouse.move(x, y).then(pause),
  );
  const click = points.map(
    ([x, y]) =>
      () =>
        // Off the stage again: all else recedes where the pointer rests, which is hovering.
        page.mouse
          .click(x, y)
          .then(() => page.mouse.move(2, 2))
          .then(pause),
  );
  const letGo = () => page.keyboard.press("Escape").then(pause);
  const sections = page.getByTestId("legend").locator("section");
  const toggle = (at: number) => () => sections.nth(at).locator("li label").nth(1).click().then(pause);
  const handle = page.getByRole("slider").first();
  const narrow = async () => {
    await handle.focus();
    await page.keyboard.press("PageUp");
    await pause();
  };
  const fourTimes = (act: () => Promise<void>) => [act, act, act, act];
  const works = [
    ["hover", "hover", hover],
    ["select", "select", click],
    ["let-go", "let the selection go", [letGo]],
    ["filter-type", "filter by entity type", fourTimes(toggle(0))],
    ["filter-certainty", "filter by certainty", fourTimes(toggle(1))],
    ["filter-time", "filter by time", fourTimes(narrow)],
  ] as const;
  const rows: Row[] = [];
  for (const [id, title, acts] of works) {
    // Hovering was measured with the gestures.
    if (id === "hover") continue;
    const costs: Cost[] = [];
    for (const act of acts) costs.push(await costOf(drawn, () => act().then(() => 1), true));
    for (const [part, what] of [
      ["longest", "longest task"],
      ["main", "main thread, all of it"],
      ["graphics", "graphics process, all of it"],
    ] as const) {
      const samples = costs.map((cost) => cost[part]);
      rows.push(rowOf(part === "longest" ? `${id}-task` : `${id}-${part}`, `${title}: ${what}, CPU`, "ms", samples));
    }
  }
  for (const [id, title, acts] of works) {
    const times: (PictureTime & { readonly issued: number })[] = [];
    for (const act of acts) {
      const time = await pictureTime(page, devtools, box, act, () => atRest(drawn));
      const issued = await page.evaluate(() => window.counter.drawnAt - window.pressedAt);
      if (time !== null) times.push({ ...time, issued });
    }
    for (const [part, until] of [
      ["first", "the first picture that is another"],
      ["issued", "the page's last call that draws"],
      ["settled", "the settled picture"],
    ] as const) {
      const idOf = part === "settled" ? `${id}-picture` : `${id}-${part}`;
      // Less than nothing where a press has nothing drawn.
      const samples = times.map((time) => time[part]).filter((time) => time > 0);
      rows.push(rowOf(idOf, `${title}: from the press to ${until}, by the clock`, "ms", samples));
    }
  }
  return rows;
}

/**
 * What a redraw costs the main thread and the graphics process, beside the stand-in in the same run: processor time, which
 * other work on the machine does not lengthen.
 */
export async function measureDrawing(url: string, size: Size, log: (line: string) => void): Promise<Section> {
  const dataset = generateDataset(size);
  const folder = mkdtempSync(join(tmpdir(), "sourceline-bench-"));
  const path = join(folder, "generated.kg.json");
  writeFileSync(path, JSON.stringify(dataset));
  const standIn = await serveStandIn(dataset);
  let browser: Browser | undefined;
  try {
    const plain = await open(standIn.url);
    browser = plain.browser;
    const theirs = await gestures(plain);
    await browser.close();
    log(`drawing ${size.id}, stand-in: ${JSON.stringify(theirs)}`);
    const own = await open(url);
    browser = own.browser;
    // Not what the other parts of a record are drawn by.
    const renderer = await rendererOf(own.page);
    await openFile(own, path);
    const ours = await gestures(own);
    log(`drawing ${size.id}, the page: ${JSON.stringify(ours)}`);
    const of = (costs: readonly Cost[], part: keyof Cost) => costs.map((cost) => cost[part]);
    const rows: Row[] = [];
    for (const gesture of ["pan", "zoom", "hover"] as const) {
      const [mine, peer] = [ours[gesture], theirs[gesture]];
      for (const [part, thread] of [
        ["main", "main thread"],
        ["moving", "main thread while it lasts"],
        ["graphics", "graphics process"],
      ] as const) {
        // Its cost is by moves, of which only some redraw all.
        if (part === "moving" && gesture === "hover") continue;
        const [a, b] = [of(mine, part), of(peer, part)];
        const redraws = `${median(of(mine, "redraws"))} and ${median(of(peer, "redraws"))} redraws`;
        const note = `stand-in ${median(b).toFixed(1)} ms, ratio ${(median(a) / median(b)).toFixed(2)}; ${redraws}`;
        const per = gesture === "hover" ? "move of the pointer" : "redraw";
        rows.push(rowOf(`${gesture}-${part}`, `${gesture}: ${thread}, CPU per ${per}`, "ms", a, { note }));
      }
      const note = `stand-in ${Math.round(Math.max(...of(peer, "longest")))} ms`;
      rows.push(
        rowOf(`${gesture}-task`, `${gesture}: longest task, CPU`, "ms", of(mine, "longest").slice(0, 1), { note }),
      );
    }
    rows.push(...(await workRows(own)));
    return {
      id: `drawing-${size.id}`,
      title: `Drawing: ${sizeInWords(size)}, beside the stand-in, WebGL by ${renderer}`,
      rows,
    };
  } finally {
    await browser?.close();
    await standIn.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

declare global {
  interface Window {
    /** `drawnAt` is by the clock, in milliseconds. */
    counter: { redraws: number; drawnAt: number };
  }
}
