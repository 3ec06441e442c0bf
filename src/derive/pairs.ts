import { finished, type Steps } from "../lib/steps.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";

const pairsByShape = new WeakMap<object, Int32Array>();

/**
 * Per claim, the first claim between the same two entities, whichever way it leads, which may be itself; -1 where it has a
 * value instead of an object. Found once: it depends on nothing but the columns. Takes time linear in the claims.
 */
export function pairsOf(knowledge: KnowledgeGraph): Int32Array {
  return pairsByShape.get(knowledge.shape) ?? finished(pairSteps(knowledge));
}

/** Entities whose claims are gone through in one step. */
const ENTITIES_AT_ONCE = 16_384;

/** The same in steps. */
export function* pairSteps(knowledge: KnowledgeGraph): Steps<Int32Array> {
  const { shape, claimCount, order, claimSubject, claimObject } = knowledge;
  const { incidentClaims, incidenceStart, entityClaimCount } = knowledge;
  const pairs = new Int32Array(claimCount).fill(-1);
  const first = new Int32Array(order);
  /** Of which entity that is the first claim to the other. */
  const from = new Int32Array(order).fill(-1);
  for (let e = 0; e < order; e++) {
    if (e % ENTITIES_AT_ONCE === 0) yield;
    const start = incidenceStart[e] as number;
    const end = start + (entityClaimCount[e] as number);
    for (let at = start; at < end; at++) {
      const c = incidentClaims[at] as number;
      const other = (claimSubject[c] === e ? claimObject[c] : claimSubject[c]) as number;
      // Each pair is found from one of its ends.
      if (other < e) continue;
      if (from[other] !== e) first[other] = c;
      from[other] = e;
      pairs[c] = first[other] as number;
    }
  }
  pairsByShape.set(shape, pairs);
  return pairs;
}
