import { lookOfAttribution } from "../../derive/claim-details.ts";
import { attributionInWords, claimSentence, leadingAttribution, placeInWords } from "../../derive/claim-words.ts";
import kit from "../../lib/ui/kit.module.css";
import { claimAt } from "../../model/knowledge-graph.ts";
import { describeWhen } from "../../model/when.ts";
import { selectInSight } from "../selection-commands.ts";
import styles from "./ClaimList.module.css";
import { LineSample } from "./LineSample.tsx";
import { usePointing } from "./use-pointing.ts";
import { useWorkspace, useWorkspaceState } from "./workspace-context.tsx";

/**
 * One claim in a list: its line pattern, what it says, its attribution and its passage. Pressing it opens its details.
 * @param seenFrom the entity whose list this is, which is set in bold.
 */
export function ClaimRowButton({ claim, seenFrom }: { claim: number; seenFrom?: number }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const record = claimAt(knowledge, claim);
  const leading = leadingAttribution(knowledge, derived, claim);
  const { subject, verb, object, tag } = claimSentence(knowledge, claim);
  const isSubject = seenFrom !== undefined && knowledge.claimSubject[claim] === seenFrom;
  const isObject = seenFrom !== undefined && knowledge.claimObject[claim] === seenFrom;
  const [passage] = leading?.attribution.evidence ?? [];
  const pointing = usePointing("claim", claim);
  return (
    <li className={kit.member}>
      <button
        type="button"
        className={`${kit.row} ${styles.row}`}
        onClick={() => workspace.dispatch(selectInSight, { entities: [], claims: [record.id] })}
        {...pointing}
      >
        <LineSample pattern={lookOfAttribution(knowledge, leading)} />
        <span className={kit.read}>
          {isSubject ? <strong>{subject}</strong> : subject} {verb} {isObject ? <strong>{object}</strong> : object}
        </span>
        <span className={kit.mute}>{passage?.at ?? (passage && placeInWords(passage)) ?? "–"}</span>
        <span className={`${kit.small} ${styles.note}`}>
          {tag !== null && <span className={styles.tag}>{tag}</span>}
          {attributionInWords(knowledge, leading)}
          {record.qualifiers.time !== null && ` · ${describeWhen(record.qualifiers.time)}`}
        </span>
      </button>
    </li>
  );
}
