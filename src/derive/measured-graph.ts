import { finished, type Steps } from "../lib/steps.ts";
import { DIRECTION } from "../model/direction.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { countedVersions } from "./counted-versions.ts";
import type { DerivedView } from "./derived-view.ts";

/** Claims, and lines, in one step: a few milliseconds at most. */
const AT_ONCE = 1 << 16;

/** What a weight means: much of it is near, or much of it is far. */
export type WeightMeaning = "nearness" | "distance";

/** Which graph a measure is computed on. */
export interface GraphNeeds {
  /** Whether lines are followed from subject to object: where it is asked for, always, or never. */
  readonly direction: "asked" | "always" | "never";
  /** What a weight is to it: how strongly two are joined, how far apart they are, or nothing. */
  readonly weight: "strength" | "length" | null;
}

/** What is measured with, beside the graph. */
export interface MeasureChoices {
  /** Whether claims lead from subject to object, where they say that they do; a measure may have its own rule. */
  readonly isDirected: boolean;
  /**
   * null: each line counts the same, however many claims it stands for. "claims": as often as there are claims, which is a
   * nearness (a multigraph as Newman 2004, "Analysis of weighted networks", counts it). Else per claim, NaN where none is stated.
   */
  readonly weight: "claims" | { readonly values: Float64Array; readonly meaning: WeightMeaning } | null;
  /** Whether every version of one fact counts, and not one of them. */
  readonly countsVersions: boolean;
}

/** As everybody measures until somebody chooses otherwise: lines lead both ways, and each counts the same. */
export const PLAIN: MeasureChoices = { isDirected: false, weight: null, countsVersions: false };

/**
 * A graph over flat arrays, as measures need it: simple, so without loops and with one line at most from one node to another.
 * Lines from node v lead to neighbour[start[v] .. start[v + 1]), ascending. In an undirected graph each line stands at
 * both its ends.
 */
export interface MeasuredGraph {
  readonly order: number;
  readonly isDirected: boolean;
  readonly start: Uint32Array;
  readonly neighbour: Uint32Array;
  /** Beside each neighbour a strength or a length, as the measure takes it, above 0; null: 1 each. */
  readonly weight: Float64Array | null;
}

/** A graph to be measured, whose nodes they are, and what of the view it does not hold. */
export interface GraphToMeasure {
  readonly graph: MeasuredGraph;
  /** Per node: its entity, ascending. */
  readonly entities: Uint32Array;
  /** Lines, each counted once. */
  readonly lines: number;
  /** Claims between two entities that are in the lines. */
  readonly claims: number;
  /** Claims that are in no line, by the first reason of these. */
  readonly leftOut: {
    /** It has a value in place of a second entity. */
    readonly values: number;
    /** It is about one entity and itself. */
    readonly loops: number;
    /** It is another version of a fact that counts already. */
    readonly versions: number;
    /** Its weight is not stated, or not above 0. */
    readonly unweighted: number;
  };
}

/** What of a view is measured. */
type MeasuredView = Pick<DerivedView, "entityMask" | "claimMask" | "claimStance">;

/**
 * Makes the graph of what a view shows.
 *
 * Parallel claims are one line: its nearness is the sum of theirs, its distance the least of theirs. A nearness n is a strength
 * of n and a length of 1 / n (Newman 2001, "Scientific collaboration networks II"; Opsahl, Agneessens and Skvoretz 2010
 * with alpha 1); a distance is a length, and no strength. In a directed graph, claims that are undirected, lead both ways
 * or say nothing of it lead both ways. Takes time and memory linear in entities and claims.
 * @throws where a distance is asked of a measure that takes strengths, or a weight of one that takes none.
 */
export function graphToMeasure(
  knowledge: KnowledgeGraph,
  view: MeasuredView,
  measure: GraphNeeds,
  choices: MeasureChoices,
): GraphToMeasure {
  return finished(graphSteps(knowledge, view, measure, choices));
}

