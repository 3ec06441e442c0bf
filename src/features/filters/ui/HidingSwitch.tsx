import { Segmented } from "../../../lib/ui/Segmented.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { setHiding } from "../lens-commands.ts";

const OPTIONS = [
  { id: "hide", label: "hide", means: "What is filtered out disappears." },
  { id: "dim", label: "dim", means: "What is filtered out stays in place and recedes." },
] as const;

/** Says whether what is filtered out disappears or only recedes. */
export function HidingSwitch() {
  const workspace = useWorkspace();
  const hiding = useWorkspaceState((state) => state.view.hiding);
  return (
    <Segmented
      label="What is filtered out"
      segments={OPTIONS}
      value={hiding}
      onChange={(id) => workspace.dispatch(setHiding, { hiding: id })}
    />
  );
}
