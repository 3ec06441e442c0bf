import { useEffect, useState } from "react";
import { whenIdle } from "../../lib/ui/late-boundary.tsx";
import { latePart } from "../../lib/ui/late-part.tsx";
import type { Dataset } from "../../model/dataset.ts";
import { useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../workspace/workspace.ts";

const Keeper = latePart(async () => (await import("./Keeper.tsx")).Keeper);

const isUsed = ({ document, history }: WorkspaceState) => document.revision > 0 || history.past.length > 0;

/**
 * Keeps what is open in this browser, and says what was kept. Its code comes once the page has nothing else to do, or there
 * is something to keep. In a one-file `Drafts` of persistence/ stands in its place.
 */
export function Keeping(props: { site: Dataset | null; onWorkspaces: () => void }) {
  const isNow = useWorkspaceState(isUsed);
  const [isNeeded, setIsNeeded] = useState(isNow);
  if (isNow && !isNeeded) setIsNeeded(true);
  useEffect(() => whenIdle(() => setIsNeeded(true)), []);
  return isNeeded ? <Keeper {...props} /> : null;
}
