import type { Hover } from "../model/view-state.ts";
import type { CommandContext } from "../workspace/command.ts";

/** A dataset, a view of it, and what the two come to. */
export type ViewedGraph = Pick<CommandContext, "knowledge" | "view" | "derived">;

/** What a drawing is made from, including what is pointed at. A workspace's state is one. */
export interface ViewedState extends ViewedGraph {
  readonly hover: Hover;
}
