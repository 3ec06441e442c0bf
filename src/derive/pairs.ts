import type { KnowledgeGraph } from "../model/knowledge-graph.ts";

/** The pairs of entities that claims run between, numbered. An entity makes a pair with itself, too. */
export interface Pairs {
  readonly count: number;
  /** Per claim: the number of its pair, whatever its direction; -1 where it has a value instead of an object. */
  readonly ofClaim: Int32Array;
}

const pairsByShape = new WeakMap<object, Pairs>();

/** The pairs of a graph, found once: they depend on nothing but the columns. Takes time linear in the claims. */
export function pairsOf({ shape, claimCount, claimSubject, claimObject, order }: KnowledgeGraph): Pairs {
  const known = pairsByShape.get(shape);
  if (known !== undefined) return known;
  const numbers = new Map<number, number>();
  const ofClaim = new Int32Array(claimCount).fill(-1);
  for (let c = 0; c < claimCount; c++) {
    const [a, b] = [claimSubject[c] as number, claimObject[c] as number];
    if (b < 0) continue;
    const pair = Math.min(a, b) * order + Math.max(a, b);
    const number = numbers.get(pair) ?? numbers.size;
    numbers.set(pair, number);
    ofClaim[c] = number;
  }
  const pairs = { count: numbers.size, ofClaim };
  pairsByShape.set(shape, pairs);
  return pairs;
}
