import { ArrowLeftRight } from "lucide-react";
import { useMemo, useState } from "react";
import { hasAttributions } from "../../../derive/lens-facets.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { filterWords } from "../../../words/en/filters.ts";
import { lensWords as words } from "../../../words/en/lens.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { compareLenses } from "../lens-setting-commands.ts";
import { notShownIn } from "../not-shown.ts";
import { ComparedLenses } from "./ComparedLenses.tsx";
import { HidingSwitch } from "./HidingSwitch.tsx";
import styles from "./LensPanel.module.css";
import { LensPresets } from "./LensPresets.tsx";
import { LensTables } from "./LensTables.tsx";
import { useLensNumbers } from "./use-lens-numbers.ts";

/** Rows of a list shown before the user asks for more. */
const FIRST_CLAIMS = 3;
const FIRST_ENTITIES = 24;

/** Panel of the lens: what it includes and excludes, and what another lens would show instead. */
export function LensPanel() {
  const workspace = useWorkspace();
  const numbers = useLensNumbers();
  const claims = useWorkspaceState((state) => state.knowledge.claimCount);
  const shown = useWorkspaceState((state) => state.derived.shownClaims);
  const isAttributed = useWorkspaceState((state) => hasAttributions(state.knowledge));
  if (!isAttributed)
    return (
      <PanelFrame title={filterWords.filteredOut()} testId="lens-panel">
        <Hiding />
        <NotShown />
      </PanelFrame>
    );
  return (
    <PanelFrame title={words.title()} testId="lens-panel" lead={words.question()}>
      <p className={`${kit.mute} ${styles.note}`}>
        {numbers !== null
          ? words.linesOfOne()
          : shown === claims
            ? words.allShown({ claims })
            : words.someShown({ shown, claims })}
      </p>
      {numbers === null ? (
        <>
          <LensPresets />
          <div className={styles.bar}>
            <Hiding />
            <Button weight="quiet" isSmall onClick={() => workspace.dispatch(compareLenses)}>
              <ArrowLeftRight size={13} strokeWidth={1.75} aria-hidden /> {words.compare()}
            </Button>
          </div>
          <NotShown />
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
          <NotShown />
        </>
      )}
    </PanelFrame>
  );
}

function Hiding() {
  return (
    <span className={`${kit.small} ${styles.hiding}`}>
      {filterWords.filteredOutLabel()} <HidingSwitch />
    </span>
  );
}

/** Lists what is not shown: claims by what hides them, then entities. */
function NotShown() {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const { byLens, otherwise, entities } = useMemo(() => notShownIn(knowledge, derived), [knowledge, derived]);
  const [limit, setLimit] = useState(FIRST_ENTITIES);
  const rest = entities.length - limit;
  return (
    <div data-testid="lost">
      <ClaimList key={`lens ${byLens.length}`} title={words.excluded()} claims={byLens} first={FIRST_CLAIMS} />
      <ClaimList
        key={`other ${otherwise.length}`}
        title={words.hiddenOtherwise()}
        claims={otherwise}
        first={FIRST_CLAIMS}
      />
      {entities.length > 0 && (
        <Section title={words.entitiesNotShown()} count={entities.length}>
          <ul className={kit.names}>
            {entities.slice(0, limit).map((entity) => (
              <li key={entity}>
                <EntityLink id={knowledge.dataset.entities[entity]?.id ?? ""} />
              </li>
            ))}
          </ul>
          {rest > 0 && (
            <Button weight="quiet" onClick={() => setLimit(limit + 4 * FIRST_ENTITIES)}>
              {filterWords.showMore({ count: Math.min(rest, 4 * FIRST_ENTITIES) })}
            </Button>
          )}
        </Section>
      )}
    </div>
  );
}

/** Lists the claims that only one of the two lenses includes. */
function Difference() {
  const claimMask = useWorkspaceState((state) => state.derived.claimMask);
  const comparison = useWorkspaceState((state) => state.derived.lensComparison);
  const lists = useMemo(() => {
    const found: number[][] = [[], [], [], []];
    comparison?.forEach((by, claim) => {
      if (claimMask[claim] === 1) found[by]?.push(claim);
    });
    return found;
  }, [claimMask, comparison]);
  const [, onlyA = [], onlyB = []] = lists;
  return (
    <>
      <ClaimList key={`A ${onlyA.length}`} title={words.onlyInA()} claims={onlyA} first={FIRST_CLAIMS} />
      <ClaimList key={`B ${onlyB.length}`} title={words.onlyInB()} claims={onlyB} first={FIRST_CLAIMS} />
    </>
  );
}
