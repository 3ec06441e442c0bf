import { timeInWords } from "../../../derive/claim-details.ts";
import { claimInWords } from "../../../derive/claim-words.ts";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { claimAt, entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { yearOfDay } from "../../../model/when.ts";
import { comparisonWords as words } from "../../../words/en/comparison.ts";
import { selectInSight } from "../../../workspace/selection-commands.ts";
import { usePointing } from "../../../workspace/ui/use-pointing.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { Comparison } from "../comparison.ts";
import { type LaneBar, packBars, spanOf } from "../lanes.ts";
import styles from "./ComparisonPanel.module.css";

/** Drawing units; the width is stretched to the panel's. */
const WIDTH = 320;
const LINE_HEIGHT = 8;
const BAR_HEIGHT = 5;
/** More lines than this are drawn over one another: the list below has them all. */
const MOST_LINES = 12;

/** The dated claims about either: a lane each over one axis, and the same as a list. */
export function Lanes({ a, b, timelines }: { a: number; b: number; timelines: Comparison["timelines"] }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const span = spanOf(knowledge, [...timelines.a.dated, ...timelines.b.dated]);
  const sides = [
    { letter: words.a(), isSecond: false, entity: a, ...timelines.a },
    { letter: words.b(), isSecond: true, entity: b, ...timelines.b },
  ];
  const dated = timelines.a.dated.length + timelines.b.dated.length;
  return (
    <Section title={words.timeline()}>
      {dated === 0 && <p className={kit.small}>{words.noDates()}</p>}
      {dated > 1 && span !== null && (
        <div className={styles.lanes}>
          {sides.map(({ letter, isSecond, dated: claims }) => (
            <Lane key={letter} letter={letter} isHollow={isSecond} bars={packBars(knowledge, claims, span)} />
          ))}
          <p className={styles.axis} aria-hidden>
            <span>{yearOfDay(span.first)}</span>
            <span>{yearOfDay(span.last)}</span>
          </p>
        </div>
      )}
      {sides.map(({ letter, entity, dated: claims, undated }) => (
        <div key={letter} className={styles.dated}>
          {dated > 0 && (
            <p className={kit.small}>
              {words.dated({ letter, name: nameOf(entityAt(knowledge, entity)), dated: claims.length, undated })}
            </p>
          )}
          <ol>
            {claims.map((claim) => (
              <Dated key={claim} claim={claim} />
            ))}
          </ol>
        </div>
      ))}
    </Section>
  );
}

function Lane({ letter, isHollow, bars }: { letter: string; isHollow: boolean; bars: readonly LaneBar[] }) {
  const workspace = useWorkspace();
  const lines = Math.min(MOST_LINES, Math.max(1, ...bars.map(({ line }) => line + 1)));
  const height = lines * LINE_HEIGHT;
  return (
    <div className={styles.lane}>
      <span className={`${kit.small} ${styles.letter}`} aria-hidden>
        {letter}
      </span>
      {/* The list below says the same in words. */}
      <svg viewBox={`0 0 ${WIDTH} ${height}`} preserveAspectRatio="none" style={{ height }} aria-hidden="true">
        <path d={`M0 ${height - 0.5}H${WIDTH}`} className={styles.baseline} />
        {bars.map(({ claim, start, end, line }) => (
          <rect
            key={claim}
            className={styles.mark}
            data-hollow={isHollow || undefined}
            x={start * WIDTH}
            y={height - ((line % MOST_LINES) + 1) * LINE_HEIGHT + 1}
            width={(end - start) * WIDTH}
            height={BAR_HEIGHT}
            onPointerEnter={() => workspace.point({ kind: "claim", number: claim })}
            onPointerLeave={() => workspace.point(null)}
          />
        ))}
      </svg>
    </div>
  );
}

function Dated({ claim }: { claim: number }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const record = claimAt(knowledge, claim);
  const pointing = usePointing("claim", claim);
  return (
    <li>
      <button
        type="button"
        className={`${kit.press} ${styles.datedClaim}`}
        onClick={() => workspace.dispatch(selectInSight, { entities: [], claims: [record.id] })}
        {...pointing}
      >
        <span className={kit.mute}>{timeInWords(record)}</span>
        <span>{claimInWords(knowledge, derived, claim)}</span>
      </button>
    </li>
  );
}
