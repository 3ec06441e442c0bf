import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { exerciseWords as words } from "../../../words/en/exercises.ts";
import { selectInSight } from "../../../workspace/selection-commands.ts";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import { useWorkspace } from "../../../workspace/ui/workspace-context.tsx";
import { OwnPassage } from "../../texts/ui/OwnPassage.tsx";
import type { Reason } from "../reason.ts";
import styles from "./ExercisesPanel.module.css";

/** Why an answer is correct: the claims that it rests on, with attribution and passage. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <ul className={styles.reasons} aria-label={words.explanation()}>
      {reasons.map((reason) => (
        <li key={reason.claim} className={styles.reason}>
          <ReasonLines reason={reason} />
          <ReasonActions reason={reason} />
        </li>
      ))}
    </ul>
  );
}

function ReasonLines({ reason: { sentence, holder, stance, passage, time, look } }: { reason: Reason }) {
  return (
    <>
      <p className={`${kit.read} ${styles.sentence}`} dir="auto">
        {sentence}
      </p>
      <p className={kit.small}>
        {time !== null && <b className={styles.time}>{time} </b>}
        <span className={styles.sample}>
          <LineSample pattern={look} />
        </span>
        {stance} · {holder} · {passage}
      </p>
    </>
  );
}

function ReasonActions({ reason: { claim, evidence } }: { reason: Reason }) {
  const workspace = useWorkspace();
  return (
    <div className={`${kit.tools} ${styles.reasonActions}`}>
      {evidence.map((each) => (
        <div key={`${each.source} ${each.at} ${each.start}`} className={styles.passage}>
          <OwnPassage evidence={each} />
        </div>
      ))}
      <Button weight="quiet" onClick={() => workspace.dispatch(selectInSight, { entities: [], claims: [claim] })}>
        {words.select()}
      </Button>
    </div>
  );
}
