import type { ComponentType } from "react";
import type { PanelState } from "../../model/view-state.ts";

/** A panel beside the graph: an entry in the list of panels. */
export interface Panel {
  /** The kind of panel state that it shows; the state of each kind is in model/view-slices/room.ts. */
  readonly kind: PanelState["kind"];
  /** Loads its code when it is first opened. */
  readonly load: () => Promise<ComponentType>;
}
