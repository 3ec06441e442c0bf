import type { ComponentType } from "react";
import type { PanelState } from "../../model/view-state.ts";

/** A panel beside the graph, as the list of panels has it. */
export interface Panel {
  /** The kind of panel state that it shows; the state of each kind is in model/view-slices/room.ts. */
  readonly kind: PanelState["kind"];
  /** Its code, which comes when it is opened first. */
  readonly load: () => Promise<ComponentType>;
}
