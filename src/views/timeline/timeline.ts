import type { DerivedView } from "../../derive/derived-view.ts";
import type { ViewedGraph } from "../../drawing/viewed-state.ts";
import { memo } from "../../lib/memo.ts";
import {
  claimAt,
  entityAt,
  HOLDER_NOT_STATED,
  type KnowledgeGraph,
  NO_SOURCE_RECORDED,
} from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import type { ViewState } from "../../model/view-state.ts";
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
/** Lanes of places or of who says it, at the most; the others share one, whose key is OTHERS. */
const MOST_LANES = 60;
const OTHERS = -8;

/** Puts what is shown into lanes. Takes time linear in entities and claims, but for putting them in order. */
export function timelineOf({ knowledge, derived, view }: ViewedGraph): Timeline {
  return timelineBy(knowledge, derived, view.timeline);
}

const timelineBy = memo((knowledge: KnowledgeGraph, derived: DerivedView, setting: ViewState["timeline"]): Timeline => {
  const { lanes: by, items, time } = setting;
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
  const placeOf = by === "place" ? placesIn({ knowledge, derived }) : null;
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
          : placeOf !== null
            ? (placeOf?.entity(e) ?? NO_PLACE)
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
          : placeOf !== null
            ? (placeOf?.claim(c) ?? NO_PLACE)
            : (knowledge.attributionHolder[row] as number);
    put(key, "claims", c, first, said === null ? (knowledge.claimLatest[c] as number) : (said.latest[row] as number));
  }
  const size = (key: number) => (lanes.get(key)?.events.items.length ?? 0) + (lanes.get(key)?.claims.items.length ?? 0);
  const small =
    by === "place" || by === "holder"
      ? [...lanes.keys()]
          .filter((key) => key >= 0)
          .sort((a, b) => size(b) - size(a) || a - b)
          .slice(MOST_LANES)
      : [];
  for (const key of small) {
    for (const sort of ["events", "claims"] as const) {
      const { items: some, days } = lanes.get(key)?.[sort] ?? { items: [], days: [] };
      for (const [at, item] of some.entries()) put(OTHERS, sort, item, days[at] as number, Number.NaN);
    }
    lanes.delete(key);
  }
  const named = [...lanes].map(([key, { events, claims }]) => ({
    key,
    name: key === OTHERS ? words.others({ count: small.length }) : nameOfLane(knowledge, by, key),
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
});

type Named = TimelineLane & { readonly key: number };

/** Events first, then the lanes with the most items, the others, and last what is not stated. */
function byCount(a: Named, b: Named): number {
  const rank = ({ key }: Named) => (key === EVENTS ? 0 : key >= 0 ? 1 : key === OTHERS ? 1.5 : 1 - key);
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

/** Where entities and claims are said to be, by number: the number of an entity, NO_PLACE where nobody says. */
function placesIn({ knowledge, derived }: Pick<ViewedGraph, "knowledge" | "derived">) {
  const { claimSubject, claimObject, claimPredicate } = knowledge;
  const isLocation = knowledge.dataset.vocabulary.predicates.map(({ role }) => role === "located-in");
  const isLocated = (c: number) => isLocation[claimPredicate[c] as number] === true && (claimObject[c] as number) >= 0;
  const entity = new Int32Array(knowledge.order).fill(NO_PLACE);
  for (let c = 0; c < knowledge.claimCount; c++) {
    const subject = claimSubject[c] as number;
    if (derived.claimMask[c] === 1 && isLocated(c) && entity[subject] === NO_PLACE)
      entity[subject] = claimObject[c] as number;
  }
  const { earliest } = entityDays(knowledge);
  const ofEvent = (e: number) => (e < 0 || Number.isNaN(earliest[e]) ? NO_PLACE : (entity[e] as number));
  const own = ownPlaces(knowledge);
  /** Its own place, or else that of the event that it is about. */
  const claim = (c: number): number => {
    const [stated, object] = [own[c] as number, claimObject[c] as number];
    if (stated >= 0) return stated;
    if (isLocated(c)) return object;
    const ofSubject = ofEvent(claimSubject[c] as number);
    return ofSubject >= 0 ? ofSubject : ofEvent(object);
  };
  return { entity: (e: number) => entity[e] as number, claim };
}

const placeColumns = new WeakMap<object, Int32Array>();

/** The places that claims state for themselves. Made when first asked for, and then kept. */
function ownPlaces(knowledge: KnowledgeGraph): Int32Array {
  let places = placeColumns.get(knowledge.facts);
  if (places === undefined) {
    places = new Int32Array(knowledge.claimCount).fill(NO_PLACE);
    for (let c = 0; c < knowledge.claimCount; c++) {
      const [from, to] = [knowledge.mentionStart[c] as number, knowledge.mentionStart[c + 1] as number];
      // A place, or a means: the record says which.
      if (!knowledge.mentions.subarray(from, to).some((mention) => mention < 0)) continue;
      const { place } = claimAt(knowledge, c).qualifiers;
      if (place !== null) places[c] = knowledge.entityNumber.get(place) ?? NO_PLACE;
    }
    placeColumns.set(knowledge.facts, places);
  }
  return places;
}
