import { counted } from "../../../lib/count-words.ts";
import kit from "../../../lib/ui/kit.module.css";
import { claimAt } from "../../../model/knowledge-graph.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { TextState } from "../check-text.ts";
import { stateInWords } from "../opened-text.ts";
import type { SentenceView } from "../sentence-words.ts";
import styles from "./TextPanel.module.css";

/** The claims that rest on the open sentence, and what they are about; why there is none, where there is none. */
export function SentenceClaims({ sentence, state }: { sentence: SentenceView; state: TextState | null }) {
  const knowledge = useWorkspaceState((store) => store.knowledge);
  const { shown, hidden, name, remark } = sentence;
  const ends = new Set(
    shown.flatMap((claim) => {
      const { subject, object } = claimAt(knowledge, claim);
      return object === null ? [subject] : [subject, object];
    }),
  );
  return (
    <section className={`${kit.warning} ${styles.claims}`} aria-label={name} lang="en" dir="ltr">
      <p className={kit.mute}>
        <b>{name}</b>
        {state !== null && <> · in your copy {stateInWords(state)}</>}
      </p>
      {remark !== null && <p className={kit.mute}>{remark}</p>}
      {hidden > 0 && (
        <p className={kit.mute}>
          {counted(hidden, "claim")} {hidden === 1 ? "is" : "are"} hidden by the filters that are on.
        </p>
      )}
      <ClaimList title="Rests on it" claims={shown} />
      {ends.size > 0 && (
        <p className={kit.names}>
          {[...ends].map((id) => (
            <EntityLink key={id} id={id} />
          ))}
        </p>
      )}
    </section>
  );
}
