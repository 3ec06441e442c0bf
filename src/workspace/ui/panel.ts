import type { ComponentType } from "react";
import type { PanelState } from "../../model/view-state.ts";

/** A panel beside the graph, as the list of panels has it. */
export interface Panel {
  /** What of the view opens it; its own part of the view is in model/view-slices/room.ts. */
  readonly kind: PanelState["kind"];
  /** Its code, which comes when it is opened first. */
  readonly load: () => Promise<ComponentType>;
}
