import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { normalizePath, type Plugin } from "vite";
import { assembleDataset } from "../src/model/dataset-folder.ts";
import { issueLine } from "../src/model/issue.ts";

const GRAPH_DATA = fileURLToPath(new URL("../graph-data", import.meta.url));
/** The dataset that the page opens with; the browser fetches it while the script is still on its way. */
const FIRST_DATASET = "kerman-attack";

const fileName = (id: string): string => `datasets/${id}.kg.json`;

function datasetIds(): string[] {
  if (!existsSync(GRAPH_DATA)) return [];
  return readdirSync(GRAPH_DATA, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(GRAPH_DATA, entry.name, "dataset.json")))
    .map(({ name }) => name)
    .sort();
}

/**
 * A dataset's folder as one file.
 * @throws with one line per problem where it cannot be put together.
 */
function oneFileForm(id: string): string {
  const folder = join(GRAPH_DATA, id);
  const texts = new Map<string, string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (name.endsWith(".json")) texts.set(name.replaceAll("\\", "/"), readFileSync(join(folder, name), "utf8"));
  }
  const assembled = assembleDataset(texts);
  if (assembled.ok) return JSON.stringify(assembled.value);
  const problems = assembled.error.map((issue) => `  graph-data/${id}: ${issueLine(issue)}`).join("\n");
  throw new Error(`The dataset "${id}" cannot be put together:\n${problems}`);
}

/**
 * The dataset that the page opens with, as one file.
 * @throws with one line per problem where it cannot be put together.
 */
export function firstDatasetText(): string {
  return oneFileForm(FIRST_DATASET);
}

/** Gives the page each folder of graph-data as one file, `datasets/<folder>.kg.json`, built as well as in development. */
export function datasetFiles(): Plugin {
  return {
    name: "sourceline:dataset-files",

    generateBundle() {
      if (this.environment.name !== "client") return;
      const ids = datasetIds();
      if (!ids.includes(FIRST_DATASET)) this.error(`There is no folder graph-data/${FIRST_DATASET} to open with.`);
      for (const id of ids) this.emitFile({ type: "asset", fileName: fileName(id), source: oneFileForm(id) });
    },

    configureServer({ middlewares, watcher, ws }) {
      watcher.add(GRAPH_DATA);
      watcher.on("change", (path) => {
        if (normalizePath(path).startsWith(normalizePath(GRAPH_DATA))) ws.send({ type: "full-reload" });
      });
      middlewares.use((request, response, next) => {
        const path = request.url?.replace(/[?#].*$/, "") ?? "";
        const id = datasetIds().find((candidate) => path === `/${fileName(candidate)}`);
        if (id === undefined) return next();
        try {
          const text = oneFileForm(id);
          response.setHeader("Content-Type", "application/json");
          response.end(text);
        } catch (error) {
          next(error);
        }
      });
    },

    transformIndexHtml: () => [
      {
        tag: "link",
        attrs: { rel: "preload", as: "fetch", crossorigin: "", href: `./${fileName(FIRST_DATASET)}` },
        injectTo: "head",
      },
    ],
  };
}
