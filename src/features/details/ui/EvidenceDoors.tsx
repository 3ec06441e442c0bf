import { useMemo } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { clashesIn } from "../../contested/contested.ts";
import { openContested } from "../../contested/contested-commands.ts";
import { openExercises } from "../../exercises/exercise-commands.ts";
import { openLens } from "../../filters/lens-commands.ts";
import { openVoices } from "../../voices/voices-commands.ts";

/** The ways from the dataset's record to the rooms about its evidence, and to exercises on it. */
export function EvidenceDoors() {
  const workspace = useWorkspace();
  const dataset = useWorkspaceState((state) => state.knowledge.dataset);
  const contested = useMemo(() => clashesIn(dataset).filter(({ isContested }) => isContested).length, [dataset]);
  return (
    <div className={kit.tools}>
      <Button onClick={() => workspace.dispatch(openLens)}>Whose word do you take?</Button>
      <Button onClick={() => workspace.dispatch(openVoices)}>Who speaks about whom</Button>
      <Button onClick={() => workspace.dispatch(openContested)}>What is contested ({contested})</Button>
      <Button onClick={() => workspace.dispatch(openExercises)}>Exercises</Button>
    </div>
  );
}
