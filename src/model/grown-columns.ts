import { mentionsOf } from "./claim-mentions.ts";
import { passageNumbersOf } from "./claim-passages.ts";
import { withRows } from "./column-rows.ts";
import type { Claim, Entity } from "./dataset.ts";
import { directionOf } from "./direction.ts";
import { HOLDER_NOT_STATED, type KnowledgeGraph, NO_SOURCE_RECORDED } from "./knowledge-graph.ts";
import { parseWhen } from "./when.ts";

// One record more or less at the end. The maps from ids to numbers are changed in place, and are valid for the newest
// revision only. The caller sets dataset, facts and shape.

type Column = Parameters<typeof withRows>[0];

const grown = <Kind extends Column>(column: Kind, ...values: number[]): Kind => withRows(column, column.length, values);

const setIn = (numbers: ReadonlyMap<string, number>, id: string, number: number) =>
  (numbers as Map<string, number>).set(id, number);
const deleteIn = (numbers: ReadonlyMap<string, number>, id: string) => (numbers as Map<string, number>).delete(id);

const positionOf = (records: readonly { readonly id: string }[], id: string) =>
  records.findIndex((record) => record.id === id);

/** The columns with an entity more, of which no claim speaks yet. */
export function withEntityAppended(knowledge: KnowledgeGraph, { id, kind }: Entity): KnowledgeGraph {
  const { entityKinds, families } = knowledge.dataset.vocabulary;
  const position = positionOf(entityKinds, kind);
  setIn(knowledge.entityNumber, id, knowledge.order);
  return {
    ...knowledge,
    order: knowledge.order + 1,
    entityKind: grown(knowledge.entityKind, position),
    entityFamily: grown(knowledge.entityFamily, positionOf(families, entityKinds[position]?.family ?? "")),
    entityClaimCount: grown(knowledge.entityClaimCount, 0),
    incidenceStart: grown(knowledge.incidenceStart, 0),
  };
}

/** The columns without their last entity; null where a claim has it at an end. */
export function withLastEntityRemoved(knowledge: KnowledgeGraph, id: string): KnowledgeGraph | null {
  const last = knowledge.order - 1;
  if (knowledge.entityClaimCount[last] !== 0) return null;
  deleteIn(knowledge.entityNumber, id);
  return {
    ...knowledge,
    order: last,
    entityKind: knowledge.entityKind.subarray(0, last),
    entityFamily: knowledge.entityFamily.subarray(0, last),
    entityClaimCount: knowledge.entityClaimCount.subarray(0, last),
    incidenceStart: knowledge.incidenceStart.subarray(0, last),
  };
}

/** The columns with a claim more; null where it names an entity that has no number yet. */
export function withClaimAppended(knowledge: KnowledgeGraph, claim: Claim): KnowledgeGraph | null {
  const { vocabulary } = knowledge.dataset;
  const { claimCount, entityNumber, timeSpan } = knowledge;
  const number = (id: string | null) => (id === null ? -1 : (entityNumber.get(id) ?? -1));
  const { place, means } = claim.qualifiers;
  const held = claim.attributions.flatMap(({ holder, via }) => [holder, ...via]);
  const named = [claim.subject, claim.object, place, means, ...held];
  if (named.some((id) => id !== null && !entityNumber.has(id))) return null;
  const [subject, object] = [number(claim.subject), number(claim.object)];
  const predicate = positionOf(vocabulary.predicates, claim.predicate);
  const family = positionOf(vocabulary.predicateFamilies, vocabulary.predicates[predicate]?.family ?? "");
  const when = claim.qualifiers.time === null ? null : parseWhen(claim.qualifiers.time);
  const [earliest, latest] = when?.ok ? [when.value.earliest, when.value.latest] : [Number.NaN, Number.NaN];
  const days = [earliest, latest].filter(Number.isFinite);
  const { attributions } = claim;
  const rows = Math.max(1, attributions.length);
  const isSilent = attributions.length === 0;
  const mentioned = mentionsOf(claim, entityNumber);
  const passages = passageNumbersOf(claim);
  const ends = subject === object || object < 0 ? [subject] : [subject, object];
  setIn(knowledge.claimNumber, claim.id, claimCount);
  return {
    ...knowledge,
    claimCount: claimCount + 1,
    claimSubject: grown(knowledge.claimSubject, subject),
    claimObject: grown(knowledge.claimObject, object),
    claimPredicate: grown(knowledge.claimPredicate, predicate),
    claimPredicateFamily: grown(knowledge.claimPredicateFamily, family),
    claimDirection: grown(knowledge.claimDirection, directionOf(claim, vocabulary.predicates[predicate])),
    claimEarliest: grown(knowledge.claimEarliest, earliest),
    claimLatest: grown(knowledge.claimLatest, latest),
    attributionStart: grown(knowledge.attributionStart, (knowledge.attributionStart[claimCount] as number) + rows),
    attributionStance: grown(
      knowledge.attributionStance,
      ...(isSilent
        ? [vocabulary.stances.length + 1]
        : attributions.map(({ stance }) =>
            stance === undefined ? vocabulary.stances.length : positionOf(vocabulary.stances, stance),
          )),
    ),
    attributionHolder: grown(
      knowledge.attributionHolder,
      ...(isSilent
        ? [NO_SOURCE_RECORDED]
        : attributions.map(({ holder }) => (holder === null ? HOLDER_NOT_STATED : number(holder)))),
    ),
    attributionDenied: grown(
      knowledge.attributionDenied,
      ...(isSilent ? [0] : attributions.map(({ polarity }) => (polarity === "denied" ? 1 : 0))),
    ),
    mentionStart: grown(knowledge.mentionStart, (knowledge.mentionStart[claimCount] as number) + mentioned.length),
    mentions: grown(knowledge.mentions, ...mentioned),
    passageStart: grown(knowledge.passageStart, (knowledge.passageStart[claimCount] as number) + passages.length),
    passages: grown(knowledge.passages, ...passages),
    ...withIncident(knowledge, ends, claimCount),
    timeSpan:
      days.length === 0
        ? timeSpan
        : {
            first: Math.min(timeSpan?.first ?? Infinity, ...days),
            last: Math.max(timeSpan?.last ?? -Infinity, ...days),
          },
  };
}

