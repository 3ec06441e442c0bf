import { useMemo, useState } from "react";
import { latePart } from "../../lib/ui/late-part.tsx";
import { useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../workspace/workspace.ts";
import { areDraftsKept } from "./kept-drafts.ts";

const DraftKeeper = latePart(async () => (await import("./DraftKeeper.tsx")).DraftKeeper);

const isEdited = ({ document }: WorkspaceState) => document.revision > 0;

/** Keeps an edited document in this browser and says what was restored; loaded once there is something to keep. */
export function Drafts() {
  const isNow = useWorkspaceState(isEdited);
  const opened = useWorkspaceState(({ document }) => document.opened);
  // Another window may have kept something since the last document was opened.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for each document
  const isKept = useMemo(areDraftsKept, [opened]);
  const [isNeeded, setIsNeeded] = useState(isKept);
  if ((isNow || isKept) && !isNeeded) setIsNeeded(true);
  return isNeeded ? <DraftKeeper /> : null;
}
