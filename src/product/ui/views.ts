import { graphView } from "../../views/graph/ui/graph-view.tsx";
import { timeView } from "../../views/timeline/ui/time-view.tsx";
import type { View } from "../../workspace/ui/view.ts";

/** All views. The canvas shows the first of its views; the strip shows all of its own. */
export const views: readonly View[] = [graphView, timeView];
