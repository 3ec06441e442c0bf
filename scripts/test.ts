import { spawn } from "node:child_process";
import {
  closeSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { availableParallelism, setPriority } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { RENDERER_VARIABLE } from "./chromium.ts";
import { findPython } from "./find-python.ts";
import { provideChromium } from "./provide-chromium.ts";
import { provideFirefox } from "./provide-firefox.ts";
import { provideLibrsvg } from "./provide-librsvg.ts";
import { provideRenderer } from "./provide-renderer.ts";
import type { Provided } from "./system-packages.ts";
import { type Count, countTests } from "./test-report.ts";

// `npm test`: every check of the project, as many beside each other as the machine carries, none skipped in silence. Each
// step that is no test run counts as one; the last line says "N passed, N failed".

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const RESULTS = `${ROOT}.cache/test-results`;
/** What Node has compiled: the command line, which many tests start, takes half as much of the processor by it. */
const COMPILED = `${ROOT}.cache/compiled`;
/** No step comes near it; it ends one that hangs. */
const STEP_TIMEOUT_MS = 20 * 60_000;

interface Step {
  /** As `--only` and `--except` name it. */
  readonly id: string;
  /** The step that takes this one along where it is named. */
  readonly partOf?: string;
  readonly title: string;
  /** Steps that must have ended before, where they are among those that run; whether well or not. */
  readonly after?: readonly string[];
  readonly run: (output: Output) => Count | Promise<Count>;
}

/**
 * What a step is given: a file for what it has to say, shown when it has ended so that no two talk at once, and its share
 * of the processor.
 */
interface Output {
  readonly id: string;
  readonly path: string;
  readonly descriptor: number;
  readonly say: (line: string) => void;
  /** Whether its step leaves the longest ones more of the processor. */
  readonly isYielding: boolean;
}

const PASSED: Count = { passed: 1, failed: 0 };
const FAILED: Count = { passed: 0, failed: 1 };
/** One more than there are processors: a test that waits for a page to settle leaves its own idle. */
const STEPS_AT_ONCE = availableParallelism() + 1;

/** How much less of the processor a step gets than the longest ones, by the system's measure: they end at about one time so. */
const NICENESS = 9;

const tool = (path: string): string => `${ROOT}node_modules/${path}`;

/** Where a step finds its id: servers that run beside each other have caches of their own by it. */
const STEP_VARIABLE = "SOURCELINE_TEST_STEP";

/** The steps that take longest. */
const LONGEST: ReadonlySet<string> = new Set(["browser", "e2e"]);

function openOutput(id: string): Output {
  mkdirSync(RESULTS, { recursive: true });
  const path = `${RESULTS}/${id}.log`;
  const descriptor = openSync(path, "w");
  const say = (line: string) => void writeSync(descriptor, `${line}\n`);
  return { id, path, descriptor, say, isYielding: !LONGEST.has(id) };
}

/** Runs a script on this Node; whether it ended well. */
async function node(output: Output, script: string, ...args: string[]): Promise<boolean> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    stdio: ["ignore", output.descriptor, output.descriptor],
    timeout: STEP_TIMEOUT_MS,
    env: {
      ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}),
      NODE_COMPILE_CACHE: COMPILED,
      ...process.env,
      [STEP_VARIABLE]: output.id,
    },
  });
  if (output.isYielding && child.pid !== undefined) setPriority(child.pid, NICENESS);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (status, signal) => {
      if (signal) output.say(`Ended by ${signal}.`);
      resolve(status === 0);
    });
  });
}
const outcome = (isGood: boolean): Count => (isGood ? PASSED : FAILED);

async function checkData(output: Output): Promise<Count> {
  // Beside the datasets, folders and files, lies the folder of their schema.
  const datasets = readdirSync(`${ROOT}graph-data`, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory() ? entry.name !== "schema" : entry.name.endsWith(".kg.json"),
  );
  if (datasets.length === 0) output.say("There is no dataset in graph-data/.");
  let areGood = datasets.length > 0;
  // All of them, also after a bad one.
  for (const { name } of datasets)
    if (!(await node(output, "src/cli/main.ts", "check", `graph-data/${name}`))) areGood = false;
  return outcome(areGood);
}

/** Neither passed nor failed where Python or its packages are not here: they are no part of the project. */
async function openInPython(output: Output): Promise<Count> {
  const python = findPython();
  if ("missing" in python) {
    output.say(python.missing);
    return { passed: 0, failed: 0, skipped: python.missing };
  }
  output.say(`${python.path}: ${python.versions}`);
  return outcome(await node(output, "scripts/open-in-python.ts", python.path));
}

async function build(output: Output): Promise<Count> {
  // Or a failed build would leave an older one for the steps that look at it.
  rmSync(`${ROOT}dist`, { recursive: true, force: true });
  return outcome(await node(output, tool("vite/bin/vite.js"), "build"));
}

/** Finds or fetches a browser and leaves its path for the steps that follow in an environment variable. */
async function bringBrowser(
  output: Output,
  provide: (say: Output["say"]) => Promise<Provided>,
  variable: string,
): Promise<Count> {
  const provided = await provide(output.say);
  if ("failure" in provided) {
    output.say(provided.failure);
    return FAILED;
  }
  process.env[variable] = provided.path;
  output.say(provided.path);
  return PASSED;
}

