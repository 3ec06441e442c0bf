import { fileURLToPath } from "node:url";
import { inlineScript } from "../inline-script.ts";
import { datasetFile, datasetPage } from "./dataset-page.ts";
import { datasetIds, siteDataset } from "./datasets.ts";
import { imagesOf, startPage } from "./start-page.ts";

const SCRIPT = fileURLToPath(new URL("../../src/app/start-page.ts", import.meta.url));

/**
 * The files of the site that depend on its datasets, by path. One dataset alone has `index.html`; of several, each has a
 * page of its own, and `index.html` lists them.
 * @param page any page of the site, or its shell.
 * @param folder whose folders are the datasets.
 * @throws with one line per problem where a dataset cannot be opened.
 */
export async function siteFiles(page: string, folder: string): Promise<ReadonlyMap<string, string>> {
  const datasets = await Promise.all(datasetIds(folder).map((id) => siteDataset(folder, id)));
  const [only, ...others] = datasets;
  const files = new Map(datasets.map(({ id, text }) => [datasetFile(id), text]));
  if (only !== undefined && others.length === 0) return files.set("index.html", datasetPage(page, only, false));
  for (const dataset of datasets) {
    files.set(`${dataset.id}.html`, datasetPage(page, dataset, true));
    for (const [path, image] of imagesOf(dataset)) files.set(path, image);
  }
  return files.set("index.html", startPage(page, datasets, await inlineScript(SCRIPT)));
}
