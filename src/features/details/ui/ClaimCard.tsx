import {
  claimSentence,
  directionInWords,
  holderInWords,
  leadingAttribution,
  lookOfStance,
  NOT_STATED,
  placeInWords,
  quantityInWords,
  stanceAt,
  stanceInWords,
  stanceOf,
} from "../../../derive/claim-words.ts";
import { claimsBesides, claimsOnSamePassage } from "../../../derive/entity-claims.ts";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import type { Attribution, Evidence } from "../../../model/dataset.ts";
import { claimAt, isOneWay } from "../../../model/knowledge-graph.ts";
import { describeWhen } from "../../../model/when.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { ClaimRowButton } from "../../../workspace/ui/ClaimRowButton.tsx";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import styles from "../../../workspace/ui/Record.module.css";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { SupportLine } from "../../contested/ui/SupportLine.tsx";
import { AddressLink } from "../../texts/ui/AddressLink.tsx";
import { OpenTextButton } from "../../texts/ui/OpenTextButton.tsx";
import { PassageWords } from "../../texts/ui/PassageWords.tsx";
import { useOpenedText } from "../../texts/ui/session-texts.ts";
import { ChangedRecord } from "./Changes.tsx";
import { FieldRows } from "./FieldRows.tsx";
import { OriginLine, OriginRow } from "./OriginRow.tsx";
import { ClaimFields, useEditing } from "./RecordFields.tsx";

/** How links between claims read, from the open claim to the other, and back. */
const RELATION_WORDS = {
  supports: ["Supports", "Supported by"],
  contradicts: ["Contradicts", "Contradicted by"],
  qualifies: ["Qualifies", "Qualified by"],
  restates: ["Restates", "Restated by"],
  alternative: ["Alternative to", "Alternative to"],
} as const;

/** The full record of one claim, set like a headline with its sources under it. */
export function ClaimCard({ claim }: { claim: number }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const record = claimAt(knowledge, claim);
  const { subject, adverb, verb, object } = claimSentence(
    knowledge,
    claim,
    leadingAttribution(knowledge, derived, claim),
  );
  const { time, place, means, quantity } = record.qualifiers;
  const { isEdited, done, button } = useEditing();
  const direction = directionInWords(knowledge, claim);
  return (
    <article>
      <p className={styles.overline}>
        Claim · <EntityLink id={record.subject} />
        {record.object !== null && (
          <>
            {isOneWay(knowledge, claim) ? " → " : " – "}
            <EntityLink id={record.object} />
          </>
        )}
      </p>
      <h2 className={kit.title} dir="auto">
        {subject}{" "}
        <span className={styles.predicate}>
          {adverb} {verb}
        </span>{" "}
        {object}
      </h2>
      {isEdited ? (
        <ClaimFields record={record} onDone={done} />
      ) : (
        record.label !== undefined && record.label !== verb && <p className={styles.nuance}>{record.label}</p>
      )}
      <ChangedRecord of="claim" id={record.id} />
      {record.attributions.length === 0 && <p className={kit.note}>No source is recorded for this claim.</p>}
      <SupportLine claim={claim} />
      {record.attributions.map((attribution, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: attributions have no id and never change places
        <AttributionBlock key={i} attribution={attribution} />
      ))}
      {!isEdited && record.gloss !== undefined && <p className={styles.gloss}>{record.gloss}</p>}
      <dl className={kit.facts}>
        <div>
          <dt>When</dt>
          <dd className={time === null ? kit.mute : undefined}>{time === null ? NOT_STATED : describeWhen(time)}</dd>
        </div>
        {place !== null && (
          <div>
            <dt>Where</dt>
            <dd>
              <EntityLink id={place} />
            </dd>
          </div>
        )}
        {means !== null && (
          <div>
            <dt>By means of</dt>
            <dd>
              <EntityLink id={means} />
            </dd>
          </div>
        )}
        {quantity !== null && (
          <div>
            <dt>How many</dt>
            <dd>{quantityInWords(quantity)}</dd>
          </div>
        )}
        {direction !== null && (
          <div>
            <dt>Direction</dt>
            <dd>{direction}</dd>
          </div>
        )}
        <FieldRows of="claim" values={record.fields} />
        {record.note !== null && (
          <div>
            <dt>Note</dt>
            <dd>{record.note}</dd>
          </div>
        )}
        <OriginRow origin={record.origin} />
      </dl>
      <div className={kit.tools}>{button}</div>
      {derived.claimMask[claim] === 0 && <p className={kit.note}>Hidden on the graph by the filters that are on.</p>}
      <LinkedClaims claim={claim} />
      <ClaimList title="Also said of the two" claims={claimsBesides(knowledge, derived.claimMask, claim)} />
      <ClaimList title="Rests on the same sentence" claims={claimsOnSamePassage(knowledge, derived.claimMask, claim)} />
    </article>
  );
}

