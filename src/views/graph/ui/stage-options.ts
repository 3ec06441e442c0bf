import { createContext } from "react";
import type { GraphHandle } from "./sigma-adapter.ts";

/** How the stage is mounted, for whoever makes pictures, measures or tests. */
export interface StageOptions {
  /** Given the handle once the graph is drawn, and another one each time it is drawn again after a loss. */
  readonly onMount?: (handle: GraphHandle) => void;
  /** Called when a static image replaces a graph that cannot be drawn. */
  readonly onStandIn?: () => void;
  /** How long a finger must rest on the stage to ask for a menu, in milliseconds. */
  readonly longPressMs?: number;
}

/** The options for the graph below. */
export const StageOptionsContext = createContext<StageOptions>({});
