import { claimsAt, type KnowledgeGraph, otherEnd } from "../model/knowledge-graph.ts";

const pairsByShape = new WeakMap<object, Int32Array>();

/**
 * Per claim, the first claim between the same two entities, whichever way it leads, which may be itself; -1 where it has a
 * value instead of an object. Found once: it depends on nothing but the columns. Takes time linear in the claims.
 */
export function pairsOf(knowledge: KnowledgeGraph): Int32Array {
  const { shape, claimCount, order } = knowledge;
  let pairs = pairsByShape.get(shape);
  if (pairs !== undefined) return pairs;
  pairs = new Int32Array(claimCount).fill(-1);
  const first = new Int32Array(order);
  /** Of which entity that is the first claim to the other. */
  const from = new Int32Array(order).fill(-1);
  for (let e = 0; e < order; e++)
    for (const c of claimsAt(knowledge, e)) {
      const other = otherEnd(knowledge, c, e);
      // Each pair is found from one of its ends.
      if (other < e) continue;
      if (from[other] !== e) first[other] = c;
      from[other] = e;
      pairs[c] = first[other] as number;
    }
  pairsByShape.set(shape, pairs);
  return pairs;
}
