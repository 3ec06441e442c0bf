import { certaintyInWords, directionInWords } from "../../../derive/claim-details.ts";
import {
  claimSentence,
  labelOf,
  leadingAttribution,
  lookOfStance,
  placeInWords,
  quantityInWords,
  stanceAt,
  stanceInWords,
  stanceOf,
} from "../../../derive/claim-words.ts";
import { claimsBesides, claimsOnSamePassage } from "../../../derive/entity-claims.ts";
import { capitalised } from "../../../lib/capitalised.ts";
import kit from "../../../lib/ui/kit.module.css";
import { rich } from "../../../lib/ui/rich.tsx";
import { Section } from "../../../lib/ui/Section.tsx";
import type { Attribution, Evidence } from "../../../model/dataset.ts";
import { claimAt, isOneWay } from "../../../model/knowledge-graph.ts";
import { describeWhen } from "../../../model/when.ts";
import { recordWords as words } from "../../../words/en/records.ts";
import { listText } from "../../../words/numbers.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { ClaimRowButton } from "../../../workspace/ui/ClaimRowButton.tsx";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import styles from "../../../workspace/ui/Record.module.css";
import { WouldFall } from "../../../workspace/ui/WouldFall.tsx";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { SupportLine } from "../../contested/ui/SupportLine.tsx";
import { digestInWords } from "../../texts/digest-words.ts";
import { AddressLink } from "../../texts/ui/AddressLink.tsx";
import { OpenTextButton } from "../../texts/ui/OpenTextButton.tsx";
import { PassageWords } from "../../texts/ui/PassageWords.tsx";
import { useOpenedText } from "../../texts/ui/session-texts.ts";
import { ChangedRecord } from "./Changes.tsx";
import { FieldRows } from "./FieldRows.tsx";
import { HiddenNote } from "./HiddenNote.tsx";
import { OriginLine, OriginRow } from "./OriginRow.tsx";
import { ClaimFields, useEditing } from "./RecordFields.tsx";

/** How links between claims read, from the open claim to the other, and back. */
const RELATION_WORDS = {
  supports: [words.supports, words.supportedBy],
  contradicts: [words.contradicts, words.contradictedBy],
  qualifies: [words.qualifies, words.qualifiedBy],
  restates: [words.restates, words.restatedBy],
  alternative: [words.alternative, words.alternative],
} as const;

/** The full record of one claim: a headline with its attributions below it. */
export function ClaimCard({ claim }: { claim: number }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const record = claimAt(knowledge, claim);
  const { subject, verb, object, tag } = claimSentence(knowledge, claim);
  const leading = leadingAttribution(knowledge, derived, claim);
  const { time, place, means, quantity } = record.qualifiers;
  const { isEdited, done, button } = useEditing();
  const direction = directionInWords(knowledge, claim);
  return (
    <article>
      <p className={styles.overline}>
        {words.claim()} · {leading !== null && <>{certaintyInWords(knowledge, leading)} · </>}
        <EntityLink id={record.subject} />
        {record.object !== null && (
          <>
            {isOneWay(knowledge, claim) ? " → " : " – "}
            <EntityLink id={record.object} />
          </>
        )}
      </p>
      <h2 className={kit.title} dir="auto">
        {subject} <span className={styles.predicate}>{verb}</span> {object}
      </h2>
      {isEdited ? (
        <ClaimFields record={record} onDone={done} />
      ) : (
        tag !== null && <p className={styles.nuance}>{tag}</p>
      )}
      <ChangedRecord of="claim" id={record.id} />
      {record.attributions.length === 0 && <p className={kit.note}>{words.noAttribution()}</p>}
      <SupportLine claim={claim} />
      {record.attributions.map((attribution, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: attributions have no id and never change places
        <AttributionBlock key={i} attribution={attribution} />
      ))}
      {!isEdited && record.gloss !== undefined && <p className={styles.gloss}>{record.gloss}</p>}
      <dl className={kit.facts}>
        <div>
          <dt>{words.when()}</dt>
          <dd className={time === null ? kit.mute : undefined}>
            {time === null ? words.notStated() : describeWhen(time)}
          </dd>
        </div>
        {place !== null && (
          <div>
            <dt>{words.where()}</dt>
            <dd>
              <EntityLink id={place} />
            </dd>
          </div>
        )}
        {means !== null && (
          <div>
            <dt>{words.means()}</dt>
            <dd>
              <EntityLink id={means} />
            </dd>
          </div>
        )}
        {quantity !== null && (
          <div>
            <dt>{words.quantity()}</dt>
            <dd>{quantityInWords(quantity)}</dd>
          </div>
        )}
        {direction !== null && (
          <div>
            <dt>{words.direction()}</dt>
            <dd>{direction}</dd>
          </div>
        )}
        <FieldRows of="claim" values={record.fields} />
        {record.note !== null && (
          <div>
            <dt>{words.note()}</dt>
            <dd>{record.note}</dd>
          </div>
        )}
        <OriginRow origin={record.origin} />
      </dl>
      <div className={kit.tools}>{button}</div>
      {derived.claimMask[claim] === 0 && <HiddenNote claims={[record.id]} />}
      <LinkedClaims claim={claim} />
      <ClaimList title={words.otherClaims()} claims={claimsBesides(knowledge, derived.claimMask, claim)} />
      <ClaimList title={words.sameSentence()} claims={claimsOnSamePassage(knowledge, derived.claimMask, claim)} />
    </article>
  );
}

