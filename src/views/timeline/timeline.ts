import type { ViewedGraph } from "../../drawing/viewed-state.ts";
import {
  claimAt,
  claimsAt,
  entityAt,
  HOLDER_NOT_STATED,
  type KnowledgeGraph,
  NO_SOURCE_RECORDED,
} from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { timelineViewWords as words } from "../../words/en/timeline-view.ts";
import { verbatim, type Words } from "../../words/message.ts";
import { inAlphabet } from "../../words/numbers.ts";
import { datedRange, entityDays, leadingRow, sayingDays } from "./dated.ts";
import type { TimeRange } from "./time-axis.ts";

/** Items of one sort in a lane, by number, in the order in which they begin. */
export interface TimelineBand {
  readonly sort: "events" | "claims";
  readonly items: Int32Array;
  /** Per item: where it begins, in days, or ends, where its beginning is open or unknown. */
  readonly anchor: Float64Array;
}

/** Items that belong together: events above, claims below. */
export interface TimelineLane {
  readonly name: Words;
  readonly events: TimelineBand;
  readonly claims: TimelineBand;
}

/** What is shown, by lanes, and what has no place in time. */
export interface Timeline {
  readonly lanes: readonly TimelineLane[];
  /** Null where nothing in the dataset is dated. */
  readonly range: TimeRange | null;
  readonly counts: TimelineCounts;
}

/** Shown entities and claims: those with a date and those without are all of them. */
export interface TimelineCounts {
  readonly datedEntities: number;
  readonly undatedEntities: number;
  readonly datedClaims: number;
  readonly undatedClaims: number;
}

/** Lanes of claims come after all lanes of entities. */
const CLAIM_LANES = 1_000_000;
/** The lane of events where lanes are by who says it: nobody says an event. */
const EVENTS = -9;
const NO_PLACE = -1;

/** Puts what is shown into lanes. Takes time linear in entities and claims, but for putting them in order. */
export function timelineOf(state: ViewedGraph): Timeline {
  const { knowledge, derived, view } = state;
  const { lanes: by, items, time } = view.timeline;
  const ofSaying = time === "saying";
  const lanes = new Map<number, Record<TimelineBand["sort"], { readonly items: number[]; readonly days: number[] }>>();
  const put = (key: number, sort: TimelineBand["sort"], item: number, first: number, last: number) => {
    let lane = lanes.get(key);
    if (lane === undefined) {
      lane = { events: { items: [], days: [] }, claims: { items: [], days: [] } };
      lanes.set(key, lane);
    }
    lane[sort].items.push(item);
    lane[sort].days.push(Number.isFinite(first) ? first : last);
  };
  const placeOf = placesIn(state);
  const { earliest, latest } = entityDays(knowledge);
  let datedEntities = 0;
  for (let e = 0; e < knowledge.order; e++) {
    const first = earliest[e] as number;
    if (derived.entityMask[e] === 0 || Number.isNaN(first) || ofSaying) continue;
    datedEntities++;
    if (items === "claims") continue;
    const key =
      by === "family"
        ? (knowledge.entityFamily[e] as number)
        : by === "type"
          ? (knowledge.entityKind[e] as number)
          : by === "place"
            ? placeOf.entity(e)
            : EVENTS;
    put(key, "events", e, first, latest[e] as number);
  }
  const said = ofSaying ? sayingDays(knowledge) : null;
  let datedClaims = 0;
  for (let c = 0; c < knowledge.claimCount; c++) {
    if (derived.claimMask[c] === 0) continue;
    const row = said !== null || by === "holder" ? leadingRow(knowledge, derived, c) : 0;
    const first = said === null ? (knowledge.claimEarliest[c] as number) : (said.earliest[row] as number);
    if (Number.isNaN(first)) continue;
    datedClaims++;
    if (items === "events") continue;
    const key =
      by === "family"
        ? CLAIM_LANES + (knowledge.claimPredicateFamily[c] as number)
        : by === "type"
          ? CLAIM_LANES + (knowledge.claimPredicate[c] as number)
          : by === "place"
            ? placeOf.claim(c)
            : (knowledge.attributionHolder[row] as number);
    put(key, "claims", c, first, said === null ? (knowledge.claimLatest[c] as number) : (said.latest[row] as number));
  }
  const named = [...lanes].map(([key, { events, claims }]) => ({
    key,
    name: nameOfLane(knowledge, by, key),
    events: bandOf("events", events.items, events.days),
    claims: bandOf("claims", claims.items, claims.days),
  }));
  return {
    lanes: named.sort(by === "family" || by === "type" ? (a, b) => a.key - b.key : byCount),
    range: datedRange(knowledge, time),
    counts: {
      datedEntities,
      undatedEntities: derived.shownEntities - datedEntities,
      datedClaims,
      undatedClaims: derived.shownClaims - datedClaims,
    },
  };
}

