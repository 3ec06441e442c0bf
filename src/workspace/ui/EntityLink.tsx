import { labelOf } from "../../derive/claim-words.ts";
import kit from "../../lib/ui/kit.module.css";
import { selectInSight } from "../selection-commands.ts";
import { usePointing } from "./use-pointing.ts";
import { useWorkspace, useWorkspaceState } from "./workspace-context.tsx";

/** An entity's name that opens it. */
export function EntityLink({ id }: { id: string }) {
  const workspace = useWorkspace();
  const label = useWorkspaceState(({ knowledge }) => labelOf(knowledge, id));
  const number = useWorkspaceState(({ knowledge }) => knowledge.entityNumber.get(id) ?? -1);
  const pointing = usePointing("entity", number);
  return (
    <button
      type="button"
      className={kit.link}
      onClick={() => workspace.dispatch(selectInSight, { entities: [id], claims: [] })}
      {...pointing}
    >
      {label}
    </button>
  );
}
