import { useMemo } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import { openLens } from "../../../workspace/room-commands.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { clashesIn } from "../contested.ts";
import { openContested, openVoices } from "../evidence-commands.ts";
import styles from "./ReadingRoom.module.css";

/** The ways from the dataset's record to the rooms about its evidence, and to exercises on it. */
export function EvidenceDoors() {
  const workspace = useWorkspace();
  const dataset = useWorkspaceState((state) => state.knowledge.dataset);
  const contested = useMemo(() => clashesIn(dataset).filter(({ isContested }) => isContested).length, [dataset]);
  return (
    <div className={styles.actions}>
      <Button onPress={() => workspace.dispatch(openLens)}>Whose word do you take?</Button>
      <Button onPress={() => workspace.dispatch(openVoices)}>Who speaks about whom</Button>
      <Button onPress={() => workspace.dispatch(openContested)}>What is contested ({contested})</Button>
      <Button onPress={() => workspace.dispatchById("exercises.open")}>Exercises</Button>
    </div>
  );
}