/** The same in steps, for a page that has other things to do meanwhile. */
export function* graphSteps(
  knowledge: KnowledgeGraph,
  view: MeasuredView,
  measure: GraphNeeds,
  { isDirected: isAsked, weight, countsVersions }: MeasureChoices,
): Steps<GraphToMeasure> {
  if (!takesWeight(measure, weight)) throw new Error("This measure does not take such a weight.");
  const { claimSubject, claimObject, claimDirection, claimCount } = knowledge;
  const { entityMask, claimMask } = view;
  const isDirected = measure.direction === "always" || (isAsked && measure.direction === "asked");
  const entities = new Uint32Array(entityMask.reduce((sum, shown) => sum + shown, 0));
  const nodeOf = new Int32Array(entityMask.length).fill(-1);
  for (let e = 0, node = 0; e < entityMask.length; e++) {
    if (entityMask[e] !== 1) continue;
    entities[node] = e;
    nodeOf[e] = node++;
  }
  yield;

  const counted = countsVersions ? claimMask : countedVersions(knowledge, view);
  const leftOut = { values: 0, loops: 0, versions: 0, unweighted: 0 };
  const most = 2 * claimCount;
  const [from, to] = [new Uint32Array(most), new Uint32Array(most)];
  const weights = weight && new Float64Array(most);
  let [claims, arcs] = [0, 0];
  const put = (source: number, target: number, own: number) => {
    from[arcs] = source;
    to[arcs] = target;
    if (weights !== null) weights[arcs] = own;
    arcs++;
  };
  for (let c = 0; c < claimCount; c++) {
    if (c % AT_ONCE === 0) yield;
    if (claimMask[c] !== 1) continue;
    const [subject, object] = [claimSubject[c] as number, claimObject[c] as number];
    const own = weight === null || weight === "claims" ? 1 : (weight.values[c] as number);
    if (object < 0) leftOut.values++;
    else if (subject === object) leftOut.loops++;
    else if (counted[c] !== 1) leftOut.versions++;
    else if (!(own > 0 && own < Infinity)) leftOut.unweighted++;
    else {
      claims++;
      const [a, b] = [nodeOf[subject] as number, nodeOf[object] as number];
      put(a, b, own);
      if (!isDirected || claimDirection[c] !== DIRECTION.directed) put(b, a, own);
    }
  }
  const isNearness = weight === "claims" || weight?.meaning === "nearness";
  const lineArcs = { from: from.subarray(0, arcs), to: to.subarray(0, arcs), weight: weights };
  const joined = yield* inRows(entities.length, lineArcs, isNearness ? (a, b) => a + b : Math.min);
  const isTurned = isNearness && measure.weight === "length";
  const rows = isTurned ? { ...joined, weight: joined.weight?.map((nearness) => 1 / nearness) ?? null } : joined;
  const lines = isDirected ? rows.neighbour.length : rows.neighbour.length / 2;
  return { graph: { order: entities.length, isDirected, ...rows }, entities, lines, claims, leftOut };
}

/** Whether a measure has a use for a weight: a distance says nothing of how strongly two are joined. */
export function takesWeight({ weight: takes }: Pick<GraphNeeds, "weight">, weight: MeasureChoices["weight"]): boolean {
  if (weight === null) return true;
  return takes === "length" || (takes === "strength" && (weight === "claims" || weight.meaning === "nearness"));
}

/** Lines from one node to another, in any order. */
interface Arcs {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weight: Float64Array | null;
}

/**
 * Lines in rows by where they come from, ascending by where they lead to: sorted by counting, twice.
 * @param join makes one weight of those of two parallel lines.
 */
function* inRows(
  order: number,
  { from, to, weight }: Arcs,
  join: (a: number, b: number) => number,
): Steps<Pick<MeasuredGraph, "start" | "neighbour" | "weight">> {
  const inOrder = Uint32Array.from({ length: to.length }, (_, arc) => arc);
  const sorted = yield* byCounting(order, from, yield* byCounting(order, to, inOrder));
  const start = new Uint32Array(order + 1);
  const neighbour = new Uint32Array(sorted.length);
  const joined = weight && new Float64Array(sorted.length);
  let [end, row] = [0, -1];
  for (let at = 0; at < sorted.length; at++) {
    if (at % AT_ONCE === 0) yield;
    const arc = sorted[at] as number;
    const [source, target] = [from[arc] as number, to[arc] as number];
    const isParallel = row === source && end > (start[row] as number) && neighbour[end - 1] === target;
    while (row < source) start[++row] = end;
    if (!isParallel) neighbour[end++] = target;
    if (joined === null || weight === null) continue;
    const own = weight[arc] as number;
    joined[end - 1] = isParallel ? join(joined[end - 1] as number, own) : own;
  }
  while (row < order) start[++row] = end;
  return { start, neighbour: neighbour.slice(0, end), weight: joined?.slice(0, end) ?? null };
}

/** The same numbers, those of equal keys in their order. @param keys below `order`. */
function* byCounting(order: number, keys: Uint32Array, numbers: Uint32Array): Steps<Uint32Array> {
  const next = new Uint32Array(order + 1);
  for (const key of keys) (next[key + 1] as number)++;
  for (let key = 0; key < order; key++) next[key + 1] = (next[key + 1] as number) + (next[key] as number);
  const sorted = new Uint32Array(numbers.length);
  for (let at = 0; at < numbers.length; at++) {
    if (at % AT_ONCE === 0) yield;
    const number = numbers[at] as number;
    const key = keys[number] as number;
    sorted[next[key] as number] = number;
    (next[key] as number)++;
  }
  return sorted;
}