function AttributionBlock({ attribution }: { attribution: Attribution }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const position = stanceOf(knowledge, attribution);
  const stance = stanceAt(knowledge, position);
  const { holder } = attribution;
  const named = holder === null ? words.nobody() : <EntityLink id={holder} />;
  const via = attribution.via.map((id) => labelOf(knowledge, id));
  return (
    <section className={styles.attribution}>
      <span>
        <LineSample pattern={lookOfStance(knowledge, position)} />
      </span>
      <div>
        <p>
          {rich(
            holder === null ? words.nobodyNamed : words.attribution,
            {
              certainty: stanceInWords(knowledge, position),
              polarity: attribution.polarity,
              holder: via.length === 0 ? named : rich(words.through, { holder: named, others: listText(via) }),
              dated: attribution.saidAt === null ? "no" : "yes",
              date: attribution.saidAt === null ? "" : describeWhen(attribution.saidAt),
            },
            { b: (inside) => <strong className={styles.stanceWord}>{inside}</strong> },
          )}
        </p>
        {stance?.definition !== undefined && <p className={kit.mute}>{stance.definition}</p>}
        {attribution.label !== null && <p className={kit.mute}>{words.ownTerms({ label: attribution.label })}</p>}
        {attribution.note !== null && <p className={kit.mute}>{attribution.note}</p>}
        {attribution.evidence.length === 0 && <p className={kit.mute}>{words.noPassage()}</p>}
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
 * A passage: its text first, where the dataset quotes it or the reader's own copy is open; then where it stands, what its
 * paragraph is about in our words, which look like no quotation; and a link to the source where that has an address.
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
  // A source without a title is called by its address, which is shown below.
  const name = record?.title ?? (address === undefined ? source : null);
  const isNamed = sources.length > 1 || place === null;
  return (
    <div className={styles.passage}>
      {evidence.quotation !== undefined && (
        <q className={styles.ownWords} lang={record?.language} dir="auto">
          {evidence.quotation}
        </q>
      )}
      {record !== undefined && text !== null && <PassageWords source={record} text={text} evidence={evidence} />}
      <p className={styles.passageAt}>
        {capitalised(
          listText(
            [place, isNamed ? name : null].filter((part) => part !== null),
            "comma",
          ),
        )}
      </p>
      {paragraph !== undefined && digest && <p className={kit.mute}>{digestInWords({ at: paragraph, digest })}</p>}
      {address !== undefined && <AddressLink address={address} />}
      {record?.text !== undefined && (
        <OpenTextButton source={source} at={at ?? null}>
          {words.showInText()}
        </OpenTextButton>
      )}
      {record !== undefined && (
        <WouldFall
          ground={{ source, at: record.text === undefined ? null : (at ?? null) }}
          room={{ kind: "text", source, at: at ?? null }}
        />
      )}
    </div>
  );
}

function LinkedClaims({ claim }: { claim: number }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const { id } = claimAt(knowledge, claim);
  const rows = knowledge.dataset.links.flatMap(({ from, to, relation, note }) => {
    if (from !== id && to !== id) return [];
    const other = knowledge.claimNumber.get(from === id ? to : from);
    return other === undefined ? [] : [{ other, title: RELATION_WORDS[relation][from === id ? 0 : 1](), note }];
  });
  return rows.map(({ other, title, note }) => (
    <Section key={`${title} ${other}`} title={title}>
      <ul>
        <ClaimRowButton claim={other} />
      </ul>
      {note !== null && <p className={kit.mute}>{note}</p>}
    </Section>
  ));
}
