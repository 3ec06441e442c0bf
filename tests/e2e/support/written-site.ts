import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { siteFiles } from "../../../scripts/site/site-files.ts";
import { ONE_FILE_PAGE } from "../../../src/formats/one-file-ids.ts";
import type { Dataset } from "../../../src/model/dataset.ts";
import { splitDataset } from "../../../src/model/dataset-folder.ts";
import { DIST } from "./static-server.ts";

export interface WrittenSite {
  readonly folder: string;
  remove(): void;
}

/** The site as the build would make it with these datasets in graph-data, around the program that it built. */
export async function writeSite(datasets: readonly Dataset[]): Promise<WrittenSite> {
  const root = mkdtempSync(join(tmpdir(), "sourceline-site-"));
  const [data, folder] = [join(root, "graph-data"), join(root, "dist")];
  const write = (at: string, files: ReadonlyMap<string, string>) => {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(at, path)), { recursive: true });
      writeFileSync(join(at, path), text);
    }
  };
  for (const dataset of datasets) write(join(data, dataset.dataset.id), splitDataset(dataset));
  write(folder, await siteFiles(readFileSync(join(DIST, "index.html"), "utf8"), data));
  for (const part of ["assets", ONE_FILE_PAGE]) symlinkSync(join(DIST, part), join(folder, part));
  return { folder, remove: () => rmSync(root, { recursive: true, force: true }) };
}