type Named = TimelineLane & { readonly key: number };

/** Events first, then the lanes with the most items, and last what is not stated. */
function byCount(a: Named, b: Named): number {
  const rank = ({ key }: Named) => (key === EVENTS ? 0 : key >= 0 ? 1 : 1 - key);
  const count = ({ events, claims }: Named) => events.items.length + claims.items.length;
  return rank(a) - rank(b) || count(b) - count(a) || inAlphabet().compare(a.name, b.name);
}

function nameOfLane(knowledge: KnowledgeGraph, by: string, key: number): Words {
  const { families, entityKinds, predicateFamilies, predicates } = knowledge.dataset.vocabulary;
  if (by === "family" || by === "type") {
    const [ofEntities, ofClaims] = by === "family" ? [families, predicateFamilies] : [entityKinds, predicates];
    const term = key >= CLAIM_LANES ? ofClaims[key - CLAIM_LANES] : ofEntities[key];
    return verbatim(term?.label ?? term?.id ?? "");
  }
  if (key === EVENTS) return words.events();
  if (key === NO_SOURCE_RECORDED) return words.noSource();
  if (key === HOLDER_NOT_STATED) return by === "place" ? words.noPlace() : words.nobody();
  return verbatim(nameOf(entityAt(knowledge, key)));
}

function bandOf(sort: TimelineBand["sort"], items: readonly number[], days: readonly number[]): TimelineBand {
  const order = Uint32Array.from(items, (_, at) => at).sort(
    (a, b) => (days[a] as number) - (days[b] as number) || (items[a] as number) - (items[b] as number),
  );
  return {
    sort,
    items: Int32Array.from(order, (at) => items[at] as number),
    anchor: Float64Array.from(order, (at) => days[at] as number),
  };
}

/** Where entities and claims are said to be: the number of an entity, NO_PLACE where nobody says. */
function placesIn({ knowledge, derived }: ViewedGraph) {
  const { predicates } = knowledge.dataset.vocabulary;
  const isLocation = predicates.map(({ role }) => role === "located-in");
  const isLocated = (c: number) => isLocation[knowledge.claimPredicate[c] as number] === true;
  const known = new Map<number, number>();
  const entity = (e: number): number => {
    let place = known.get(e);
    if (place === undefined) {
      const claim = claimsAt(knowledge, e).find(
        (c) =>
          derived.claimMask[c] === 1 &&
          isLocated(c) &&
          knowledge.claimSubject[c] === e &&
          (knowledge.claimObject[c] as number) >= 0,
      );
      place = claim === undefined ? NO_PLACE : (knowledge.claimObject[claim] as number);
      known.set(e, place);
    }
    return place;
  };
  const { earliest } = entityDays(knowledge);
  const isEvent = (e: number) => e >= 0 && !Number.isNaN(earliest[e]);
  /** Its own place, or else that of the event that it is about. */
  const claim = (c: number): number => {
    const own = qualifierPlace(knowledge, c);
    if (own >= 0) return own;
    const [subject, object] = [knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number];
    if (isLocated(c) && object >= 0) return object;
    const ofSubject = isEvent(subject) ? entity(subject) : NO_PLACE;
    return ofSubject >= 0 || !isEvent(object) ? ofSubject : entity(object);
  };
  return { entity, claim };
}

function qualifierPlace(knowledge: KnowledgeGraph, c: number): number {
  const mentioned = knowledge.mentions.subarray(knowledge.mentionStart[c], knowledge.mentionStart[c + 1]);
  // A place, or a means: the record says which.
  if (!mentioned.some((mention) => mention < 0)) return NO_PLACE;
  const { place } = claimAt(knowledge, c).qualifiers;
  return place === null ? NO_PLACE : (knowledge.entityNumber.get(place) ?? NO_PLACE);
}
