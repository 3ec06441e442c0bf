import { useMemo } from "react";
import { hasAttributions } from "../../../derive/lens-facets.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { detailsWords as words } from "../../../words/en/details.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { clashesIn } from "../../contested/contested.ts";
import { openContested } from "../../contested/contested-commands.ts";
import { openExercises } from "../../exercises/exercise-commands.ts";
import { openLens } from "../../filters/lens-commands.ts";
import { openVoices } from "../../voices/voices-commands.ts";

/** Buttons that open the panels on the dataset's evidence, and the exercises: those that it has anything for. */
export function EvidenceLinks() {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const contested = useMemo(() => clashesIn(knowledge).filter(({ isContested }) => isContested).length, [knowledge]);
  const isAttributed = hasAttributions(knowledge);
  if (!isAttributed && contested === 0) return null;
  return (
    <div className={kit.tools}>
      {isAttributed && (
        <>
          <Button onClick={() => workspace.dispatch(openLens)}>{words.lens()}</Button>
          <Button onClick={() => workspace.dispatch(openVoices)}>{words.attributions()}</Button>
        </>
      )}
      <Button onClick={() => workspace.dispatch(openContested)}>{words.contested({ count: contested })}</Button>
      {isAttributed && <Button onClick={() => workspace.dispatch(openExercises)}>{words.exercises()}</Button>}
    </div>
  );
}
