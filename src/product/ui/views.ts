import { graphView } from "../../views/graph/ui/graph-view.tsx";
import { timeView } from "../../views/timeline/ui/time-view.tsx";
import type { View } from "../../workspace/ui/view.ts";

/** All ways to look. The first of the canvas is the one that is shown there; of the strip all are. */
export const views: readonly View[] = [graphView, timeView];
