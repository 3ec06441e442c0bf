import { useMemo } from "react";
import { isSameJson } from "../../lib/same-json.ts";
import { Button } from "../../lib/ui/Button.tsx";
import type { Dataset } from "../../model/dataset.ts";
import { openFileWords as words } from "../../words/en/open-file.ts";
import { useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import styles from "./MergeButton.module.css";

/** Offers to merge a dataset into the one that is open, unless that is empty or the very same. */
export function MergeButton({
  dataset,
  disabled,
  onClick,
}: {
  dataset: Dataset;
  disabled: boolean;
  onClick: () => void;
}) {
  const own = useWorkspaceState((state) => state.knowledge.dataset);
  const isOffered = useMemo(
    () =>
      own.entities.length > 0 &&
      dataset.entities.length > 0 &&
      // The heads first: records are many.
      !(isSameJson(own.dataset, dataset.dataset) && isSameJson(own, dataset)),
    [own, dataset],
  );
  if (!isOffered) return null;
  return (
    <Button className={styles.button ?? ""} disabled={disabled} onClick={onClick}>
      {words.mergeInto({ title: own.dataset.title })}
    </Button>
  );
}
