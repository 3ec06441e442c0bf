import { labelOf } from "../../model/claim-words.ts";
import { select } from "../selection-commands.ts";
import styles from "./ClaimList.module.css";
import { useWorkspace, useWorkspaceState } from "./workspace-context.tsx";

/** An entity's name that opens it. */
export function EntityLink({ id }: { id: string }) {
  const workspace = useWorkspace();
  const label = useWorkspaceState(({ knowledge }) => labelOf(knowledge, id));
  const point = (isOn: boolean) => {
    const number = workspace.store.getState().knowledge.entityNumber.get(id);
    workspace.point(isOn && number !== undefined ? { kind: "entity", number } : null);
  };
  return (
    <button
      type="button"
      className={styles.link}
      onClick={() => workspace.dispatch(select, { entities: [id], claims: [] })}
      onPointerEnter={() => point(true)}
      onPointerLeave={() => point(false)}
    >
      {label}
    </button>
  );
}
