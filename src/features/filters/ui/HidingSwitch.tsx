import { Segmented } from "../../../lib/ui/Segmented.tsx";
import { filterWords as words } from "../../../words/en/filters.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { setHiding } from "../lens-commands.ts";

const OPTIONS = [
  { id: "hide", label: words.hidden, means: words.hiddenMeans },
  { id: "dim", label: words.faded, means: words.fadedMeans },
] as const;

/** Chooses whether what is filtered out is hidden or faded. */
export function HidingSwitch() {
  const workspace = useWorkspace();
  const hiding = useWorkspaceState((state) => state.view.hiding);
  return (
    <Segmented
      label={words.filteredOut()}
      segments={OPTIONS.map(({ id, label, means }) => ({ id, label: label(), means: means() }))}
      value={hiding}
      onChange={(id) => workspace.dispatch(setHiding, { hiding: id })}
    />
  );
}
