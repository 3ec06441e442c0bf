import type { LayoutMethod } from "./layout.ts";
import { circularLayout } from "./layouts/circular-layout.ts";
import { columnsLayout } from "./layouts/columns-layout.ts";
import { communitiesLayout } from "./layouts/communities-layout.ts";
import { datasetLayout } from "./layouts/dataset-layout.ts";
import { forceLayout } from "./layouts/force-layout.ts";
import { geographicLayout } from "./layouts/geographic-layout.ts";
import { layeredLayout } from "./layouts/layered-layout.ts";
import { radialLayout } from "./layouts/radial-layout.ts";
import { timeLayout } from "./layouts/time-layout.ts";

/** All layouts. A graph is drawn with its own; one without any positions is laid out with the second when it is opened. */
export const layouts = [
  datasetLayout,
  forceLayout,
  communitiesLayout,
  layeredLayout,
  radialLayout,
  circularLayout,
  columnsLayout,
  timeLayout,
  geographicLayout,
] as const satisfies readonly LayoutMethod[];
