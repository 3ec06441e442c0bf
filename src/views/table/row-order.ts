import type { Steps } from "../../lib/steps.ts";
import { entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { inAlphabet } from "../../words/numbers.ts";
import { RECORDS_AT_ONCE } from "./rows.ts";

/** What rows are sorted by; what is not stated comes last, whichever way they are sorted. */
export type RowKey =
  /** NaN where not stated. */
  | { readonly kind: "number"; readonly at: (row: number) => number }
  /** null where not stated. */
  | { readonly kind: "text"; readonly at: (row: number) => string | null }
  /** By the names of entities; -1 where not stated. */
  | { readonly kind: "entity"; readonly at: (row: number) => number };

/** Beyond any day or amount, and before what is not stated. */
const FAR = Number.MAX_VALUE;
/** Comparisons that are made in one step: of numbers, and of texts, which take longer. */
const COMPARED_AT_ONCE = { number: 20_000, text: 2_000 } as const;

/**
 * Puts rows in order by a key, in steps; equal ones stay in the order in which they are given.
 * @param rows stay as they are.
 */
export function* orderSteps(
  rows: Uint32Array,
  key: RowKey,
  isDown: boolean,
  knowledge: KnowledgeGraph,
): Steps<Uint32Array> {
  const keys = yield* keySteps(rows, key, knowledge);
  for (let i = 0; i < keys.length; i++) {
    const value = keys[i] as number;
    const clamped = Math.min(FAR, Math.max(-FAR, value));
    keys[i] = Number.isNaN(value) ? Infinity : isDown ? -clamped : clamped;
  }
  const order = yield* mergeSteps(
    rows.length,
    (a, b) => (keys[a] as number) <= (keys[b] as number),
    COMPARED_AT_ONCE.number,
  );
  return order.map((position) => rows[position] as number);
}

/** The key of each row as a number, NaN where not stated: of texts their place in the alphabet. */
function* keySteps(rows: Uint32Array, key: RowKey, knowledge: KnowledgeGraph): Steps<Float64Array> {
  const keys = new Float64Array(rows.length).fill(Number.NaN);
  if (key.kind === "text") {
    const texts: (string | null)[] = [];
    for (const [i, row] of rows.entries()) {
      if (i % RECORDS_AT_ONCE === 0) yield;
      texts.push(key.at(row));
    }
    const ranks = yield* rankSteps(texts);
    for (const [i, text] of texts.entries()) if (text !== null) keys[i] = ranks.get(text) as number;
    return keys;
  }
  const ranks = key.kind === "entity" ? yield* nameRankSteps(knowledge) : null;
  for (const [i, row] of rows.entries()) {
    if (i % RECORDS_AT_ONCE === 0) yield;
    const value = key.at(row);
    keys[i] = ranks === null ? value : value < 0 ? Number.NaN : (ranks[value] as number);
  }
  return keys;
}

const nameRanks = new WeakMap<object, Uint32Array>();

/** Per entity the place of its name in the alphabet; worked out once per revision. */
function* nameRankSteps(knowledge: KnowledgeGraph): Steps<Uint32Array> {
  const known = nameRanks.get(knowledge.facts);
  if (known !== undefined) return known;
  const names: string[] = [];
  for (let e = 0; e < knowledge.order; e++) {
    if (e % RECORDS_AT_ONCE === 0) yield;
    names.push(nameOf(entityAt(knowledge, e)));
  }
  const ranks = yield* rankSteps(names);
  const column = Uint32Array.from(names, (name) => ranks.get(name) as number);
  nameRanks.set(knowledge.facts, column);
  return column;
}

/** The place of each text in the alphabet of the page's language. */
function* rankSteps(texts: readonly (string | null)[]): Steps<ReadonlyMap<string, number>> {
  const distinct = [...new Set(texts)].filter((text) => text !== null);
  const { compare } = inAlphabet();
  const order = yield* mergeSteps(
    distinct.length,
    (a, b) => compare(distinct[a] as string, distinct[b] as string) <= 0,
    COMPARED_AT_ONCE.text,
  );
  const ranks = new Map<string, number>();
  for (const [rank, position] of order.entries()) {
    if (rank % COMPARED_AT_ONCE.number === 0) yield;
    ranks.set(distinct[position] as string, rank);
  }
  return ranks;
}

/**
 * The positions below a count in an order, by merging runs from the bottom up: a sort that can be stopped at any place,
 * which the language's own cannot.
 * @param isInOrder whether the first may stand before the second.
 */
function* mergeSteps(count: number, isInOrder: (a: number, b: number) => boolean, atOnce: number): Steps<Uint32Array> {
  let from = Uint32Array.from({ length: count }, (_, position) => position);
  let to = new Uint32Array(count);
  let done = 0;
  for (let run = 1; run < count; run *= 2) {
    for (let start = 0; start < count; start += 2 * run) {
      const middle = Math.min(start + run, count);
      const end = Math.min(start + 2 * run, count);
      let [left, right] = [start, middle];
      for (let at = start; at < end; at++) {
        if (++done % atOnce === 0) yield;
        const takesLeft = left < middle && (right >= end || isInOrder(from[left] as number, from[right] as number));
        to[at] = from[takesLeft ? left++ : right++] as number;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
