import { useId } from "react";
import { filterWords as words } from "../../../words/en/filters.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { setHiding } from "../lens-commands.ts";
import styles from "./LensPresets.module.css";

const OPTIONS = [
  { hiding: "hide", label: words.hidden, means: words.hiddenMeans },
  { hiding: "dim", label: words.faded, means: words.fadedMeans },
] as const;

/** Chooses whether what is filtered out is hidden or faded. */
export function HidingSwitch() {
  const workspace = useWorkspace();
  const hiding = useWorkspaceState((state) => state.view.hiding);
  const name = useId();
  return (
    <fieldset className={styles.switch} aria-label={words.filteredOut()}>
      {OPTIONS.map((option) => (
        <label key={option.hiding} className={styles.option} title={option.means()}>
          <input
            type="radio"
            name={name}
            checked={hiding === option.hiding}
            onChange={() => workspace.dispatch(setHiding, { hiding: option.hiding })}
          />
          {option.label()}
        </label>
      ))}
    </fieldset>
  );
}
