import { useEffect, useState } from "react";
import { claimInWords, labelOf } from "../derive/claim-words.ts";
import { DetailsPanel } from "../features/details/ui/DetailsPanel.tsx";
import { Button } from "../lib/ui/Button.tsx";
import kit from "../lib/ui/kit.module.css";
import { claimAt } from "../model/knowledge-graph.ts";
import type { PanelState } from "../model/view-state.ts";
import { panels } from "../product/ui/panels.ts";
import { shellWords as words } from "../words/en/shell.ts";
import { leavePanel } from "../workspace/panel-commands.ts";
import { goTo } from "../workspace/ui/arrival.ts";
import { landmarks } from "../workspace/ui/landmarks.ts";
import { useWorkspace, useWorkspaceState } from "../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../workspace/workspace.ts";
import styles from "./CurrentPanel.module.css";

/** The panel on the right: the details, or another panel and below it what is selected. */
export function CurrentPanel() {
  const workspace = useWorkspace();
  const kind = useWorkspaceState((state) => state.view.room.kind);
  const [first, setFirst] = useState<PanelState["kind"] | null>(kind);
  if (first !== null && first !== kind) setFirst(null);
  const isAsked = first === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another panel is another place
  useEffect(() => {
    // Back and Forward leave the focus where it is.
    if (isAsked && workspace.store.getState().lastChange?.kind === "done") goTo("panel");
  }, [isAsked, kind, workspace]);
  const Panel = panels.get(kind)?.Panel;
  if (Panel === undefined) return <DetailsPanel />;
  return (
    <div className={styles.panel}>
      <div className={styles.above}>
        <Panel isAsked={isAsked} onCancel={() => workspace.dispatch(leavePanel)} />
      </div>
      <SelectedStrip />
    </div>
  );
}

const selectedInWords = ({ knowledge, derived, view: { selection } }: WorkspaceState): string | null => {
  const { entities, claims } = selection;
  const count = entities.length + claims.length;
  if (count === 0) return null;
  if (count > 1) return words.selected({ count });
  const [entity] = entities;
  if (entity !== undefined) return labelOf(knowledge, entity);
  const claim = knowledge.claimNumber.get(claims[0] ?? "");
  if (claim === undefined) return null;
  return claimAt(knowledge, claim).gloss ?? claimInWords(knowledge, derived, claim);
};

function SelectedStrip() {
  const workspace = useWorkspace();
  const selected = useWorkspaceState(selectedInWords);
  if (selected === null) return null;
  return (
    <p ref={landmarks.selectedLine} className={styles.strip}>
      <span className={`${kit.cut} ${styles.words}`} dir="auto">
        {selected}
      </span>
      <Button weight="quiet" onClick={() => workspace.dispatch(leavePanel)}>
        {words.openDetails()}
      </Button>
    </p>
  );
}
