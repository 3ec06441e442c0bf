import { useStore } from "zustand";
import { useWorkspace } from "../../../workspace/ui/workspace-context.tsx";
import { type Presentation, presenterOf } from "../presenter.ts";

/** A part of the presentation that is on; the selector gets null if none is. */
export function usePresentation<Selected>(selector: (on: Presentation | null) => Selected): Selected {
  return useStore(presenterOf(useWorkspace()).store, selector);
}
