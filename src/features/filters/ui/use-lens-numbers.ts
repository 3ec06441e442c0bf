import { useMemo } from "react";
import { filterWords as words } from "../../../words/en/filters.ts";
import type { Words } from "../../../words/message.ts";
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

/** "Comparing two lenses: 12 only in A, 30 only in B, 250 in both". */
export function comparisonInWords({ claims }: LensNumbers): Words {
  const { onlyFirst, onlySecond, both } = claims;
  return words.compared({ onlyA: onlyFirst, onlyB: onlySecond, both });
}
