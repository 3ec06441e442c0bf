import {
  claimSentence,
  holderInWords,
  inverseVerb,
  leadingAttribution,
  lookOfAttribution,
  NO_SOURCE,
  placeInWords,
  stanceInWords,
} from "../../derive/claim-words.ts";
import kit from "../../lib/ui/kit.module.css";
import { claimAt } from "../../model/knowledge-graph.ts";
import { describeWhen } from "../../model/when.ts";
import { select } from "../selection-commands.ts";
import styles from "./ClaimList.module.css";
import { LineSample } from "./LineSample.tsx";
import { usePointing } from "./use-pointing.ts";
import { useWorkspace, useWorkspaceState } from "./workspace-context.tsx";

/**
 * One claim in a list: its line pattern, its words, whose word it is, and where it stands. Pressing it opens it.
 * @param seenFrom the entity whose list this is, so that it is not named again; undefined for the whole sentence.
 */
export function ClaimRowButton({ claim, seenFrom }: { claim: number; seenFrom?: number }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const record = claimAt(knowledge, claim);
  const voice = leadingAttribution(knowledge, derived, claim);
  const { subject, adverb, verb, object } = claimSentence(knowledge, claim, voice);
  // A claim without an inverse wording is told whole in its object's list too.
  const inverse = inverseVerb(knowledge, claim);
  const isObject = seenFrom !== undefined && knowledge.claimSubject[claim] !== seenFrom;
  const isIncoming = isObject && inverse !== null;
  const [passage] = voice?.attribution.evidence ?? [];
  const pointing = usePointing("claim", claim);
  return (
    <li>
      <button
        type="button"
        className={`${kit.row} ${styles.row}`}
        onClick={() => workspace.dispatch(select, { entities: [], claims: [record.id] })}
        {...pointing}
      >
        <LineSample pattern={lookOfAttribution(knowledge, voice)} />
        <span className={kit.read}>
          {(seenFrom === undefined || (isObject && !isIncoming)) && `${subject} `}
          {adverb !== "" && <em>{adverb} </em>}
          {isIncoming ? inverse : verb} <strong>{isIncoming ? subject : object}</strong>
        </span>
        <span className={kit.mute}>{passage?.at ?? (passage && placeInWords(passage)) ?? "–"}</span>
        <span className={`${kit.small} ${styles.note}`}>
          {record.label !== undefined && record.label !== verb && `${record.label} · `}
          {voice === null
            ? NO_SOURCE
            : `${stanceInWords(knowledge, voice.stance)}${voice.attribution.polarity === "denied" ? ", denied" : ""}, ${holderInWords(knowledge, voice.attribution)}`}
          {record.qualifiers.time !== null && ` · ${describeWhen(record.qualifiers.time)}`}
        </span>
      </button>
    </li>
  );
}
