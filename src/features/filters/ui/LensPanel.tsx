import { ArrowLeftRight } from "lucide-react";
import { useMemo, useState } from "react";
import { counted } from "../../../lib/count-words.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { compareLenses } from "../lens-commands.ts";
import { lossesOf } from "../losses.ts";
import { ComparedLenses } from "./ComparedLenses.tsx";
import { HidingSwitch } from "./HidingSwitch.tsx";
import styles from "./LensPanel.module.css";
import { LensPresets } from "./LensPresets.tsx";
import { LensTables } from "./LensTables.tsx";
import { useLensNumbers } from "./use-lens-numbers.ts";

/** Rows of a list of losses shown before the reader asks for more. */
const FIRST_LOST = 3;
const FIRST_ENTITIES = 24;

/** The room of the lens: whose word is taken, what that loses, and what another lens would show instead. */
export function LensPanel() {
  const workspace = useWorkspace();
  const numbers = useLensNumbers();
  const claims = useWorkspaceState((state) => state.knowledge.claimCount);
  const shown = useWorkspaceState((state) => state.derived.shownClaims);
  return (
    <PanelFrame
      title="Whose word do you take?"
      testId="lens-room"
      lead={
        numbers === null
          ? shown === claims
            ? `All ${counted(claims, "claim")} are shown: everybody’s word is taken, however firmly it is said.`
            : `${shown.toLocaleString("en")} of ${counted(claims, "claim")} are shown. A claim stays as long as one voice behind it is taken.`
          : "A line that only one of the two lenses takes has that lens’s colour and letter."
      }
    >
      {numbers === null ? (
        <>
          <LensPresets />
          <div className={styles.bar}>
            <Hiding />
            <Button weight="quiet" isSmall onClick={() => workspace.dispatch(compareLenses)}>
              <ArrowLeftRight size={13} strokeWidth={1.75} aria-hidden /> Compare with a second lens
            </Button>
          </div>
          <Lost />
          <LensTables lenses={["first"]} />
        </>
      ) : (
        <>
          <ComparedLenses numbers={numbers} />
          <LensTables lenses={["first", "second"]} />
          <Difference />
          <div className={styles.bar}>
            <Hiding />
          </div>
          <Lost />
        </>
      )}
    </PanelFrame>
  );
}

function Hiding() {
  return (
    <span className={`${kit.small} ${styles.hiding}`}>
      What is filtered out: <HidingSwitch />
    </span>
  );
}

/** Lists what is not shown: claims by what took them out, then entities. Nothing where nothing is lost. */
function Lost() {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const { byLens, otherwise, entities } = useMemo(() => lossesOf(knowledge, derived), [knowledge, derived]);
  const [limit, setLimit] = useState(FIRST_ENTITIES);
  const rest = entities.length - limit;
  return (
    <div data-testid="lost">
      <ClaimList key={`lens ${byLens.length}`} title="Lost by the lens" claims={byLens} first={FIRST_LOST} />
      <ClaimList key={`other ${otherwise.length}`} title="Hidden otherwise" claims={otherwise} first={FIRST_LOST} />
      {entities.length > 0 && (
        <Section title="Entities lost" count={entities.length}>
          <ul className={kit.names}>
            {entities.slice(0, limit).map((entity) => (
              <li key={entity}>
                <EntityLink id={knowledge.dataset.entities[entity]?.id ?? ""} />
              </li>
            ))}
          </ul>
          {rest > 0 && (
            <Button weight="quiet" onClick={() => setLimit(limit + 4 * FIRST_ENTITIES)}>
              Show {Math.min(rest, 4 * FIRST_ENTITIES)} more of {rest}
            </Button>
          )}
        </Section>
      )}
    </div>
  );
}

/** Lists the claims that only one of the two lenses takes. */
function Difference() {
  const claimMask = useWorkspaceState((state) => state.derived.claimMask);
  const comparison = useWorkspaceState((state) => state.derived.lensComparison);
  const takenBy = useMemo(() => {
    const lists: number[][] = [[], [], [], []];
    comparison?.forEach((by, claim) => {
      if (claimMask[claim] === 1) lists[by]?.push(claim);
    });
    return lists;
  }, [claimMask, comparison]);
  const [, onlyA = [], onlyB = []] = takenBy;
  return (
    <>
      <ClaimList key={`A ${onlyA.length}`} title="Only in A" claims={onlyA} first={FIRST_LOST} />
      <ClaimList key={`B ${onlyB.length}`} title="Only in B" claims={onlyB} first={FIRST_LOST} />
    </>
  );
}
