import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { oneFile } from "../src/formats/one-file.ts";
import { ONE_FILE_PAGE } from "../src/formats/one-file-ids.ts";
import { openDataset } from "../src/formats/open-dataset.ts";

// Lists what was built, and fails when the article as one file has grown past its budget. What a first visit loads is
// held in a browser: tests/e2e/served/first-load.test.ts.

const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
/** The article as one file to hand out, in bytes as it is saved. */
const ONE_FILE_BUDGET = 1_600_000;

/** Bytes of the one-file that holds the article, written as page and command line do. */
async function articleAsOneFile(): Promise<number> {
  const opened = await openDataset(readFileSync(`${DIST}datasets/kerman-attack.kg.json`, "utf8"));
  if (!opened.ok) throw new Error("dist/datasets/kerman-attack.kg.json cannot be read.");
  const page = readFileSync(DIST + ONE_FILE_PAGE, "utf8");
  return Buffer.byteLength(oneFile.write(opened.value, {}, { page }).text);
}

async function main(): Promise<number> {
  if (!existsSync(`${DIST}index.html`)) {
    console.error('There is no dist/index.html to measure: run "npm run build" first.');
    return 1;
  }
  const files = readdirSync(DIST, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.(?:js|css|json|html|woff2?|svg|png)$/.test(path))
    .map((path) => ({ path, kib: gzipSync(readFileSync(DIST + path), { level: 9 }).length / 1024 }))
    .sort((a, b) => b.kib - a.kib);
  console.log("KiB gzip  file");
  for (const { path, kib } of files) console.log(`${kib.toFixed(1).padStart(8)}  ${path}`);
  const oneFileSize = await articleAsOneFile();
  const isTooLarge = oneFileSize > ONE_FILE_BUDGET;
  console.log(
    `\nThe article as one file has ${oneFileSize} bytes of ${ONE_FILE_BUDGET} allowed${isTooLarge ? ": OVER BUDGET" : ""}`,
  );
  return isTooLarge ? 1 : 0;
}

process.exitCode = await main();
