import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { oneFile } from "../src/formats/one-file.ts";
import { ONE_FILE_PAGE } from "../src/formats/one-file-ids.ts";
import { openDataset } from "../src/formats/open-dataset.ts";

// Fails when what a first visit loads has grown past its budget. Sizes are gzipped at the highest level, in KiB.

const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
/** The article as one file to hand out, in bytes as it is saved. */
const ONE_FILE_BUDGET = 1_200_000;
/** Of the dataset's, 14 are the three stories of the article: the page knows from the start which there are to be told. */
const BUDGETS_KIB = { script: 220, style: 25, dataset: 64 } as const;
type Kind = keyof typeof BUDGETS_KIB;

interface Asset {
  readonly path: string;
  readonly kib: number;
  /** Loaded before anything is done on the page. */
  readonly isInitial: boolean;
}

function gzippedKib(path: string): number {
  return gzipSync(readFileSync(DIST + path), { level: 9 }).length / 1024;
}

/** Paths named by an attribute of index.html, relative to dist. */
function linkedFrom(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map((match) => posix.normalize(match[1] ?? ""));
}

/** The scripts and all that they import statically, directly or not. */
function withStaticImports(entries: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const queue = [...entries];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const source = readFileSync(DIST + path, "utf8");
    for (const match of source.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)) {
      queue.push(posix.join(posix.dirname(path), match[1] ?? ""));
    }
  }
  return reached;
}

function kindOf(path: string): Kind | undefined {
  if (path.endsWith(".js")) return "script";
  if (path.endsWith(".css")) return "style";
  return path.endsWith(".kg.json") ? "dataset" : undefined;
}

/** Bytes of the one-file that holds the article, written as page and command line do. */
async function articleAsOneFile(): Promise<number> {
  const opened = await openDataset(readFileSync(`${DIST}datasets/kerman-attack.kg.json`, "utf8"));
  if (!opened.ok) throw new Error("dist/datasets/kerman-attack.kg.json cannot be read.");
  const page = readFileSync(DIST + ONE_FILE_PAGE, "utf8");
  return Buffer.byteLength(oneFile.write(opened.value, {}, page).text);
}

async function main(): Promise<number> {
  if (!existsSync(`${DIST}index.html`)) {
    console.error('There is no dist/index.html to measure: run "npm run build" first.');
    return 1;
  }
  const html = readFileSync(`${DIST}index.html`, "utf8");
  const initialScripts = withStaticImports([
    ...linkedFrom(html, /<script[^>]*\ssrc="([^"]+\.js)"/g),
    ...linkedFrom(html, /<link[^>]*rel="modulepreload"[^>]*href="([^"]+)"/g),
  ]);
  const initialRest = new Set([
    ...linkedFrom(html, /<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g),
    ...linkedFrom(html, /<link[^>]*rel="preload"[^>]*href="([^"]+)"/g),
  ]);
  if (initialScripts.size === 0) {
    console.error("dist/index.html loads no script; has the way it is built changed?");
    return 1;
  }

  const assets: Asset[] = readdirSync(DIST, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.(?:js|css|json|html|woff2?|svg|png)$/.test(path))
    .map((path) => ({ path, kib: gzippedKib(path), isInitial: initialScripts.has(path) || initialRest.has(path) }))
    .sort((a, b) => Number(b.isInitial) - Number(a.isInitial) || b.kib - a.kib);
  const row = (kib: number, note: string, text: string) => `${kib.toFixed(1).padStart(8)}  ${note.padEnd(8)}${text}`;
  console.log("KiB gzip  loaded  file");
  for (const { path, kib, isInitial } of assets) console.log(row(kib, isInitial ? "first" : "later", path));

  let isOver = false;
  console.log("");
  for (const kind of ["script", "style", "dataset"] as const) {
    const sum = assets.reduce(
      (kib, asset) => kib + (asset.isInitial && kindOf(asset.path) === kind ? asset.kib : 0),
      0,
    );
    const budget = BUDGETS_KIB[kind];
    console.log(row(sum, "", `first ${kind} of ${budget} allowed${sum > budget ? ": OVER BUDGET" : ""}`));
    isOver ||= sum > budget;
  }
  const oneFileSize = await articleAsOneFile();
  const isTooLarge = oneFileSize > ONE_FILE_BUDGET;
  console.log(
    `\nThe article as one file has ${oneFileSize} bytes of ${ONE_FILE_BUDGET} allowed${isTooLarge ? ": OVER BUDGET" : ""}`,
  );
  return isOver || isTooLarge ? 1 : 0;
}

process.exitCode = await main();
