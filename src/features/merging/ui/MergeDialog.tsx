import { useEffect, useMemo, useRef, useState } from "react";
import { completedDataset, placesToComplete } from "../../../derive/complete-places.ts";
import { isPlaced } from "../../../derive/is-placed.ts";
import { forceLayout } from "../../../derive/layouts/force-layout.ts";
import { inSlices } from "../../../lib/in-slices.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { Dialog } from "../../../lib/ui/Dialog.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { say } from "../../../lib/ui/notice.ts";
import type { Dataset } from "../../../model/dataset.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { mergingWords as words } from "../../../words/en/merging.ts";
import { preparingEdits } from "../../../workspace/prepared-edits.ts";
import { useRunTask, useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { layoutTask } from "../../layouts/layout-task.ts";
import { nameMeasure } from "../../layouts/ui/measure-names.ts";
import { takeMerged } from "../merge-commands.ts";
import type { MergeReport } from "../merge-datasets.ts";
import styles from "./MergeDialog.module.css";
import { ProposalList } from "./ProposalList.tsx";
import { useMerge } from "./use-merge.ts";

/**
 * Merges another dataset into the one that is open: which entities may be the same, to be decided, and what comes of it at
 * once. What is merged is one step of undo.
 * @param other the graph of the other dataset.
 * @param isArranged whether it came with places of its own, which are kept as an arrangement; else they were computed for
 *   the screen.
 */
export function MergeDialog({
  other,
  isArranged,
  onBack,
  onClose,
}: {
  other: KnowledgeGraph;
  isArranged: boolean;
  onBack: () => void;
  onClose: () => void;
}) {
  const workspace = useWorkspace();
  const own = useWorkspaceState((state) => state.knowledge);
  const runTask = useRunTask();
  const added = useMemo(
    () => (isArranged ? other.dataset : { ...other.dataset, layouts: other.dataset.layouts.slice(1) }),
    [other, isArranged],
  );
  const { proposals, decisions, merged, decide } = useMerge(own.dataset, added);
  const [isPlacing, setIsPlacing] = useState(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const merge = async (dataset: Dataset) => {
    const run = new AbortController();
    running.current = run;
    setIsPlacing(true);
    const { signal } = run;
    const place = async (): Promise<Dataset> => {
      const knowledge = buildKnowledgeGraph(dataset);
      const input = placesToComplete(knowledge, await nameMeasure(knowledge));
      const outcome = await runTask<typeof layoutTask>("layout", { layout: forceLayout.id, input }, { signal });
      return outcome.is === "done" ? completedDataset(knowledge, input, outcome.output.places) : dataset;
    };
    const placed = isPlaced(dataset) ? dataset : await place();
    const { opened } = workspace.store.getState().document;
    const prepared = await inSlices(preparingEdits(own, opened, placed), signal);
    if (prepared === null) return;
    const isNew = workspace.dispatch(takeMerged, prepared);
    onClose();
    if (!isNew) say(words.nothingNew());
  };
  return (
    <Dialog
      title={words.mergingInto({ title: own.dataset.dataset.title })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onBack}>{words.back()}</Button>
          <Button
            weight="solid"
            autoFocus
            disabled={merged === null || isPlacing}
            onClick={() => merged && void merge(merged.dataset)}
          >
            {words.merge()}
          </Button>
        </>
      }
    >
      <p className={kit.empty}>{other.dataset.dataset.title}</p>
      <p role="status" className={styles.outcome}>
        {isPlacing ? words.placing() : proposals === null ? words.comparing() : <Outcome report={merged?.report} />}
      </p>
      {proposals !== null && (
        <ProposalList own={own} other={other} proposals={proposals} decisions={decisions} onDecide={decide} />
      )}
      <p className={kit.small}>{words.undoable()}</p>
    </Dialog>
  );
}

function Outcome({ report }: { report: MergeReport | undefined }) {
  if (report === undefined) return words.counting();
  const { joinedEntities, addedEntities, addedClaims, joinedClaims, differences } = report;
  // A name that differs becomes an alias.
  const differing = differences.filter(({ of, key }) => of !== "source" && key !== "label").length;
  return (
    <>
      {words.outcome({ joined: joinedEntities, entities: addedEntities, claims: addedClaims })}
      {joinedClaims > 0 && <> {words.outcomeClaims({ claims: joinedClaims })}</>}
      {differing > 0 && <> {words.outcomeDiffers({ count: differing })}</>}
    </>
  );
}
