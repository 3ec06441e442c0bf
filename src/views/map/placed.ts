import { drawnStance } from "../../derive/claim-words.ts";
import type { ViewedState } from "../../drawing/viewed-state.ts";
import { claimAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { type Coordinates, coordinatesOf, hasCoordinates } from "./coordinates.ts";

/** Where the entities and claims of a state are on a map. Each that is shown is in one list of each; so are faded ones. */
export interface Placed {
  readonly coordinates: Coordinates;
  /** Per entity: the entity at whose coordinates it stands, which may be itself; -1 where it has no place. */
  readonly standsAt: Int32Array;
  /** Per entity: the claim by which it stands at another's coordinates; -1 for none. */
  readonly through: Int32Array;
  /** Entities with coordinates of their own, those with the most claims first. */
  readonly own: readonly number[];
  /** Entities that stand at the place that a claim says they are in, or part of. */
  readonly tied: readonly number[];
  /** Entities that have no place. */
  readonly loose: readonly number[];
  /** Claims whose ends stand at two places. */
  readonly between: readonly number[];
  /** Claims that stay at one place: both ends are there, or one is and a value is said of it, or it is said to hold there. */
  readonly within: readonly number[];
  /** Per claim within a place: the entity of that place. */
  readonly heldAt: ReadonlyMap<number, number>;
  /** Claims with one end that has a place. */
  readonly halfPlaced: readonly number[];
  /** Claims that nothing puts on a map. */
  readonly unplaced: readonly number[];
}

/** What a map shows and what it cannot place, of what is shown: each sum is what is shown in all. */
export interface PlacedCounts {
  readonly own: number;
  readonly tied: number;
  readonly loose: number;
  readonly between: number;
  readonly within: number;
  readonly halfPlaced: number;
  readonly unplaced: number;
}

type PlacedFrom = Pick<ViewedState, "knowledge" | "derived">;

const known = new WeakMap<object, Placed>();

/** Finds where everything is. Takes time linear in entities and claims; kept for as long as the state is the same. */
export function placedOf(state: PlacedFrom): Placed {
  let made = known.get(state.derived);
  if (made === undefined) {
    made = place(state);
    known.set(state.derived, made);
  }
  return made;
}

/** How much of what is shown is where; what filters fade is not counted. */
export function countPlaced({ derived }: Pick<PlacedFrom, "derived">, placed: Placed): PlacedCounts {
  const shownOf = (numbers: readonly number[], mask: Uint8Array) =>
    numbers.reduce((sum, number) => sum + (mask[number] as number), 0);
  const { entityMask, claimMask } = derived;
  return {
    own: shownOf(placed.own, entityMask),
    tied: shownOf(placed.tied, entityMask),
    loose: shownOf(placed.loose, entityMask),
    between: shownOf(placed.between, claimMask),
    within: shownOf(placed.within, claimMask),
    halfPlaced: shownOf(placed.halfPlaced, claimMask),
    unplaced: shownOf(placed.unplaced, claimMask),
  };
}

function place(state: PlacedFrom): Placed {
  const { knowledge, derived } = state;
  const { order, claimCount, claimSubject, claimObject } = knowledge;
  const coordinates = coordinatesOf(knowledge);
  const isDrawn = (e: number) => derived.entityMask[e] === 1 || derived.entityDim[e] === 1;
  const isClaimDrawn = (c: number) => derived.claimMask[c] === 1 || derived.claimDim[c] === 1;
  const standsAt = new Int32Array(order).fill(-1);
  const own: number[] = [];
  for (let e = 0; e < order; e++) {
    if (!isDrawn(e) || !hasCoordinates(coordinates, e)) continue;
    standsAt[e] = e;
    own.push(e);
  }
  const { entityClaimCount } = knowledge;
  own.sort((a, b) => (entityClaimCount[b] as number) - (entityClaimCount[a] as number) || a - b);
  const through = tyingClaims(state, coordinates, standsAt);
  const tied: number[] = [];
  const loose: number[] = [];
  for (let e = 0; e < order; e++) {
    if (!isDrawn(e) || standsAt[e] === e) continue;
    const claim = through[e] as number;
    if (claim >= 0) tied.push(e);
    else loose.push(e);
  }
  // Only now, or what is tied to a place would itself become one that others are tied to.
  for (const e of tied) standsAt[e] = claimObject[through[e] as number] as number;

  const between: number[] = [];
  const within: number[] = [];
  const heldAt = new Map<number, number>();
  const halfPlaced: number[] = [];
  const unplaced: number[] = [];
  for (let c = 0; c < claimCount; c++) {
    if (!isClaimDrawn(c)) continue;
    const object = claimObject[c] as number;
    const from = standsAt[claimSubject[c] as number] as number;
    const to = object < 0 ? from : (standsAt[object] as number);
    if (from >= 0 && to >= 0 && from !== to) between.push(c);
    else if (from >= 0 && from === to) {
      within.push(c);
      heldAt.set(c, from);
    } else {
      const there = qualifiedPlace(knowledge, standsAt, c);
      if (from >= 0 || to >= 0) halfPlaced.push(c);
      else if (there >= 0) {
        within.push(c);
        heldAt.set(c, there);
      } else unplaced.push(c);
    }
  }
  return { coordinates, standsAt, through, own, tied, loose, between, within, heldAt, halfPlaced, unplaced };
}

/**
 * The claim by which each entity without coordinates stands somewhere: one that is shown, affirmed, and says that it is
 * in a place or part of it. Of several: what is in a place before what is part of one, then the firmest, then the most
 * exact place, then the first.
 */
function tyingClaims({ knowledge, derived }: PlacedFrom, { precision }: Coordinates, standsAt: Int32Array): Int32Array {
  const { claimSubject, claimObject, claimPredicate, claimCount } = knowledge;
  const through = new Int32Array(knowledge.order).fill(-1);
  const rankOfRole = knowledge.dataset.vocabulary.predicates.map(({ role }) =>
    role === "located-in" ? 0 : role === "part-of" ? 1 : -1,
  );
  const rankOf = (c: number): number =>
    ((rankOfRole[claimPredicate[c] as number] as number) * 512 + drawnStance(knowledge, derived, c)) * 16 +
    (precision[claimObject[c] as number] as number);
  for (let c = 0; c < claimCount; c++) {
    if ((rankOfRole[claimPredicate[c] as number] as number) < 0 || derived.claimPolarity[c] === 1) continue;
    const [subject, object] = [claimSubject[c] as number, claimObject[c] as number];
    // What is shown stands nowhere by a claim that filters fade: the lens would not take it.
    const isFaded = derived.entityMask[subject] === 0 && derived.claimDim[c] === 1;
    if (derived.claimMask[c] === 0 && !isFaded) continue;
    if (object < 0 || standsAt[object] !== object || standsAt[subject] === subject) continue;
    const before = through[subject] as number;
    if (before < 0 || rankOf(c) < rankOf(before)) through[subject] = c;
  }
  return through;
}

/** The entity at whose coordinates a claim is said to hold; -1 for none. The record is read only where that can be. */
function qualifiedPlace(knowledge: KnowledgeGraph, standsAt: Int32Array, c: number): number {
  const { mentionStart, mentions, entityNumber } = knowledge;
  for (let at = mentionStart[c] as number; at < (mentionStart[c + 1] as number); at++) {
    const entity = ~(mentions[at] as number);
    if (entity < 0 || (standsAt[entity] as number) < 0) continue;
    const { place } = claimAt(knowledge, c).qualifiers;
    return place === null ? -1 : (standsAt[entityNumber.get(place) ?? -1] ?? -1);
  }
  return -1;
}
