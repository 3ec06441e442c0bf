import {
  claimSentence,
  holderInWords,
  inverseVerb,
  leadingAttribution,
  lookOfAttribution,
  placeInWords,
  type StancedAttribution,
  stanceInWords,
} from "../../derive/claim-words.ts";
import { claimAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { describeWhen } from "../../model/when.ts";
import { workspaceWords as words } from "../../words/en/workspace.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import { select } from "../selection-commands.ts";
import styles from "./ClaimList.module.css";
import { LineSample } from "./LineSample.tsx";
import { usePointing } from "./use-pointing.ts";
import { useWorkspace, useWorkspaceState } from "./workspace-context.tsx";

/**
 * One claim in a list: its line pattern, its sentence, its attribution and its passage. Pressing it opens its details.
 * @param seenFrom the entity whose list this is, so that it is not named again; undefined for the whole sentence.
 */
export function ClaimRowButton({ claim, seenFrom }: { claim: number; seenFrom?: number }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const record = claimAt(knowledge, claim);
  const leading = leadingAttribution(knowledge, derived, claim);
  const { subject, adverb, verb, object } = claimSentence(knowledge, claim, leading);
  // A claim without an inverse wording is given whole in its object's list too.
  const inverse = inverseVerb(knowledge, claim);
  const isObject = seenFrom !== undefined && knowledge.claimSubject[claim] !== seenFrom;
  const isIncoming = isObject && inverse !== null;
  const [passage] = leading?.attribution.evidence ?? [];
  const pointing = usePointing("claim", claim);
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        onClick={() => workspace.dispatch(select, { entities: [], claims: [record.id] })}
        {...pointing}
      >
        <LineSample pattern={lookOfAttribution(knowledge, leading)} />
        <span className={styles.rowWords}>
          {(seenFrom === undefined || (isObject && !isIncoming)) && `${subject} `}
          {adverb !== "" && <em>{adverb} </em>}
          {isIncoming ? inverse : verb} <strong>{isIncoming ? subject : object}</strong>
        </span>
        <span className={styles.rowPassage}>{passage?.at ?? (passage && placeInWords(passage)) ?? "–"}</span>
        <span className={styles.rowNote}>
          {record.label !== undefined && record.label !== verb && `${record.label} · `}
          {attributionInWords(knowledge, leading)}
          {record.qualifiers.time !== null && ` · ${describeWhen(record.qualifiers.time)}`}
        </span>
      </button>
    </li>
  );
}

/** "alleged, denied, Israel"; where a claim has no attribution, what says so. */
function attributionInWords(knowledge: KnowledgeGraph, leading: StancedAttribution | null): Words {
  const { stances } = knowledge.dataset.vocabulary;
  const attribution = leading?.attribution;
  return listText(
    [
      stanceInWords(knowledge, leading?.stance ?? stances.length + 1),
      ...(attribution?.polarity === "denied" ? [words.denied()] : []),
      ...(attribution ? [holderInWords(knowledge, attribution)] : []),
    ],
    "comma",
  );
}
