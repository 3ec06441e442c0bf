import { useMemo } from "react";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { type LensNumbers, lensNumbers } from "../lens-numbers.ts";

/** Two lenses side by side in numbers; null while only one is on. */
export function useLensNumbers(): LensNumbers | null {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  return useMemo(
    () => (derived.lensComparison === null ? null : lensNumbers(knowledge, derived, derived.lensComparison)),
    [knowledge, derived],
  );
}
