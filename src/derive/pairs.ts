import { claimsAt, type KnowledgeGraph, otherEnd } from "../model/knowledge-graph.ts";

/** The pairs of entities that claims run between, numbered. An entity makes a pair with itself, too. */
export interface Pairs {
  readonly count: number;
  /** Per claim: the number of its pair, whatever its direction; -1 where it has a value instead of an object. */
  readonly ofClaim: Int32Array;
}

const pairsByShape = new WeakMap<object, Pairs>();

/** The pairs of a graph, found once: they depend on nothing but the columns. Takes time linear in the claims. */
export function pairsOf(knowledge: KnowledgeGraph): Pairs {
  const { shape, claimCount, order } = knowledge;
  const known = pairsByShape.get(shape);
  if (known !== undefined) return known;
  /** Per claim: the first claim of its pair. Found from one end of the pair, the other is marked meanwhile. */
  const firstOf = new Int32Array(claimCount).fill(-1);
  const firstTo = new Int32Array(order);
  const markedBy = new Int32Array(order).fill(-1);
  for (let e = 0; e < order; e++)
    for (const c of claimsAt(knowledge, e)) {
      const other = otherEnd(knowledge, c, e);
      if (other < e) continue;
      if (markedBy[other] !== e) {
        markedBy[other] = e;
        firstTo[other] = c;
      }
      firstOf[c] = firstTo[other] as number;
    }
  const ofClaim = new Int32Array(claimCount);
  let count = 0;
  for (let c = 0; c < claimCount; c++) {
    const first = firstOf[c] as number;
    ofClaim[c] = first === c ? count++ : first < 0 ? -1 : (ofClaim[first] as number);
  }
  const pairs = { count, ofClaim };
  pairsByShape.set(shape, pairs);
  return pairs;
}
