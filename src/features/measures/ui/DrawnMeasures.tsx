import { useEffect } from "react";
import { useRunTask, useWorkspace } from "../../../workspace/ui/workspace-context.tsx";
import { followDrawnMeasures } from "../drawn-measures.ts";
import type { measureTask } from "../measure-task.ts";

/** Computes the measures that the workspace's view draws by, as long as it is there; it shows nothing itself. */
export function DrawnMeasures() {
  const workspace = useWorkspace();
  const runTask = useRunTask();
  useEffect(
    () => followDrawnMeasures(workspace, (input, options) => runTask<typeof measureTask>("measure", input, options)),
    [workspace, runTask],
  );
  return null;
}
