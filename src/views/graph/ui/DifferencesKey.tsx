import { useMemo } from "react";
import { useStore } from "zustand";
import { compareFile, compareLink, openChanges } from "../../../features/differences/difference-commands.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { keepClear } from "../../../lib/ui/overlays.ts";
import { differencesPageWords as words } from "../../../words/en/differences-page.ts";
import type { Words } from "../../../words/message.ts";
import { listText } from "../../../words/numbers.ts";
import { shownDifferences } from "../../../workspace/shown-differences.ts";
import { DifferenceSign } from "../../../workspace/ui/DifferenceSign.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { countDiffering, MOST_SIGNS } from "../differing.ts";
import styles from "./DifferencesKey.module.css";

/**
 * What the signs of differences on the canvas mean, how many there are, what is not drawn, and the way out of it.
 * @param isDrawn whether the canvas can draw signs; the static image that stands in for it does not.
 */
export function DifferencesKey({ isDrawn }: { isDrawn: boolean }) {
  const workspace = useWorkspace();
  const shown = useStore(shownDifferences, ({ now }) => now);
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const isListed = useWorkspaceState(({ view }) => view.room.kind === "differences");
  const counts = useMemo(
    () => (shown === null || shown.of !== knowledge.shape ? null : countDiffering(shown, knowledge, derived)),
    [shown, knowledge, derived],
  );
  if (shown === null || counts === null) return null;
  const { added, removed, changed, filteredOut, withoutPlace, withoutLine, drawn } = counts;
  // The list says it.
  if (isListed && added + removed + changed === 0) return null;
  const rows: readonly (readonly ["added" | "removed" | "changed", number, (values: { count: number }) => Words])[] = [
    ["added", added, shown.areDatasets ? words.keyAdded : words.keyOnlyHere],
    ["removed", removed, shown.areDatasets ? words.keyRemoved : words.keyOnlyThere],
    ["changed", changed, words.keyChanged],
  ];
  const notDrawn = [
    ...(filteredOut === 0 ? [] : [words.filteredOut({ count: filteredOut })]),
    ...(withoutPlace === 0 ? [] : [words.withoutPlace({ count: withoutPlace })]),
    ...(withoutLine === 0 ? [] : [words.withoutLine({ count: withoutLine })]),
  ];
  const open = { opened: openChanges, file: compareFile, link: compareLink }[shown.is];
  return (
    <section ref={keepClear} className={styles.key} aria-label={words.key()}>
      <p>{words.comparedWith({ other: shown.other })}</p>
      {added + removed + changed === 0 ? (
        <p className={kit.mute}>{words.nothingToDraw()}</p>
      ) : (
        <ul className={styles.signs}>
          {rows.map(([of, count, say]) =>
            count === 0 ? null : (
              <li key={of}>
                <DifferenceSign of={of} /> {say({ count })}
              </li>
            ),
          )}
        </ul>
      )}
      {!isDrawn && <p className={kit.small}>{words.notInStillImage()}</p>}
      {isDrawn && notDrawn.length > 0 && <p className={kit.small}>{words.notDrawn({ what: listText(notDrawn) })}</p>}
      {isDrawn && drawn > MOST_SIGNS && <p className={kit.small}>{words.zoomIn({ count: MOST_SIGNS })}</p>}
      <div className={styles.tools}>
        {!isListed && (
          <Button weight="quiet" isSmall onClick={() => workspace.dispatch(open)}>
            {words.list()}
          </Button>
        )}
        <Button weight="quiet" isSmall onClick={shown.end}>
          {words.end()}
        </Button>
      </div>
    </section>
  );
}