/** With the fastest renderer of WebGL that it has here. */
async function bringChromium(output: Output): Promise<Count> {
  const count = await bringBrowser(output, provideChromium, "CHROMIUM_PATH");
  const path = process.env.CHROMIUM_PATH;
  if (count.failed > 0 || path === undefined) return count;
  process.env[RENDERER_VARIABLE] = await provideRenderer(path, output.say);
  output.say(`WebGL by ${process.env[RENDERER_VARIABLE]}`);
  return count;
}

function bringLibrsvg(output: Output): Count {
  const provided = provideLibrsvg(output.say);
  output.say("failure" in provided ? provided.failure : provided.version);
  return outcome("version" in provided);
}

/**
 * Runs a project's tests.
 * @param files some of its test files; default all of them.
 */
async function vitest(output: Output, project: string, files: readonly string[] = []): Promise<Count> {
  const file = `${RESULTS}/${output.id}.json`;
  rmSync(file, { force: true });
  const isGood = await node(
    output,
    tool("vitest/vitest.mjs"),
    "run",
    `--project=${project}`,
    "--allowOnly=false",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...files,
  );
  const { passed, failed, unrun, failures } = countTests(existsSync(file) ? readFileSync(file, "utf8") : null, ROOT);
  if (unrun > 0) output.say(`${unrun} tests were not run.`);
  if (passed + failed === 0) output.say("No test was run.");
  // A run can also fail beside its tests (a crash, an error nobody caught).
  return { passed, failed: failed === 0 && (!isGood || passed === 0) ? 1 : failed, failures };
}

/** The test files of the projects that are two steps. */
const TEST_FILES = {
  browser: ["tests/browser/**/*.test.{ts,tsx}"],
  e2e: ["tests/e2e/*.test.ts", "tests/e2e/{both,served}/*.test.ts"],
} as const;

/**
 * The longest projects are two steps each, since the one would go on alone when all others have ended, and leave a
 * processor idle: of the test files, the largest first, every third is the second step's.
 */
async function partOfTests(output: Output, project: keyof typeof TEST_FILES, isSecond: boolean): Promise<Count> {
  const files = globSync(TEST_FILES[project], { cwd: ROOT })
    .map((path) => ({ path, size: statSync(ROOT + path).size }))
    .sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1))
    .filter((_, at) => (at % 3 === 2) === isSecond)
    .map(({ path }) => path);
  if (isSecond) takeOverDependencies(project, output.id);
  return vitest(output, project, files);
}

/** What one step's server has made of the dependencies serves the other's: making it takes three seconds of the processor. */
function takeOverDependencies(from: string, to: string): void {
  const caches = `${ROOT}node_modules/.vite`;
  // The last file that is written.
  for (const made of globSync("**/deps/_metadata.json", { cwd: `${caches}/${from}` })) {
    const folder = dirname(made);
    if (!existsSync(`${caches}/${to}/${folder}`))
      cpSync(`${caches}/${from}/${folder}`, `${caches}/${to}/${folder}`, { recursive: true });
  }
}

/** A step that is a script of the project's or of a package's. */
const script =
  (path: string, ...args: string[]): Step["run"] =>
  async (output) =>
    outcome(await node(output, path, ...args));

/** In one thread: beside other steps more of them do the same work twice. */
const types = (project: string) => script(tool("typescript/bin/tsc"), "-p", project, "--singleThreaded");

