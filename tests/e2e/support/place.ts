import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { oneFile } from "../../../src/formats/one-file.ts";
import { ONE_FILE_PAGE } from "../../../src/formats/one-file-ids.ts";
import type { Dataset } from "../../../src/model/dataset.ts";
import { parseDataset } from "../../../src/model/parse-dataset.ts";
import { DIST, serveFolder } from "./static-server.ts";

// The tests beside this folder run twice, as vite.config.ts says: on the site as a host serves it, and on one file that
// is opened from disk with the network off.

/** Where the explorer under test is. */
export interface Place {
  /** All that it may ask for begins with this. A fragment can follow it. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The explorer with the article, wherever this run has it.
 * @param under path at which the site stands, as in "/some/deep/path/"; of no account for a file.
 */
export async function openPlace(under = "/"): Promise<Place> {
  return process.env.SOURCELINE_PLACE === "one-file" ? writeOneFile(articleDataset()) : serveFolder(DIST, under);
}

/** The article's dataset as the build made it. */
export function articleDataset(): Dataset {
  const parsed = parseDataset(JSON.parse(readFileSync(join(DIST, "datasets/kerman-attack.kg.json"), "utf8")));
  if (!parsed.ok) throw new Error("the built dataset cannot be read");
  return parsed.value;
}

/** The page that the build made for one-files. */
export function builtPage(): string {
  return readFileSync(join(DIST, ONE_FILE_PAGE), "utf8");
}

/** A dataset as a one-file in a folder of its own, which goes when it is closed. */
export function writeOneFile(dataset: Dataset): Place {
  return writeHtml(oneFile.write(dataset, {}, { page: builtPage() }).text);
}

/** Any text as a file that a browser opens as a page. */
export function writeHtml(text: string): Place {
  const folder = mkdtempSync(join(tmpdir(), "sourceline-one-file-"));
  const path = join(folder, "handed out.html");
  writeFileSync(path, text);
  return {
    url: pathToFileURL(path).href,
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
