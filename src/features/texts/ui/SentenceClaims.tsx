import kit from "../../../lib/ui/kit.module.css";
import { claimAt } from "../../../model/knowledge-graph.ts";
import type { PanelState } from "../../../model/view-state.ts";
import { sourceTextWords as words } from "../../../words/en/source-text.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { WouldFall } from "../../../workspace/ui/WouldFall.tsx";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { TextState } from "../check-text.ts";
import { matchInWords } from "../opened-text.ts";
import type { SentenceView } from "../sentence-words.ts";
import styles from "./TextPanel.module.css";

/**
 * The claims from the open sentence and the entities at their ends; why it was not coded, where there are none. What would
 * fall without it, and without its paragraph.
 * @param source its id.
 * @param paragraph locator of the paragraph, where that has other sentences as well; else null.
 */
export function SentenceClaims({
  sentence,
  state,
  source,
  paragraph,
}: {
  sentence: SentenceView;
  state: TextState | null;
  source: string;
  paragraph: string | null;
}) {
  const knowledge = useWorkspaceState((store) => store.knowledge);
  const { at, shown, hidden, name, remark } = sentence;
  const room: PanelState = { kind: "text", source, at };
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
        {state !== null && ` · ${matchInWords(state)}`}
      </p>
      {remark !== null && <p className={kit.mute}>{remark}</p>}
      {hidden > 0 && <p className={kit.mute}>{words.hiddenClaims({ count: hidden })}</p>}
      {shown.length > 0 && <WouldFall ground={{ source, at }} room={room} />}
      {paragraph !== null && <WouldFall ground={{ source, at: paragraph }} room={room} />}
      <ClaimList title={words.claimsOfSentence()} claims={shown} />
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
