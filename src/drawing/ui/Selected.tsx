import { claimInWords } from "../../derive/claim-words.ts";
import kit from "../../lib/ui/kit.module.css";
import { entityAt } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { canvasWords as words } from "../../words/en/canvas.ts";
import { useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../workspace/workspace.ts";

const selected = (state: WorkspaceState): string => {
  const { knowledge, derived, view } = state;
  const { entities, claims } = view.selection;
  const count = entities.length + claims.length;
  const entity = knowledge.entityNumber.get(entities[0] ?? "");
  const claim = knowledge.claimNumber.get(claims[0] ?? "");
  if (count === 1 && entity !== undefined)
    return words.selectedEntity({
      name: nameOf(entityAt(knowledge, entity)),
      claims: knowledge.entityClaimCount[entity] as number,
    });
  if (count === 1 && claim !== undefined)
    return words.selectedClaim({ claim: claimInWords(knowledge, derived, claim) });
  return count === 0 ? "" : words.selected({ count });
};

/** Reads out what was selected, wherever that was done. It stays in the page, so that a change is heard. */
export function Selected() {
  return (
    <p role="status" className={kit.spoken}>
      {useWorkspaceState(selected)}
    </p>
  );
}
