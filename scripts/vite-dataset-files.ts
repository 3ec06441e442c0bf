import type { Plugin } from "vite";

export function datasetFiles(): Plugin {
  return { name: "sourceline:dataset-files" };
}
