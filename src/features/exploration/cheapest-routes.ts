import { CostQueue } from "../../lib/cost-queue.ts";
import { DIRECTION } from "../../model/direction.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";

/**
 * A cost has two parts in one number: its whole units count first, what is left only decides between equals. Both are
 * whole numbers, so that sums are exact: `units * COST_UNIT + rest`.
 */
export const COST_UNIT = 2 ** 26;
/** The cost of a claim that may not be walked. */
export const CLOSED = Infinity;

/**
 * The search from the goal ends before a bucket of more entities than this: from there on the searches from the start,
 * which are led by what it found, are cheaper than going on in all directions. Tried on 100k entities, 300k claims:
 * 5,000 to 20,000 are about equal, and going all the way takes five times as long; what is left to the searches from
 * the start is a few hundred entities in all.
 */
const LARGEST_BUCKET = 10_000;
/** Entities before the goal that are looked at to see whether it is cut off. */
const LONGEST_PROBE = 200;

/** A search for ways from one entity to another. */
export interface RouteRequest {
  readonly from: number;
  readonly to: number;
  /** Whether claims are walked from subject to object only. Those that lead not one way only are walked both ways. */
  readonly directed: boolean;
  /** Entities that no route may pass. The two ends are never excluded. */
  readonly avoid: readonly number[];
}

/** A way that passes no entity twice. */
export interface Route {
  /** Both ends included. */
  readonly entities: readonly number[];
  readonly cost: number;
}

/** A route while the search goes on. */
interface Candidate extends Route {
  /** Per entity: cost from the beginning to it. */
  readonly costAt: readonly number[];
  /** Position of the last entity that it shares with the route it was made from. */
  readonly deviation: number;
}

/**
 * The cheapest routes between two entities, cheapest first; fewer than `limit` where there are no more. Parallel claims
 * count as one way, at the price of the cheapest.
 *
 * Method: Yen 1971 with the refinement of Lawler 1972 (a route deviates only from where it deviated itself). Costs from
 * everywhere to the goal are found once, bucket by bucket (Dial 1969), as far as the start lies; they then lead every
 * further search (A*, Hart, Nilsson and Raphael 1968), which so looks at little more than the route that it finds.
 * @param claimCost per claim: at least one unit, or CLOSED.
 */
export function cheapestRoutes(
  knowledge: KnowledgeGraph,
  claimCost: Float64Array,
  { from, to, directed, avoid }: RouteRequest,
  limit: number,
): readonly Route[] {
  if (from === to || limit < 1) return [];
  const canWalk = walkableFrom(knowledge, directed);
  const isAvoided = new Uint8Array(knowledge.order);
  for (const entity of avoid) if (entity !== from && entity !== to) isAvoided[entity] = 1;

  const remaining = costsToGoal(knowledge, claimCost, canWalk, isAvoided, from, to);
  if (remaining[from] === Infinity) return [];

  const { incidenceStart, incidentClaims, entityClaimCount, claimSubject, claimObject } = knowledge;
  const costTo = new Float64Array(knowledge.order);
  const cameFrom = new Int32Array(knowledge.order);
  const reached = new Int32Array(knowledge.order).fill(-1);
  const closed = new Int32Array(knowledge.order).fill(-1);
  let search = 0;

  /**
   * Whether all ways to the goal begin at entities that are closed to this search: true only where few stand before it,
   * as before a leaf, when a search from the other side would look at all the rest in vain.
   */
  const isGoalCutOff = (start: number, forbiddenNext: ReadonlySet<number>): boolean => {
    const probe = new Set([to]);
    for (const entity of probe) {
      const first = incidenceStart[entity] as number;
      const end = first + (entityClaimCount[entity] as number);
      for (let i = first; i < end; i++) {
        const claim = incidentClaims[i] as number;
        if (claimCost[claim] === CLOSED) continue;
        const subject = claimSubject[claim] as number;
        const before = subject === entity ? (claimObject[claim] as number) : subject;
        if (before < 0 || isAvoided[before] === 1 || !canWalk(claim, before)) continue;
        if (before === start) {
          if (!forbiddenNext.has(entity)) return false;
        } else if (closed[before] !== search) probe.add(before);
        if (probe.size > LONGEST_PROBE) return false;
      }
    }
    return true;
  };

  /** Cheapest way on from the end of a beginning, off the given next entities; null where none is below `below`. */
  const continued = (
    begun: readonly number[],
    begunCosts: readonly number[],
    forbiddenNext: ReadonlySet<number>,
    below: number,
  ): Candidate | null => {
    search++;
    const start = begun.at(-1) as number;
    for (const entity of begun) closed[entity] = search;
    if (isGoalCutOff(start, forbiddenNext)) return null;
    costTo[start] = begunCosts.at(-1) as number;
    const queue = new CostQueue();
    queue.push(start, (costTo[start] as number) + (remaining[start] as number));
    for (let here = queue.pop(); here >= 0; here = queue.pop()) {
      if (here === to) break;
      if (here !== start) {
        if (closed[here] === search) continue;
        closed[here] = search;
      }
      const first = incidenceStart[here] as number;
      const end = first + (entityClaimCount[here] as number);
      for (let i = first; i < end; i++) {
        const claim = incidentClaims[i] as number;
        const price = claimCost[claim] as number;
        if (price === CLOSED || !canWalk(claim, here)) continue;
        const subject = claimSubject[claim] as number;
        const next = subject === here ? (claimObject[claim] as number) : subject;
        if (next < 0 || isAvoided[next] === 1 || closed[next] === search) continue;
        if (here === start && forbiddenNext.has(next)) continue;
        const cost = (costTo[here] as number) + price;
        const estimate = cost + (remaining[next] as number);
        if (!(estimate < below) || (reached[next] === search && cost >= (costTo[next] as number))) continue;
        reached[next] = search;
        costTo[next] = cost;
        cameFrom[next] = here;
        queue.push(next, estimate);
      }
    }
    if (reached[to] !== search) return null;
    const rest: number[] = [];
    for (let at = to; at !== start; at = cameFrom[at] as number) rest.unshift(at);
    return {
      entities: [...begun, ...rest],
      costAt: [...begunCosts, ...rest.map((at) => costTo[at] as number)],
      cost: costTo[to] as number,
      deviation: begun.length - 1,
    };
  };

  const found: Candidate[] = [];
  let candidates: Candidate[] = [];
  const first = continued([from], [0], new Set(), Infinity);
  if (first === null) return [];
  for (let best: Candidate | undefined = first; best !== undefined; best = candidates.shift()) {
    found.push(best);
    const wanted = limit - found.length;
    if (wanted === 0) break;
    for (let at = best.deviation; at < best.entities.length - 1; at++) {
      const begun = best.entities.slice(0, at + 1);
      const forbidden = new Set(
        found
          .filter((route) => begun.every((entity, i) => route.entities[i] === entity))
          .map((route) => route.entities[at + 1] as number),
      );
      const below = candidates[wanted - 1]?.cost ?? Infinity;
      const candidate = continued(begun, best.costAt.slice(0, at + 1), forbidden, below);
      if (candidate !== null) candidates = [...candidates, candidate].sort((a, b) => a.cost - b.cost);
    }
  }
  return found;
}

