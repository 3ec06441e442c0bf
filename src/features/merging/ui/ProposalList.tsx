import { useMemo, useState } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { entityAt, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { mergingWords as words } from "../../../words/en/merging.ts";
import { foldText } from "../../search/fold-text.ts";
import { type Decisions, MATCH_REASONS, type Proposal, type Proposals } from "../propose-matches.ts";
import { REASON_WORDS } from "../reason-words.ts";
import styles from "./MergeDialog.module.css";

/** Proposals that are shown at first, and as many more at each press. */
const AT_ONCE = 50;

/** The entities that may be the same, each with its reason and to be decided: one by one, or all of a reason at once. */
export function ProposalList({
  own,
  other,
  proposals: { proposals, crowded },
  decisions,
  onDecide,
}: {
  own: KnowledgeGraph;
  other: KnowledgeGraph;
  proposals: Proposals;
  decisions: Decisions;
  onDecide: (proposals: readonly Proposal[], areSame: boolean) => void;
}) {
  const [text, setText] = useState("");
  const [most, setMost] = useState(AT_ONCE);
  const found = useMemo(() => {
    const folded = foldText(text.trim());
    if (folded === "") return proposals;
    return proposals.filter(({ a, b }) =>
      [recordOf(own, a), recordOf(other, b)].some(({ name }) => foldText(name).includes(folded)),
    );
  }, [own, other, proposals, text]);
  if (proposals.length === 0 && crowded.length === 0) return <p className={kit.mute}>{words.noProposals()}</p>;
  return (
    <>
      <p>{words.intro()}</p>
      <ul className={styles.reasons}>
        {MATCH_REASONS.map((reason) => {
          const all = proposals.filter((proposal) => proposal.reason === reason);
          if (all.length === 0) return null;
          const taken = all.filter((proposal) => isTaken(decisions, proposal)).length;
          const clear = all.filter(({ isAmbiguous }) => !isAmbiguous);
          return (
            <li key={reason}>
              <span>{words.reasonHead({ reason: REASON_WORDS[reason](), taken, count: all.length })}</span>
              <Button isSmall disabled={clear.length === 0} onClick={() => onDecide(clear, true)}>
                {words.takeAll()}
              </Button>
              <Button isSmall disabled={taken === 0} onClick={() => onDecide(all, false)}>
                {words.takeNone()}
              </Button>
            </li>
          );
        })}
      </ul>
      {crowded.length > 0 && <p className={kit.small}>{words.crowdedNames({ count: crowded.length })}</p>}
      {proposals.length > AT_ONCE && (
        <input
          type="search"
          className={kit.box}
          aria-label={words.search()}
          placeholder={words.search()}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setMost(AT_ONCE);
          }}
        />
      )}
      <ul className={styles.proposals}>
        {found.slice(0, most).map((proposal) => (
          <li key={`${proposal.a} ${proposal.b}`} className={kit.member}>
            <ProposalRow
              own={own}
              other={other}
              proposal={proposal}
              isSame={isTaken(decisions, proposal)}
              onDecide={(isSame) => onDecide([proposal], isSame)}
            />
          </li>
        ))}
      </ul>
      {found.length === 0 && text !== "" && <p className={kit.mute}>{words.noneFound({ text })}</p>}
      {found.length > most && (
        <p className={kit.tools}>
          <span className={kit.mute}>{words.shown({ shown: most, total: found.length })}</span>
          <Button isSmall onClick={() => setMost(most + AT_ONCE)}>
            {words.more({ count: Math.min(AT_ONCE, found.length - most) })}
          </Button>
        </p>
      )}
    </>
  );
}

function isTaken(decisions: Decisions, { a, b }: Proposal): boolean {
  return decisions.get(b) === a;
}

function ProposalRow({
  own,
  other,
  proposal,
  isSame,
  onDecide,
}: {
  own: KnowledgeGraph;
  other: KnowledgeGraph;
  proposal: Proposal;
  isSame: boolean;
  onDecide: (isSame: boolean) => void;
}) {
  const { reason, isAmbiguous, isSameKind } = proposal;
  const [one, two] = [recordOf(own, proposal.a), recordOf(other, proposal.b)];
  return (
    <label className={styles.proposal}>
      <input
        type="checkbox"
        aria-label={words.same({ a: one.name, b: two.name })}
        checked={isSame}
        onChange={({ currentTarget }) => onDecide(currentTarget.checked)}
      />
      <Side {...one} />
      <Side {...two} />
      <span className={kit.small}>
        {[REASON_WORDS[reason](), !isSameKind && words.otherKinds(), isAmbiguous && words.openChoice()]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </label>
  );
}

function Side({ name, kind, claims }: ReturnType<typeof recordOf>) {
  return (
    <span className={styles.side}>
      <bdi>{name}</bdi>
      <small className={kit.small}>
        {kind} · {words.claims({ count: claims })}
      </small>
    </span>
  );
}

function recordOf(knowledge: KnowledgeGraph, id: string) {
  const e = knowledge.entityNumber.get(id) ?? -1;
  const entity = entityAt(knowledge, e);
  const kind = knowledge.dataset.vocabulary.entityKinds[knowledge.entityKind[e] as number];
  return { name: nameOf(entity), kind: kind?.label ?? "", claims: knowledge.entityClaimCount[e] as number };
}
