import { useStore } from "zustand";
import { measureFields } from "../../../derive/drawn-by/measure-fields.ts";
import { areOf, measuredValues, measuring } from "../../../derive/drawn-by/measured-values.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { measureIn } from "../../../model/view-slices/drawn-by.ts";
import { drawnByWords as words } from "../../../words/en/drawn-by.ts";
import type { Words } from "../../../words/message.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import styles from "./DrawnByKey.module.css";

/**
 * Of a measure that something is drawn by: how far it is computed, that it is of an earlier view, or why there is nothing of
 * it. Nothing of a field, or where the values are those of what is shown.
 * @param isDrawn whether anything is drawn by it.
 */
export function MeasureStatus({ by, isDrawn }: { by: string; isDrawn: boolean }) {
  const measure = measureIn(by) ?? "";
  const run = useStore(measuring, ({ runs }) => runs[measure]);
  const isEarlier = useWorkspaceState(({ knowledge, derived }) => {
    const held = measuredValues(knowledge, measure);
    return held !== undefined && !areOf(held, derived);
  });
  const isComputed = useWorkspaceState(({ knowledge }) => measuredValues(knowledge, measure) !== undefined);
  if (measure === "") return null;
  const said: Words[] = [];
  if (!measureFields().some(({ id }) => id === by)) said.push(words.unknown({ measure }));
  if (isEarlier) said.push(words.earlierView());
  // Read out in tenths, not a hundred times.
  if (run?.is === "running") said.push(words.computing({ share: Math.floor(10 * run.share) / 10 }));
  else if (run !== undefined) said.push(run.is === "failed" ? words.failed() : words.stopped());
  else if (isComputed && !isEarlier && !isDrawn) said.push(words.noValues());
  return (
    <div className={styles.status}>
      <p className={`${kit.small} ${kit.mute}`} role="status">
        {said.join(" ")}
      </p>
      {run?.is === "running" && (
        <Button weight="quiet" isSmall onClick={run.stop}>
          {words.stop()}
        </Button>
      )}
      {run !== undefined && run.is !== "running" && (
        <Button weight="quiet" isSmall onClick={run.again}>
          {words.again()}
        </Button>
      )}
    </div>
  );
}
