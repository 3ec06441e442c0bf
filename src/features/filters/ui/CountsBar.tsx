import { X } from "lucide-react";
import { Fragment, useMemo } from "react";
import { labelOf } from "../../../derive/claim-words.ts";
import { asOneRow } from "../../../lib/ui/as-one-stop.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { latePart } from "../../../lib/ui/late-part.tsx";
import { keepClear } from "../../../lib/ui/overlays.ts";
import { rich, strong } from "../../../lib/ui/rich.tsx";
import { claimAt } from "../../../model/knowledge-graph.ts";
import type { TimeWindow } from "../../../model/view-state.ts";
import { drawnWords } from "../../../words/en/drawn.ts";
import { filterWords as words } from "../../../words/en/filters.ts";
import type { Words } from "../../../words/message.ts";
import { listText } from "../../../words/numbers.ts";
import { restoreHidden } from "../../../workspace/aside-commands.ts";
import { openClaims } from "../../../workspace/panel-commands.ts";
import { leaveFocus, selectInSight } from "../../../workspace/selection-commands.ts";
import { useDrawnParts } from "../../../workspace/ui/line-detail.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { showEverything, toggleUndated } from "../filter-commands.ts";
import { openLens } from "../lens-commands.ts";
import styles from "./CountsBar.module.css";

const ComparedClaims = latePart(async () => (await import("./ComparedClaims.tsx")).ComparedClaims);

/** More claims than this are not selected at once: their number is no way to them. */
const MOST_LED_TO = 500;

/**
 * How many entities and claims are shown and hidden, and the control that clears all filters. The number of those hidden
 * opens the list of them; while two lenses are compared, it is how they divide the claims instead. Which of the claims have
 * no line to themselves is said with their number, and leads to them.
 */
export function CountsBar() {
  const workspace = useWorkspace();
  const shownEntities = useWorkspaceState((state) => state.derived.shownEntities);
  const shownClaims = useWorkspaceState((state) => state.derived.shownClaims);
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const { order: entities, claimCount: claims, claimEarliest: dates } = knowledge;
  const isFiltered = useWorkspaceState((state) => showEverything.isEnabled(state));
  const focus = useWorkspaceState((state) => focusInWords(state, words.focus));
  const clearFocus = useWorkspaceState((state) => focusInWords(state, words.focusClear));
  const isPart = knowledge.dataset.derivedFrom !== null;
  const hiding = useWorkspaceState((state) => state.view.hiding);
  const isCompared = useWorkspaceState(({ derived }) => derived.lensComparison !== null);
  const drawn = useDrawnParts();
  const byHand = useWorkspaceState(byHandInWords);
  const claimMask = useWorkspaceState(({ derived }) => derived.claimMask);
  const time = useWorkspaceState(({ view }) => view.time);
  const undated = useMemo(() => undatedShown(dates, claimMask, time), [dates, claimMask, time]);
  const lead = (drawnClaims: readonly number[]) =>
    workspace.dispatch(selectInSight, { entities: [], claims: drawnClaims.map((c) => claimAt(knowledge, c).id) });
  const isWhole = shownEntities === entities && shownClaims === claims;
  return (
    <div ref={asOneRow} role="toolbar" aria-label={words.counts()} className={styles.bar}>
      <p
        ref={keepClear}
        data-testid="counts"
        data-shown-entities={shownEntities}
        data-shown-claims={shownClaims}
        role="status"
        className={styles.counts}
      >
        {rich(words.entities, { count: shownEntities }, { b: strong })} ·{" "}
        <Button weight="link" title={openClaims.title()} onClick={() => workspace.dispatch(openClaims)}>
          {rich(words.claims, { count: shownClaims }, { b: strong })}
        </Button>
        {drawn.map((part) => (
          <Fragment key={part.words}>
            ,{" "}
            {part.claims.length === 0 || part.claims.length > MOST_LED_TO ? (
              part.words
            ) : (
              <Button weight="link" title={drawnWords.show()} onClick={() => lead(part.claims)}>
                {part.words}
              </Button>
            )}
          </Fragment>
        ))}{" "}
        ·{" "}
        {isWhole && !isCompared ? (
          words.nothingHidden({ part: isPart ? "yes" : "no" })
        ) : (
          <Button weight="link" onClick={() => workspace.dispatch(openLens)}>
            {isCompared ? (
              <ComparedClaims />
            ) : (
              words.notShown({
                claims: claims - shownClaims,
                allClaims: claims,
                entities: entities - shownEntities,
                hiding,
              })
            )}
          </Button>
        )}
      </p>
      {undated > 0 && (
        <p ref={keepClear} className={`${kit.mute} ${styles.aside}`}>
          <span>{words.undatedShown({ count: undated })}</span>
          <Button weight="quiet" isSmall onClick={() => workspace.dispatch(toggleUndated)}>
            {words.hideUndated()}
          </Button>
        </p>
      )}
      {focus !== null && (
        <Button
          ref={keepClear}
          weight="chip"
          onClick={() => workspace.dispatch(leaveFocus)}
          aria-label={clearFocus ?? undefined}
        >
          {focus} <X size={12} strokeWidth={2} aria-hidden />
        </Button>
      )}
      {byHand !== null && (
        <p ref={keepClear} className={`${kit.mute} ${styles.aside}`}>
          <span>{byHand}</span>
          <Button weight="quiet" isSmall onClick={() => workspace.dispatch(restoreHidden)}>
            {words.restore()}
          </Button>
        </p>
      )}
      {isFiltered && (
        <Button ref={keepClear} weight="quiet" isSmall onClick={() => workspace.dispatch(showEverything)}>
          {words.clearFilters()}
        </Button>
      )}
    </div>
  );
}

function focusInWords(
  { knowledge, view: { focus } }: WorkspaceState,
  message: typeof words.focus | typeof words.focusClear,
): Words | null {
  if (focus === null) return null;
  const names = focus.entities.map((id) => labelOf(knowledge, id));
  const [name = ""] = names;
  const count = names.length - 1;
  return message({ names: count > 1 ? words.andMore({ name, count }) : listText(names), hops: focus.hops });
}

/** How many claims without a date are shown while a range of dates is; 0 where none is. */
function undatedShown(dates: Float64Array, claimMask: Uint8Array, time: TimeWindow): number {
  if ((time.from === null && time.to === null) || !time.undated) return 0;
  return claimMask.reduce((sum, shown, c) => sum + (shown === 1 && Number.isNaN(dates[c]) ? 1 : 0), 0);
}

function byHandInWords({ view: { aside } }: WorkspaceState): Words | null {
  const [hidden, faded] = [aside.hidden.length, aside.dimmed.length];
  if (hidden > 0 && faded > 0) return words.hiddenAndFadedByHand({ hidden, faded });
  if (hidden > 0) return words.hiddenByHand({ hidden });
  return faded > 0 ? words.fadedByHand({ faded }) : null;
}
