import type { LayoutMethod } from "./layout.ts";
import { datasetLayout } from "./layouts/dataset-layout.ts";

/** All layouts. A graph is drawn with the first. */
export const layouts = [datasetLayout] as const satisfies readonly LayoutMethod[];
