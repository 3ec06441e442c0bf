import { X } from "lucide-react";
import { labelOf } from "../../../derive/claim-words.ts";
import { counted } from "../../../lib/count-words.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { keepClear } from "../../../lib/ui/overlays.ts";
import { bringBack } from "../../../workspace/aside-commands.ts";
import { leaveFocus } from "../../../workspace/selection-commands.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { showEverything } from "../filter-commands.ts";
import { openLens } from "../lens-commands.ts";
import styles from "./CountsBar.module.css";
import { comparisonInWords, useLensNumbers } from "./use-lens-numbers.ts";

/**
 * Says how much is shown and what is hidden, in numbers, with the one control that shows everything again. What is hidden
 * opens the list of it; while two lenses are compared, how they divide the claims is said instead.
 */
export function CountsBar() {
  const workspace = useWorkspace();
  const shownEntities = useWorkspaceState((state) => state.derived.shownEntities);
  const shownClaims = useWorkspaceState((state) => state.derived.shownClaims);
  const entities = useWorkspaceState((state) => state.knowledge.order);
  const claims = useWorkspaceState((state) => state.knowledge.claimCount);
  const isFiltered = useWorkspaceState((state) => showEverything.isEnabled(state));
  const focus = useWorkspaceState(focusInWords);
  const isDimming = useWorkspaceState((state) => state.view.hiding === "dim");
  const compared = useLensNumbers();
  const aside = useWorkspaceState(asideInWords);
  const lostEntities = entities - shownEntities;
  const lostClaims = claims - shownClaims;
  const isWhole = lostEntities === 0 && lostClaims === 0;
  return (
    <div className={styles.bar}>
      <p
        ref={keepClear}
        data-testid="counts"
        data-shown-entities={shownEntities}
        data-shown-claims={shownClaims}
        role="status"
        className={styles.counts}
      >
        <strong>{shownEntities.toLocaleString("en")}</strong> {shownEntities === 1 ? "entity" : "entities"} ·{" "}
        <strong>{shownClaims.toLocaleString("en")}</strong> {shownClaims === 1 ? "claim" : "claims"} ·{" "}
        {isWhole && compared === null ? (
          "nothing hidden"
        ) : (
          <Button weight="link" onClick={() => workspace.dispatch(openLens)}>
            {compared === null ? lostInWords(lostClaims, claims, lostEntities, isDimming) : comparisonInWords(compared)}
          </Button>
        )}
      </p>
      {focus !== null && (
        <Button weight="chip" onClick={() => workspace.dispatch(leaveFocus)} aria-label={`Leave: ${focus}`}>
          {focus} <X size={12} strokeWidth={2} aria-hidden />
        </Button>
      )}
      {aside !== null && (
        <p className={`${kit.mute} ${styles.aside}`}>
          <span>{aside} by hand</span>
          <Button weight="quiet" isSmall onClick={() => workspace.dispatch(bringBack)}>
            Bring back
          </Button>
        </p>
      )}
      {isFiltered && (
        <Button weight="quiet" isSmall onClick={() => workspace.dispatch(showEverything)}>
          Show everything
        </Button>
      )}
    </div>
  );
}

function lostInWords(lostClaims: number, claims: number, lostEntities: number, isDimming: boolean): string {
  const [lost, all] = [lostClaims.toLocaleString("en"), claims.toLocaleString("en")];
  const entities = counted(lostEntities, "entity", "entities");
  return isDimming
    ? `${lost} of ${all} claims dimmed, ${entities} too`
    : `${lost} of ${all} claims hidden, ${entities} lost`;
}

const focusInWords = ({ knowledge, view: { focus } }: WorkspaceState): string | null => {
  if (focus === null) return null;
  const names = focus.entities.map((id) => labelOf(knowledge, id));
  const named = names.length > 2 ? `${names[0]} and ${names.length - 1} more` : names.join(" and ");
  if (focus.hops === 0) return `Only ${named}`;
  return `Around ${named}, ${focus.hops} ${focus.hops === 1 ? "hop" : "hops"}`;
};

/** Hiding and dimming are two things, and both say how many. */
const asideInWords = ({ view: { aside } }: WorkspaceState): string | null => {
  const counted = [
    ...(aside.hidden.length > 0 ? [`${aside.hidden.length.toLocaleString("en")} hidden`] : []),
    ...(aside.dimmed.length > 0 ? [`${aside.dimmed.length.toLocaleString("en")} dimmed`] : []),
  ];
  return counted.length === 0 ? null : counted.join(", ");
};
