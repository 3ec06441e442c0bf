import { use } from "react";
import type { View, ViewProps } from "../../../drawing/ui/view.ts";
import { GraphView } from "./GraphView.tsx";
import { StageOptionsContext } from "./stage-options.ts";

/** Entities as nodes, claims as lines. */
export const graphView: View = { id: "graph", Component: Graph };

function Graph(props: ViewProps) {
  return <GraphView {...use(StageOptionsContext)} {...props} />;
}
