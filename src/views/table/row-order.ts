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
const AT_ONCE = { numbers: 20_000, texts: 2_000 } as const;

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
  const order = yield* mergeSteps(rows.length, (a, b) => (keys[a] as number) <= (keys[b] as number), AT_ONCE.numbers);
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
    yield* rankSteps(texts, keys);
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
  const column = new Uint32Array(knowledge.order);
  yield* rankSteps(names, column);
  nameRanks.set(knowledge.facts, column);
  return column;
}

/** Writes the place of each text in the alphabet of the page's language; where there is none, nothing is written. */
function* rankSteps(texts: readonly (string | null)[], ranks: Float64Array | Uint32Array): Steps<void> {
  const numbers = new Map<string, number>();
  const distinct: string[] = [];
  for (const [i, text] of texts.entries()) {
    if (i % AT_ONCE.texts === 0) yield;
    if (text === null || numbers.has(text)) continue;
    numbers.set(text, distinct.length);
    distinct.push(text);
  }
  const { compare } = inAlphabet();
  const order = yield* mergeSteps(
    distinct.length,
    (a, b) => compare(distinct[a] as string, distinct[b] as string) <= 0,
    AT_ONCE.texts,
  );
  const rankOf = new Uint32Array(distinct.length);
  for (const [rank, number] of order.entries()) rankOf[number] = rank;
  for (const [i, text] of texts.entries()) {
    if (i % AT_ONCE.texts === 0) yield;
    if (text !== null) ranks[i] = rankOf[numbers.get(text) as number] as number;
  }
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
