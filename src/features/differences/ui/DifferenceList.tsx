import { useState } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { differencesPageWords as words } from "../../../words/en/differences-page.ts";
import { selectInSight } from "../../../workspace/selection-commands.ts";
import { DifferenceSign } from "../../../workspace/ui/DifferenceSign.tsx";
import { usePointing } from "../../../workspace/ui/use-pointing.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { Difference, DifferenceItem, DifferenceSort } from "../differences-in-words.ts";
import styles from "./DifferencesPanel.module.css";

/** Differences shown at first, and as many times more at each press: there may be hundreds of thousands. */
const FIRST_ROWS = 60;
const MORE_ROWS = 240;

/** Some differences of one sort, step by step. Each leads to its record where that is in what is open. */
export function DifferenceList({ differences, sort }: { differences: readonly Difference[]; sort: DifferenceSort }) {
  const [limit, setLimit] = useState(FIRST_ROWS);
  const rest = differences.length - limit;
  return (
    <>
      <ul>
        {differences.slice(0, limit).map((difference, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list is drawn anew where it is another one
          <DifferenceRow key={at} difference={difference} sort={sort} />
        ))}
      </ul>
      {rest > 0 && (
        <Button weight="quiet" onClick={() => setLimit(limit + MORE_ROWS)}>
          {words.more({ count: Math.min(rest, MORE_ROWS) })}
        </Button>
      )}
    </>
  );
}

function DifferenceRow({ difference, sort }: { difference: Difference; sort: DifferenceSort }) {
  const workspace = useWorkspace();
  const { record } = difference;
  const of = record?.isInB === true && (record.of === "entity" || record.of === "claim") ? record.of : null;
  const number = useWorkspaceState(({ knowledge: { entityNumber, claimNumber } }) =>
    of === null ? -1 : ((of === "entity" ? entityNumber : claimNumber).get(record?.id ?? "") ?? -1),
  );
  const pointing = usePointing(of ?? "entity", number);
  const { line, details } = difference.item();
  const content = (
    <>
      <DifferenceSign of={sort === "added" || sort === "removed" ? sort : "changed"} />
      <span className={kit.read} dir="auto">
        {line}
      </span>
      {details.length > 0 && <Details items={details} />}
    </>
  );
  return (
    <li className={kit.member}>
      {number < 0 || record === null ? (
        <div className={styles.item}>{content}</div>
      ) : (
        <button
          type="button"
          className={`${kit.press} ${styles.item}`}
          onClick={() =>
            workspace.dispatch(selectInSight, {
              entities: of === "entity" ? [record.id] : [],
              claims: of === "claim" ? [record.id] : [],
            })
          }
          {...pointing}
        >
          {content}
        </button>
      )}
    </li>
  );
}

/** Lines below a line. */
export function Details({ items }: { items: readonly DifferenceItem[] }) {
  return (
    <span className={`${kit.small} ${styles.details}`}>
      {items.map(({ line, details }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
        <span key={at} dir="auto">
          {line}
          {details.length > 0 && <Details items={details} />}
        </span>
      ))}
    </span>
  );
}