/** Whether a claim may be walked away from one of its ends. */
export function walkableFrom(
  { claimSubject, claimDirection }: KnowledgeGraph,
  directed: boolean,
): (claim: number, entity: number) => boolean {
  if (!directed) return () => true;
  return (claim, entity) => claimSubject[claim] === entity || claimDirection[claim] !== DIRECTION.directed;
}

/**
 * Per entity: least cost from it to the goal, or a bound below it for what was not reached; Infinity everywhere beyond
 * reach where the start is out of reach.
 */
function costsToGoal(
  { order, incidenceStart, incidentClaims, entityClaimCount, claimSubject, claimObject }: KnowledgeGraph,
  claimCost: Float64Array,
  canWalk: (claim: number, entity: number) => boolean,
  isAvoided: Uint8Array,
  from: number,
  to: number,
): Float64Array {
  const cost = new Float64Array(order).fill(Infinity);
  cost[to] = 0;
  // Every claim costs at least one unit, so that a bucket of equal units is final when its turn comes.
  const buckets: (number[] | undefined)[] = [[to]];
  for (let units = 0; units < buckets.length; units++) {
    const bucket = buckets[units] ?? [];
    const isMet = (cost[from] as number) < units * COST_UNIT;
    if (isMet || bucket.length > LARGEST_BUCKET) {
      const bound = units * COST_UNIT;
      for (let e = 0; e < order; e++) if ((cost[e] as number) > bound) cost[e] = bound;
      return cost;
    }
    for (const entity of bucket) {
      const here = cost[entity] as number;
      if (Math.floor(here / COST_UNIT) !== units) continue;
      const first = incidenceStart[entity] as number;
      const end = first + (entityClaimCount[entity] as number);
      for (let i = first; i < end; i++) {
        const claim = incidentClaims[i] as number;
        const price = claimCost[claim] as number;
        if (price === CLOSED) continue;
        const subject = claimSubject[claim] as number;
        const before = subject === entity ? (claimObject[claim] as number) : subject;
        if (before < 0 || isAvoided[before] === 1) continue;
        const sum = here + price;
        const known = cost[before] as number;
        if (sum >= known || !canWalk(claim, before)) continue;
        cost[before] = sum;
        const at = Math.floor(sum / COST_UNIT);
        // Where only the rest is less, it stands in that bucket already.
        if (Math.floor(known / COST_UNIT) === at) continue;
        const filled = buckets[at];
        if (filled === undefined) buckets[at] = [before];
        else filled.push(before);
      }
    }
    buckets[units] = undefined;
  }
  return cost;
}
