import { useId } from "react";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { setHiding } from "../lens-commands.ts";
import styles from "./LensPresets.module.css";

const OPTIONS = [
  { hiding: "hide", label: "hide", means: "What is filtered out disappears." },
  { hiding: "dim", label: "dim", means: "What is filtered out stays in place and recedes." },
] as const;

/** Says whether what is filtered out disappears or only recedes. */
export function HidingSwitch() {
  const workspace = useWorkspace();
  const hiding = useWorkspaceState((state) => state.view.hiding);
  const name = useId();
  return (
    <fieldset className={styles.switch} aria-label="What is filtered out">
      {OPTIONS.map((option) => (
        <label key={option.hiding} className={styles.option} title={option.means}>
          <input
            type="radio"
            name={name}
            checked={hiding === option.hiding}
            onChange={() => workspace.dispatch(setHiding, { hiding: option.hiding })}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
