import { useDeferredValue } from "react";
import type { DerivedView } from "../../derive/derived-view.ts";
import { useWorkspaceState } from "./workspace-context.tsx";

/**
 * The derived view, one task later than it changes: for what is counted over all claims, which would else hold up the
 * picture and the answer to a press. That of another revision of the document comes at once.
 */
export function useLateDerived(): DerivedView {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  // Both are late together, so that one tells whose the other is.
  const [late, lateOf] = [useDeferredValue(derived), useDeferredValue(knowledge)];
  return lateOf === knowledge ? late : derived;
}