function AttributionBlock({ attribution }: { attribution: Attribution }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const position = stanceOf(knowledge, attribution);
  const stance = stanceAt(knowledge, position);
  return (
    <section className={styles.attribution}>
      <span>
        <LineSample pattern={lookOfStance(knowledge, position)} />
      </span>
      <div>
        <p>
          <strong className={styles.stanceWord}>
            {stanceInWords(knowledge, position)}
            {attribution.polarity === "denied" ? ", denied" : ""}
          </strong>{" "}
          by{" "}
          {attribution.holder === null || attribution.via.length > 0 ? (
            holderInWords(knowledge, attribution)
          ) : (
            <EntityLink id={attribution.holder} />
          )}
          {attribution.saidAt !== null && `, ${describeWhen(attribution.saidAt)}`}
        </p>
        {stance?.definition !== undefined && <p className={kit.mute}>{stance.definition}</p>}
        {attribution.label !== null && <p className={kit.mute}>In the holder’s terms: {attribution.label}</p>}
        {attribution.note !== null && <p className={kit.mute}>{attribution.note}</p>}
        {attribution.evidence.length === 0 && <p className={kit.mute}>Passage {NOT_STATED}.</p>}
        {attribution.evidence.map((evidence, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: passages have no id and never change places
          <Passage key={i} evidence={evidence} />
        ))}
        <OriginLine origin={attribution.origin} />
      </div>
    </section>
  );
}

/**
 * Where a passage stands, with our digest of its paragraph; with its words where the dataset quotes them or the reader's own
 * copy is open; and with the way to the source, where that is an address.
 */
function Passage({ evidence }: { evidence: Evidence }) {
  const { source, at } = evidence;
  const sources = useWorkspaceState((state) => state.knowledge.dataset.sources);
  const text = useOpenedText(source);
  const record = sources.find(({ id }) => id === source);
  const paragraph = at?.startsWith("0.") ? at : at?.split(".")[0];
  const digest = record?.segments.find((segment) => segment.at === paragraph)?.digest;
  const place = placeInWords(evidence);
  const address = evidence.address ?? record?.address;
  // A source without a title is called by its address, which stands beneath.
  const name = record?.title ?? (address === undefined ? source : null);
  const isNamed = sources.length > 1 || place === null;
  return (
    <blockquote className={styles.passage}>
      <p className={styles.passageAt}>
        {capitalised([place, isNamed ? name : null].filter((words) => words !== null).join(", "))}
      </p>
      {digest && <p className={`${kit.read} ${kit.mute}`}>{digest}</p>}
      {evidence.quotation !== undefined && (
        <q className={styles.ownWords} lang={record?.language} dir="auto">
          {evidence.quotation}
        </q>
      )}
      {address !== undefined && <AddressLink address={address} />}
      {record !== undefined && text !== null && <PassageWords source={record} text={text} evidence={evidence} />}
      {record?.text !== undefined && (
        <OpenTextButton source={source} at={at ?? null}>
          Show in the text
        </OpenTextButton>
      )}
    </blockquote>
  );
}

function LinkedClaims({ claim }: { claim: number }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const { id } = claimAt(knowledge, claim);
  const rows = knowledge.dataset.links.flatMap(({ from, to, relation, note }) => {
    if (from !== id && to !== id) return [];
    const other = knowledge.claimNumber.get(from === id ? to : from);
    return other === undefined ? [] : [{ other, words: RELATION_WORDS[relation][from === id ? 0 : 1], note }];
  });
  return rows.map(({ other, words, note }) => (
    <Section key={`${words} ${other}`} title={words}>
      <ul>
        <ClaimRowButton claim={other} />
      </ul>
      {note !== null && <p className={kit.mute}>{note}</p>}
    </Section>
  ));
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