// In the order in which they begin where nothing else decides: what others wait for, then what takes long. Browsers are
// brought one after the other, as a package manager works for one caller at a time.
const STEPS: readonly Step[] = [
  { id: "build", title: "Build", run: build },
  { id: "chromium", title: "A browser to test with", run: bringChromium },
  {
    id: "firefox",
    title: "A second browser",
    after: ["chromium"],
    run: (to) => bringBrowser(to, provideFirefox, "FIREFOX_PATH"),
  },
  { id: "librsvg", title: "A second renderer of SVG", after: ["firefox"], run: bringLibrsvg },
  { id: "browser", title: "Browser tests", after: ["chromium"], run: (to) => partOfTests(to, "browser", false) },
  {
    id: "e2e",
    title: "End-to-end tests of the built page",
    after: ["build", "librsvg"],
    run: (to) => partOfTests(to, "e2e", false),
  },
  {
    id: "one-file",
    title: "What may differ in one file, opened from disk",
    after: ["build", "librsvg"],
    run: (to) => vitest(to, "one-file"),
  },
  {
    id: "more-browser",
    title: "More browser tests",
    partOf: "browser",
    after: ["chromium"],
    run: (to) => partOfTests(to, "browser", true),
  },
  {
    id: "more-e2e",
    title: "More end-to-end tests of the built page",
    partOf: "e2e",
    after: ["build", "librsvg"],
    run: (to) => partOfTests(to, "e2e", true),
  },
  // Last of the long ones, as it alone keeps all processors busy: the others wait for pages in between. The command line makes
  // pages of the build, or builds one itself.
  { id: "unit", title: "Unit tests", after: ["build"], run: (to) => vitest(to, "unit") },
  { id: "python", title: "NetworkX and rdflib open what is written", run: openInPython },
  { id: "types", title: "Types", run: types(".") },
  {
    id: "headless",
    title: "Types of what must run without a page",
    run: types("tests/headless.tsconfig.json"),
  },
  {
    id: "lint",
    title: "Lint and format",
    run: script(tool("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."),
  },
  { id: "imports", title: "Import law", run: script("scripts/import-law.ts") },
  { id: "words", title: "Words of the catalogue", run: script("scripts/word-law.ts") },
  { id: "dead", title: "Dead code", run: script(tool("knip/bin/knip.js")) },
  { id: "data", title: "Datasets", run: checkData },
  { id: "schema", title: "Published schema", run: script("scripts/write-schema.ts", "--check") },
  { id: "size", title: "Size of the one file", after: ["build"], run: script("scripts/size-budget.ts") },
];

const HELP = `Runs the project's checks and tests.

  npm test                       all of them
  npm test -- --only unit,types  these
  npm test -- --except e2e       all but these

Steps: ${STEPS.map(({ id }) => id).join(", ")}.
A step looks at what is there: "e2e" and "size" take the last build, "build" makes it.`;

/** The steps that the options choose; a sentence where they name one that does not exist. */
function chosenSteps(only: string | undefined, except: string | undefined): readonly Step[] | string {
  const ids = (list: string | undefined) => list?.split(",").filter(Boolean) ?? [];
  const unknown = [...ids(only), ...ids(except)].find((id) => STEPS.every((step) => step.id !== id));
  if (unknown !== undefined) return `There is no step "${unknown}". Steps: ${STEPS.map(({ id }) => id).join(", ")}.`;
  const isNamed = ({ id, partOf = id }: Step, list: string | undefined) =>
    ids(list).includes(id) || ids(list).includes(partOf);
  return STEPS.filter((step) => (only === undefined || isNamed(step, only)) && !isNamed(step, except));
}

/** A step that throws has failed, and hinders none of the others. */
async function runStep(step: Step, output: Output): Promise<Count> {
  try {
    return await step.run(output);
  } catch (error) {
    output.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return FAILED;
  }
}

/** What became of a step. */
interface Ended {
  readonly step: Step;
  readonly count: Count;
  readonly seconds: number;
}

/** Runs the steps, each as soon as those before it have ended and there is room; shows what each said when it ends. */
async function runSteps(steps: readonly Step[]): Promise<readonly Ended[]> {
  const waiting = new Set(steps);
  const running = new Map<string, Promise<Ended>>();
  const ended: Ended[] = [];
  const isUnder = (id: string) => running.has(id) || [...waiting].some((step) => step.id === id);
  while (waiting.size + running.size > 0) {
    for (const step of waiting) {
      if (running.size >= STEPS_AT_ONCE || step.after?.some(isUnder)) continue;
      waiting.delete(step);
      console.log(`${step.title}: begins`);
      running.set(step.id, timed(step));
    }
    const { step, ...rest } = await Promise.race(running.values());
    running.delete(step.id);
    ended.push({ step, ...rest });
  }
  return ended;
}

async function timed(step: Step): Promise<Ended> {
  const output = openOutput(step.id);
  const startedAt = performance.now();
  const count = await runStep(step, output);
  const seconds = (performance.now() - startedAt) / 1000;
  closeSync(output.descriptor);
  console.log(`\n── ${step.title} ${"─".repeat(Math.max(3, 66 - step.title.length))}\n`);
  console.log(readFileSync(output.path, "utf8").trimEnd());
  console.log(`\n${step.title}: ${wordFor(count)}, ${seconds.toFixed(1)} s\n`);
  return { step, count, seconds };
}

const wordFor = ({ failed, skipped }: Count): string =>
  failed > 0 ? "FAILED" : skipped === undefined ? "ok" : "skipped";

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { only: { type: "string" }, except: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const steps = chosenSteps(values.only, values.except);
  if (typeof steps === "string") {
    console.error(steps);
    return 2;
  }
  const startedAt = performance.now();
  const ended = await runSteps(steps);
  const lines = ended.flatMap(({ step, count, seconds }) => {
    const time = `${seconds.toFixed(1)} s`;
    const line = `${wordFor(count).padEnd(7)}${time.padStart(8)}  ${step.title} (${count.passed} passed, ${count.failed} failed)`;
    return [line, ...(count.failures ?? []).map((failure) => `          ${failure}`)];
  });
  const sum = (of: "passed" | "failed") => ended.reduce((total, { count }) => total + count[of], 0);
  const [passed, failed] = [sum("passed"), sum("failed")];
  const together = ((performance.now() - startedAt) / 1000).toFixed(0);
  console.log(`── Together, ${together} s ${"─".repeat(52)}\n\n${lines.join("\n")}\n`);
  for (const { step, count } of ended)
    if (count.skipped !== undefined) console.log(`Skipped: ${step.title}. ${count.skipped}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});
