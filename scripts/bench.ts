import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { DIST, serveFolder } from "../tests/e2e/support/static-server.ts";
import { measureCore } from "./bench/core.ts";
import { measureDrawing } from "./bench/drawing.ts";
import { measureFirstLoads, type Site } from "./bench/first-load.ts";
import { measureKeeping } from "./bench/keeping.ts";
import { measureLayout } from "./bench/layout.ts";
import { measureLayouts } from "./bench/layouts.ts";
import { describeCommit, describeMachine, loadNow } from "./bench/machine.ts";
import { measureMeasures } from "./bench/measures.ts";
import { measureOpening } from "./bench/opening.ts";
import { describeBrowser, measureArticle, measureFile, missingForPage } from "./bench/page.ts";
import { measureReading } from "./bench/reading.ts";
import { type BenchmarkRecord, BUSY_LOAD, markdownOf } from "./bench/report.ts";
import type { Row, Section } from "./bench/samples.ts";
import { SIZES, type Size, sizeInWords } from "./bench/sizes.ts";
import { measureViews } from "./bench/views.ts";
import { measureWorking } from "./bench/working.ts";
import { measureWriting } from "./bench/writing.ts";

// `npm run bench`: how long things take and how much they hold, in Node and in the built page. Not a test: nothing
// fails here because it is slow. What is measured how, and how to read it: docs/benchmarks/README.md.

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PARTS = [
  "core",
  "reading",
  "writing",
  "layout",
  "layouts",
  "measures",
  "page",
  "load",
  "drawing",
  "opening",
  "keeping",
  "views",
  "working",
] as const;

const APART = {
  core: { title: "The core in Node", measure: measureCore },
  layout: { title: "The force layout in Node", measure: measureLayout },
  layouts: { title: "Each layout in Node", measure: measureLayouts },
  measures: { title: "Measures in Node", measure: measureMeasures },
} as const;
type Apart = keyof typeof APART;
const APART_PARTS = Object.keys(APART) as readonly Apart[];

const HELP = `Measures the core in Node and the built page in Chromium, on the article and on generated graphs.

  npm run bench                        all of it (a quarter to half an hour on two cores)
  npm run bench -- --only core         in Node only; --only page: in the browser only; --only load: first loads only
  npm run bench -- --only drawing      only what a redraw costs, beside a plain page of the same stack
  npm run bench -- --only opening      only what reading and opening files costs the page's main thread
  npm run bench -- --only keeping      only what the browser keeps of a workspace, and how fast it comes back
  npm run bench -- --only views        only what the views beside the graph cost the page's main thread
  npm run bench -- --only layout       the force layout beside graphology's ForceAtlas2, in Node (some minutes)
  npm run bench -- --only layouts      each layout, in Node
  npm run bench -- --only working      what layouts and measures cost the page's main thread (some minutes)
  npm run bench -- --only measures     measures beside graphology's, in Node (some minutes)
  npm run bench -- --only reading      files of other programs beside graphology's readers and JSON.parse, in Node
  npm run bench -- --only writing      one dataset in every format, in Node
  npm run bench -- --against FOLDER    first loads of another built folder too, in turn with those of dist/
  npm run bench -- --sizes 1k,10k      these generated graphs only (${SIZES.map(({ id }) => id).join(", ")})
  npm run bench -- --json FILE         writes the record there, not to docs/benchmarks

Prints a Markdown table; writes it and the numbers as JSON to docs/benchmarks, under date and commit.`;

const log = (line: string) => process.stderr.write(`${line}\n`);

/** One part on one graph, in a process of its own: nothing compiled, nothing on the heap. */
function runApart(part: Apart, size: Size): Section {
  const { title } = APART[part];
  log(`${part}, ${sizeInWords(size)} …`);
  const script = fileURLToPath(import.meta.url);
  const args = ["--expose-gc", "--max-old-space-size=8192", script, `--${part}-of`, size.id];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`Measuring the ${part} at ${size.id} failed.`);
  const rows = JSON.parse(stdout) as readonly Row[];
  return { id: `${part}-${size.id}`, title: `${title}: ${sizeInWords(size)}`, rows };
}

