import { useEffect, useMemo, useRef } from "react";
import {
  claimSentence,
  holderInWords,
  lookOfStance,
  NO_SOURCE,
  passageInWords,
  stanceInWords,
  stanceOf,
  timeInWords,
} from "../../../derive/claim-words.ts";
import { counted } from "../../../lib/count-words.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import type { Attribution } from "../../../model/dataset.ts";
import { claimAt } from "../../../model/knowledge-graph.ts";
import { describeWhen } from "../../../model/when.ts";
import { select } from "../../../workspace/selection-commands.ts";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { type Clash, type ClashPair, type ClashSide, clashesIn, clashOfPair } from "../contested.ts";
import { openClash, openContested } from "../contested-commands.ts";
import styles from "./ContestedPanel.module.css";

/** What a pair is, in a word, and how its two sides stand to one another. */
const KINDS: Readonly<
  Record<ClashPair["kind"], { readonly title: string; readonly sign: string; readonly says: string }>
> = {
  denial: { title: "Affirmed and denied", sign: "≠", says: "is denied:" },
  contradiction: { title: "One against the other", sign: "≠", says: "is set against:" },
  qualification: { title: "In tension", sign: "~", says: "qualifies:" },
};

/** The room of what is contested: clashes side by side, or the one that the view names. */
export function ContestedPanel() {
  const workspace = useWorkspace();
  const dataset = useWorkspaceState((state) => state.knowledge.dataset);
  const pair = useWorkspaceState(({ view }) => (view.room.kind === "contested" ? view.room.pair : null));
  const clashes = useMemo(() => clashesIn(dataset), [dataset]);
  const open = pair === null ? null : clashOfPair(clashes, pair);
  const contested = clashes.filter(({ isContested }) => isContested);
  const qualified = clashes.filter(({ isContested }) => !isContested);
  if (open !== null)
    return (
      <PanelFrame
        title={titleOf(open)}
        testId="contested-room"
        back={
          <Button weight="quiet" onClick={() => workspace.dispatch(openContested)}>
            All that is contested
          </Button>
        }
      >
        <ClashView clash={open} openPair={pair} />
      </PanelFrame>
    );
  return (
    <PanelFrame
      title="What is contested"
      testId="contested-room"
      lead={
        contested.length === 0
          ? "No claim is denied, and none is set against another."
          : "Claims that do not go together, kept side by side. On the graph their lines bear the sign ≠."
      }
    >
      {pair !== null && <p className={kit.mute}>The link names a clash that this dataset does not have.</p>}
      {contested.map((clash) => (
        <ClashView key={clash.id} clash={clash} openPair={null} />
      ))}
      {qualified.length > 0 && (
        <>
          <h3 className={`${kit.head} ${styles.group}`}>Qualified, not contested</h3>
          {qualified.map((clash) => (
            <ClashView key={clash.id} clash={clash} openPair={null} />
          ))}
        </>
      )}
    </PanelFrame>
  );
}

function titleOf({ isContested, claims }: Clash): string {
  if (!isContested) return "In tension";
  return claims.length > 2 ? `${claims.length} claims that clash` : "A clash";
}

function ClashView({ clash, openPair }: { clash: Clash; openPair: string | null }) {
  const workspace = useWorkspace();
  const isOpen = openPair !== null;
  return (
    <section className={styles.clash} data-clash={clash.id}>
      <p className={styles.overline}>
        <span>
          {clash.claims.length > 2
            ? `${counted(clash.claims.length, "claim")}, ${counted(clash.pairs.length, "pair")}`
            : KINDS[clash.pairs[0]?.kind ?? "contradiction"].title}
        </span>
        <Button
          weight="quiet"
          isSmall
          onClick={() => {
            if (isOpen) workspace.dispatch(select, { entities: [], claims: [...clash.claims] });
            else workspace.dispatch(openClash, { pair: clash.id });
          }}
        >
          {isOpen ? "Select on the graph" : "Open, and show on the graph"}
        </Button>
      </p>
      {clash.pairs.map((pair) => (
        <PairView key={pair.id} pair={pair} isOpen={isOpen && clash.pairs.length > 1 && pair.id === openPair} />
      ))}
    </section>
  );
}

function PairView({ pair, isOpen }: { pair: ClashPair; isOpen: boolean }) {
  const { sign, says } = KINDS[pair.kind];
  const [left, right] = pair.sides;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) element.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);
  return (
    <div ref={element} className={styles.pair} data-pair={pair.id} data-open={isOpen || undefined}>
      <div className={styles.sides}>
        <Side side={left} isDenied={false} />
        <span className={styles.against} role="img" aria-label={says}>
          {sign}
        </span>
        <Side side={right} isDenied={pair.kind === "denial"} />
      </div>
      {pair.note !== null && <p className={styles.note}>{pair.note}</p>}
    </div>
  );
}

/** One side: the claim in words, when it holds, and each voice with its stance, its date and its passage. */
function Side({ side: { claim: id, attributions }, isDenied }: { side: ClashSide; isDenied: boolean }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const claim = knowledge.claimNumber.get(id);
  if (claim === undefined) return null;
  const [first] = attributions;
  const { subject, adverb, verb, object } = claimSentence(
    knowledge,
    claim,
    first === undefined ? null : { attribution: first, stance: stanceOf(knowledge, first) },
  );
  const point = () => workspace.point({ kind: "claim", number: claim });
  const unpoint = () => workspace.point(null);
  return (
    <div>
      <button
        type="button"
        className={`${kit.press} ${styles.sentence}`}
        onClick={() => workspace.dispatch(select, { entities: [], claims: [id] })}
        onPointerEnter={point}
        onPointerLeave={unpoint}
        onFocus={point}
        onBlur={unpoint}
      >
        {isDenied && <em>not so: </em>}
        {subject} {adverb !== "" && <em>{adverb} </em>}
        {verb} {object}
      </button>
      <p className={kit.mute}>{timeInWords(claimAt(knowledge, claim))}</p>
      {attributions.length === 0 && <p className={kit.mute}>{NO_SOURCE}</p>}
      {attributions.map((attribution, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: attributions have no id and never change places
        <AttributionLines key={at} attribution={attribution} />
      ))}
    </div>
  );
}

function AttributionLines({ attribution }: { attribution: Attribution }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const stance = stanceOf(knowledge, attribution);
  return (
    <div className={styles.voice}>
      <LineSample pattern={lookOfStance(knowledge, stance)} />
      <span>
        {stanceInWords(knowledge, stance)}
        {attribution.polarity === "denied" ? ", denied" : ""} · {holderInWords(knowledge, attribution)}
      </span>
      <span className={kit.mute}>
        {attribution.saidAt !== null && `said ${describeWhen(attribution.saidAt)}, `}
        {passageInWords(attribution.evidence)}
      </span>
    </div>
  );
}
