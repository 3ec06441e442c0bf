import { useEffect, useMemo, useRef } from "react";
import { certaintyInWords, timeInWords } from "../../../derive/claim-details.ts";
import {
  holderInWords,
  lookOfStance,
  passageInWords,
  sentenceInWords,
  stanceInWords,
  stanceOf,
} from "../../../derive/claim-words.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import type { Attribution } from "../../../model/dataset.ts";
import { claimAt } from "../../../model/knowledge-graph.ts";
import { describeWhen } from "../../../model/when.ts";
import { contestedWords as words } from "../../../words/en/contested.ts";
import type { Words } from "../../../words/message.ts";
import { selectInSight } from "../../../workspace/selection-commands.ts";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { openClash } from "../clash-commands.ts";
import { type Clash, type ClashPair, type ClashSide, clashesIn, clashOfPair } from "../contested.ts";
import { openContested } from "../contested-commands.ts";
import styles from "./ContestedPanel.module.css";

/** What a pair is called, and how its two sides relate. */
const KINDS: Readonly<
  Record<ClashPair["kind"], { readonly title: () => Words; readonly sign: string; readonly says: () => Words }>
> = {
  denial: { title: words.denial, sign: "≠", says: words.isDenied },
  contradiction: { title: words.contradiction, sign: "≠", says: words.isInTension },
  qualification: { title: words.qualification, sign: "~", says: words.qualifies },
};

/** Panel of contested claims: all clashes, or the one that the view names. */
export function ContestedPanel() {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const pair = useWorkspaceState(({ view }) => (view.room.kind === "contested" ? view.room.pair : null));
  const clashes = useMemo(() => clashesIn(knowledge), [knowledge]);
  const open = pair === null ? null : clashOfPair(clashes, pair);
  const contested = clashes.filter(({ isContested }) => isContested);
  const qualified = clashes.filter(({ isContested }) => !isContested);
  if (open !== null)
    return (
      <PanelFrame
        title={titleOf(open)}
        testId="contested-panel"
        back={
          <Button weight="quiet" onClick={() => workspace.dispatch(openContested)}>
            {words.all()}
          </Button>
        }
      >
        <ClashView clash={open} openPair={pair} />
      </PanelFrame>
    );
  return (
    <PanelFrame
      title={words.title()}
      testId="contested-panel"
      lead={contested.length === 0 ? words.none() : words.lead()}
    >
      {pair !== null && <p className={kit.mute}>{words.notInDataset()}</p>}
      {contested.map((clash) => (
        <ClashView key={clash.id} clash={clash} openPair={null} />
      ))}
      {qualified.length > 0 && (
        <>
          <h3 className={`${kit.head} ${styles.group}`}>{words.qualified()}</h3>
          {qualified.map((clash) => (
            <ClashView key={clash.id} clash={clash} openPair={null} />
          ))}
        </>
      )}
    </PanelFrame>
  );
}

function titleOf({ isContested, claims }: Clash): Words {
  return isContested ? words.titleOfOne({ claims: claims.length }) : words.qualification();
}

function ClashView({ clash, openPair }: { clash: Clash; openPair: string | null }) {
  const workspace = useWorkspace();
  const isOpen = openPair !== null;
  return (
    <section className={styles.clash} data-clash={clash.id}>
      <p className={styles.overline}>
        <span>
          {clash.claims.length > 2
            ? words.claimsAndPairs({ claims: clash.claims.length, pairs: clash.pairs.length })
            : KINDS[clash.pairs[0]?.kind ?? "contradiction"].title()}
        </span>
        <Button
          weight="quiet"
          isSmall
          onClick={() => {
            if (isOpen) workspace.dispatch(selectInSight, { entities: [], claims: [...clash.claims] });
            else workspace.dispatch(openClash, { pair: clash.id });
          }}
        >
          {isOpen ? words.showOnCanvas() : words.open()}
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
        <span className={styles.against} role="img" aria-label={says()}>
          {sign}
        </span>
        <Side side={right} isDenied={pair.kind === "denial"} />
      </div>
      {pair.note !== null && <p className={styles.note}>{pair.note}</p>}
    </div>
  );
}

/** One side: the claim in words, when it holds, and each attribution with its certainty, date and passage. */
function Side({ side: { claim: id, attributions }, isDenied }: { side: ClashSide; isDenied: boolean }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const claim = knowledge.claimNumber.get(id);
  if (claim === undefined) return null;
  const point = () => workspace.point({ kind: "claim", number: claim });
  const unpoint = () => workspace.point(null);
  return (
    <div>
      <button
        type="button"
        className={`${kit.press} ${styles.sentence}`}
        onClick={() => workspace.dispatch(selectInSight, { entities: [], claims: [id] })}
        onPointerEnter={point}
        onPointerLeave={unpoint}
        onFocus={point}
        onBlur={unpoint}
      >
        {isDenied && <em>{words.denied()} </em>}
        {sentenceInWords(knowledge, claim)}
      </button>
      <p className={kit.mute}>{timeInWords(claimAt(knowledge, claim))}</p>
      {attributions.length === 0 && (
        <p className={kit.mute}>{stanceInWords(knowledge, knowledge.dataset.vocabulary.stances.length + 1)}</p>
      )}
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
  const passage = passageInWords(attribution.evidence);
  return (
    <div className={styles.attribution}>
      <LineSample pattern={lookOfStance(knowledge, stance)} />
      <span>
        {certaintyInWords(knowledge, { attribution, stance })} · {holderInWords(knowledge, attribution)}
      </span>
      <span className={kit.mute}>
        {attribution.saidAt === null ? passage : words.passageSaid({ date: describeWhen(attribution.saidAt), passage })}
      </span>
    </div>
  );
}