function buildIfMissing(): void {
  if (existsSync(`${DIST}/index.html`)) return;
  log("building the page …");
  const { status } = spawnSync(process.execPath, [`${ROOT}node_modules/vite/bin/vite.js`, "build"], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error("The page could not be built.");
}

/** @param against another built folder whose first loads are measured in turn with those of dist/. */
async function runPage(
  sizes: readonly Size[],
  only: string | undefined,
  against: string | undefined,
): Promise<{
  readonly sections: readonly Section[];
  readonly browser: string;
  readonly graphics: string;
}> {
  buildIfMissing();
  const missing = missingForPage(DIST);
  if (missing !== null) throw new Error(missing);
  const server = await serveFolder();
  const other = against === undefined ? undefined : await serveFolder(resolve(against));
  try {
    const { browser, graphics } = await describeBrowser(server.url);
    const sites: Site[] = [{ id: "", title: "The page", url: server.url, dist: DIST }];
    if (other !== undefined && against !== undefined)
      sites.unshift({ id: "against", title: "The other build", url: other.url, dist: resolve(against) });
    const sections: Section[] = [];
    if (only === undefined || only === "keeping")
      for (const size of [null, ...sizes.filter(({ id }) => id !== "1k")])
        sections.push(await measureKeeping(server.url, size, log));
    if (only === "keeping") return { sections, browser, graphics };
    const large = sizes.filter(({ id }) => id !== "1k");
    if (only === undefined || only === "views")
      for (const size of large) sections.push(await measureViews(server.url, size, log));
    if (only === "views") return { sections, browser, graphics };
    if (only === undefined || only === "working")
      for (const size of sizes) sections.push(await measureWorking(server.url, size, log));
    if (only === "working") return { sections, browser, graphics };
    if (only !== "drawing" && only !== "opening") sections.push(...(await measureFirstLoads(sites, log)));
    if (only === "load") return { sections, browser, graphics };
    if (only !== "drawing") for (const size of large) sections.push(await measureOpening(server.url, size, log));
    if (only === "opening") return { sections, browser, graphics };
    for (const size of large) sections.push(await measureDrawing(server.url, size, log));
    if (only === "drawing") return { sections, browser, graphics };
    sections.push(await measureArticle(server.url, log));
    // The article's own graph stands for the small ones.
    for (const size of large) sections.push(await measureFile(server.url, size, log));
    return { sections, browser, graphics };
  } finally {
    await server.close();
    await other?.close();
  }
}

/** The sizes that were asked for; a sentence where one of them does not exist. */
function chosenSizes(list: string | undefined): readonly Size[] | string {
  if (list === undefined) return SIZES;
  const ids = list.split(",");
  const unknown = ids.find((id) => SIZES.every((size) => size.id !== id));
  if (unknown !== undefined) return `There is no size "${unknown}". Sizes: ${SIZES.map(({ id }) => id).join(", ")}.`;
  return SIZES.filter(({ id }) => ids.includes(id));
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      sizes: { type: "string" },
      json: { type: "string" },
      against: { type: "string" },
      help: { type: "boolean", short: "h" },
      // For the process that measures one size.
      "core-of": { type: "string" },
      "layout-of": { type: "string" },
      "layouts-of": { type: "string" },
      "measures-of": { type: "string" },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  for (const part of APART_PARTS) {
    const size = SIZES.find(({ id }) => id === values[`${part}-of`]);
    if (size === undefined) continue;
    process.stdout.write(JSON.stringify(await APART[part].measure(size)));
    return 0;
  }
  const sizes = chosenSizes(values.sizes);
  if (typeof sizes === "string" || (values.only !== undefined && !PARTS.some((part) => part === values.only))) {
    console.error(typeof sizes === "string" ? sizes : `There is no part "${values.only}". Parts: ${PARTS.join(", ")}.`);
    return 2;
  }

  const startedAt = new Date().toISOString();
  const begun = performance.now();
  const loadBefore = loadNow();
  const code = describeCommit();
  const apart = APART_PARTS.filter((part) => values.only === undefined || values.only === part).flatMap((part) =>
    sizes.map((size) => runApart(part, size)),
  );
  const reading =
    values.only === undefined || values.only === "reading"
      ? sizes.filter(({ id }) => id !== "1k").map((size) => measureReading(size, log))
      : [];
  const writing =
    values.only === undefined || values.only === "writing"
      ? sizes.filter(({ id }) => id !== "1k").map((size) => measureWriting(size, log))
      : [];
  const page =
    values.only !== undefined && [...APART_PARTS, "reading", "writing"].includes(values.only)
      ? null
      : await runPage(sizes, values.only, values.against);
  const record: BenchmarkRecord = {
    format: "sourceline-benchmark",
    version: 1,
    startedAt,
    durationMs: Math.round(performance.now() - begun),
    ...code,
    machine: describeMachine(page?.browser ?? null, page?.graphics ?? null),
    loadBefore,
    sections: [...apart.filter(({ rows }) => rows.length > 0), ...reading, ...writing, ...(page?.sections ?? [])],
  };
  const markdown = markdownOf(record);
  console.log(markdown);

  const name = `${startedAt.slice(0, 10)}-${code.commit}${loadBefore > BUSY_LOAD ? "-busy" : ""}`;
  const file = values.json ?? `${ROOT}docs/benchmarks/${name}.json`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
  if (values.json === undefined) writeFileSync(file.replace(/\.json$/, ".md"), markdown);
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
