import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { provideChromium } from "./provide-chromium.ts";
import { provideFirefox } from "./provide-firefox.ts";
import { provideLibrsvg } from "./provide-librsvg.ts";
import type { Provided } from "./system-packages.ts";

// `npm test`: every check of the project, one after the other, none skipped in silence. Each step that is no test run
// counts as one; the last line says "N passed, N failed".

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const RESULTS = `${ROOT}.cache/test-results`;
/** No step comes near it; it ends one that hangs. */
const STEP_TIMEOUT_MS = 20 * 60_000;

interface Count {
  readonly passed: number;
  readonly failed: number;
}
interface Step {
  /** As `--only` and `--except` name it. */
  readonly id: string;
  readonly title: string;
  /** Runs it with its output shown. */
  readonly run: () => Count | Promise<Count>;
}

const PASSED: Count = { passed: 1, failed: 0 };
const FAILED: Count = { passed: 0, failed: 1 };

const tool = (path: string): string => `${ROOT}node_modules/${path}`;

/** Runs a script on this Node with its output shown; whether it ended well. */
function node(script: string, ...args: string[]): boolean {
  const { status, signal } = spawnSync(process.execPath, [script, ...args], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    timeout: STEP_TIMEOUT_MS,
  });
  if (signal) console.log(`Ended by ${signal}.`);
  return status === 0;
}
const outcome = (isGood: boolean): Count => (isGood ? PASSED : FAILED);

function checkData(): Count {
  // Beside the datasets lies the folder of their schema.
  const datasets = readdirSync(`${ROOT}graph-data`, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== "schema",
  );
  if (datasets.length === 0) console.log("There is no dataset in graph-data/.");
  // All of them, also after a bad one.
  const results = datasets.map(({ name }) => node("src/cli/main.ts", "check", `graph-data/${name}`));
  return outcome(results.length > 0 && results.every(Boolean));
}

function build(): Count {
  // Or a failed build would leave an older one for the steps that look at it.
  rmSync(`${ROOT}dist`, { recursive: true, force: true });
  return outcome(node(tool("vite/bin/vite.js"), "build"));
}

/** Finds or fetches a browser and leaves its path for the steps that follow in an environment variable. */
async function bringBrowser(provide: (say: typeof console.log) => Promise<Provided>, variable: string): Promise<Count> {
  const provided = await provide(console.log);
  if ("failure" in provided) {
    console.log(provided.failure);
    return FAILED;
  }
  process.env[variable] = provided.path;
  console.log(provided.path);
  return PASSED;
}

function bringLibrsvg(): Count {
  const provided = provideLibrsvg(console.log);
  console.log("failure" in provided ? provided.failure : provided.version);
  return outcome("version" in provided);
}

function vitest(project: string): Count {
  const file = `${RESULTS}/${project}.json`;
  rmSync(file, { force: true });
  mkdirSync(RESULTS, { recursive: true });
  const isGood = node(
    tool("vitest/vitest.mjs"),
    "run",
    `--project=${project}`,
    "--allowOnly=false",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  );
  const { passed, failed, unrun } = existsSync(file) ? countTests(readFileSync(file, "utf8")) : NO_TESTS;
  if (unrun > 0) console.log(`${unrun} tests were not run.`);
  if (passed + failed === 0) console.log("No test was run.");
  // A run can also fail beside its tests (a crash, an error nobody caught).
  return { passed, failed: failed === 0 && (!isGood || passed === 0) ? 1 : failed };
}

interface TestCount extends Count {
  readonly unrun: number;
}
const NO_TESTS: TestCount = { passed: 0, failed: 0, unrun: 0 };

/** Counts in vitest's JSON report. A file that failed as a whole (it could not be loaded, say) counts as one. */
function countTests(json: string): TestCount {
  const report: { testResults: { status: string; assertionResults: { status: string }[] }[] } = JSON.parse(json);
  let [passed, failed, unrun] = [0, 0, 0];
  for (const { status, assertionResults } of report.testResults) {
    const failedBefore = failed;
    for (const result of assertionResults) {
      if (result.status === "passed") passed++;
      else if (result.status === "failed") failed++;
      else unrun++;
    }
    if (status === "failed" && failed === failedBefore) failed++;
  }
  return { passed, failed, unrun };
}

const STEPS: readonly Step[] = [
  { id: "types", title: "Types", run: () => outcome(node(tool("typescript/bin/tsc"), "-p", ".")) },
  {
    id: "headless",
    title: "Types of what must run without a page",
    run: () => outcome(node(tool("typescript/bin/tsc"), "-p", "tests/headless.tsconfig.json")),
  },
  {
    id: "lint",
    title: "Lint and format",
    run: () => outcome(node(tool("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", ".")),
  },
  { id: "imports", title: "Import law", run: () => outcome(node("scripts/import-law.ts")) },
  { id: "dead", title: "Dead code", run: () => outcome(node(tool("knip/bin/knip.js"))) },
  { id: "data", title: "Datasets", run: checkData },
  { id: "schema", title: "Published schema", run: () => outcome(node("scripts/write-schema.ts", "--check")) },
  { id: "build", title: "Build", run: build },
  { id: "size", title: "Size budget", run: () => outcome(node("scripts/size-budget.ts")) },
  { id: "unit", title: "Unit tests", run: () => vitest("unit") },
  { id: "chromium", title: "A browser to test with", run: () => bringBrowser(provideChromium, "CHROMIUM_PATH") },
  { id: "firefox", title: "A second browser", run: () => bringBrowser(provideFirefox, "FIREFOX_PATH") },
  { id: "browser", title: "Browser tests", run: () => vitest("browser") },
  { id: "librsvg", title: "A second renderer of SVG", run: bringLibrsvg },
  { id: "e2e", title: "End-to-end tests of the built page", run: () => vitest("e2e") },
  { id: "one-file", title: "The same on one file, opened from disk", run: () => vitest("one-file") },
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
  return STEPS.filter(({ id }) => (only === undefined || ids(only).includes(id)) && !ids(except).includes(id));
}

/** A step that throws has failed, and hinders none of the others. */
async function runStep(run: Step["run"]): Promise<Count> {
  try {
    return await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return FAILED;
  }
}

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
  const lines: string[] = [];
  let [passed, failed] = [0, 0];
  for (const [index, { title, run }] of steps.entries()) {
    console.log(`\n── ${index + 1}/${steps.length} ${title} ${"─".repeat(Math.max(3, 60 - title.length))}\n`);
    const startedAt = performance.now();
    const count = await runStep(run);
    const time = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
    passed += count.passed;
    failed += count.failed;
    const word = count.failed === 0 ? "ok" : "FAILED";
    console.log(`\n${title}: ${word}, ${time}`);
    lines.push(`${word.padEnd(7)}${time.padStart(8)}  ${title} (${count.passed} passed, ${count.failed} failed)`);
  }
  console.log(`\n── Together ${"─".repeat(52)}\n\n${lines.join("\n")}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});