/** The columns without their last claim. */
export function withLastClaimRemoved(knowledge: KnowledgeGraph, { id }: Claim): KnowledgeGraph {
  const { claimSubject, claimObject, claimEarliest, claimLatest, timeSpan } = knowledge;
  const last = knowledge.claimCount - 1;
  const rows = knowledge.attributionStart[last] as number;
  const [subject, object] = [claimSubject[last] as number, claimObject[last] as number];
  const ends = subject === object || object < 0 ? [subject] : [subject, object];
  deleteIn(knowledge.claimNumber, id);
  const earliest = claimEarliest.subarray(0, last);
  const latest = claimLatest.subarray(0, last);
  const isAtBound = [claimEarliest[last], claimLatest[last]].some(
    (day) => day === timeSpan?.first || day === timeSpan?.last,
  );
  return {
    ...knowledge,
    claimCount: last,
    claimSubject: claimSubject.subarray(0, last),
    claimObject: claimObject.subarray(0, last),
    claimPredicate: knowledge.claimPredicate.subarray(0, last),
    claimPredicateFamily: knowledge.claimPredicateFamily.subarray(0, last),
    claimDirection: knowledge.claimDirection.subarray(0, last),
    claimEarliest: earliest,
    claimLatest: latest,
    attributionStart: knowledge.attributionStart.subarray(0, last + 1),
    attributionStance: knowledge.attributionStance.subarray(0, rows),
    attributionHolder: knowledge.attributionHolder.subarray(0, rows),
    attributionDenied: knowledge.attributionDenied.subarray(0, rows),
    mentionStart: knowledge.mentionStart.subarray(0, last + 1),
    mentions: knowledge.mentions.subarray(0, knowledge.mentionStart[last]),
    passageStart: knowledge.passageStart.subarray(0, last + 1),
    passages: knowledge.passages.subarray(0, knowledge.passageStart[last]),
    entityClaimCount: withLess(knowledge.entityClaimCount, ends),
    timeSpan: isAtBound ? spanOf(earliest, latest) : timeSpan,
  };
}

/** Counts with one less of each of these. Each list of incident claims ends before its last claim then. */
function withLess(counts: Uint32Array, of: readonly number[]): Uint32Array {
  const after = counts.slice();
  for (const e of of) after[e] = (after[e] as number) - 1;
  return after;
}

type Incidence = Pick<KnowledgeGraph, "entityClaimCount" | "incidenceStart" | "incidentClaims">;

/** Stands where a list of incident claims may grow. */
const FREE = 0xffff_ffff;
/** For buffers made here: how much of them is given to lists, with their room to grow. */
const givenIn = new WeakMap<Uint32Array, number>();
/** How much longer than needed a buffer is made. */
const SPARE = 1.25;

/**
 * Appends the newest claim to the incident claims of its ends. A list grows in place where it has room, which earlier
 * revisions do not read; otherwise it moves to the end of the buffer, with room for as many again.
 */
function withIncident(knowledge: Incidence, ends: readonly number[], claim: number): Incidence {
  const entityClaimCount = knowledge.entityClaimCount.slice();
  let { incidenceStart, incidentClaims } = knowledge;
  for (const e of ends) {
    const start = incidenceStart[e] as number;
    const count = entityClaimCount[e] as number;
    entityClaimCount[e] = count + 1;
    const given = givenIn.get(incidentClaims) ?? incidentClaims.length;
    const there = start + count < given ? incidentClaims[start + count] : undefined;
    // It was there before, and was taken back.
    if (there === claim) continue;
    if (there === FREE) {
      incidentClaims[start + count] = claim;
      continue;
    }
    const needed = given + 2 * (count + 2);
    const list = incidentClaims.subarray(start, start + count);
    if (needed > incidentClaims.length) {
      const longer = new Uint32Array(Math.ceil(needed * SPARE)).fill(FREE, given);
      longer.set(incidentClaims.subarray(0, given));
      incidentClaims = longer;
    }
    givenIn.set(incidentClaims, needed);
    incidentClaims.set(list, given);
    incidentClaims[given + count] = claim;
    if (incidenceStart === knowledge.incidenceStart) incidenceStart = incidenceStart.slice();
    incidenceStart[e] = given;
  }
  return { entityClaimCount, incidenceStart, incidentClaims };
}

function spanOf(earliest: Float64Array, latest: Float64Array): KnowledgeGraph["timeSpan"] {
  let [first, last] = [Infinity, -Infinity];
  for (const column of [earliest, latest]) {
    for (const day of column) {
      if (!Number.isFinite(day)) continue;
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
  }
  return first <= last ? { first, last } : null;
}
