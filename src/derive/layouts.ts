import type { LayoutMethod } from "./layout.ts";
import { datasetLayout } from "./layouts/dataset-layout.ts";
import { forceLayout } from "./layouts/force-layout.ts";

/** All layouts. A graph is drawn with its own; one without any positions is laid out with the second when it is opened. */
export const layouts = [datasetLayout, forceLayout] as const satisfies readonly LayoutMethod[];
