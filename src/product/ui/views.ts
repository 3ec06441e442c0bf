import type { View } from "../../drawing/ui/view.ts";
import { createRegistry } from "../../lib/registry.ts";
import { agreementView } from "../../views/agreement/ui/agreement-view.tsx";
import { graphView } from "../../views/graph/ui/graph-view.tsx";
import { mapView } from "../../views/map/ui/map-view.tsx";
import { matrixView } from "../../views/matrix/ui/matrix-view.tsx";
import { tableView } from "../../views/table/ui/table-view.tsx";
import { timelineView } from "../../views/timeline/ui/timeline-view.tsx";

/** All views, in the order of the canvas's tabs. */
export const views = createRegistry<View>("view", [
  graphView,
  mapView,
  timelineView,
  tableView,
  matrixView,
  agreementView,
]);
