import { isSameJson } from "../../lib/same-json.ts";

/** What two records of the same thing say differently. The merged one has what A says. */
export interface Difference<Key extends string = string> {
  readonly key: Key;
  readonly a: unknown;
  readonly b: unknown;
}

/**
 * A record with what another says of the same thing where it says nothing itself. Nothing is null, an empty list, or a key
 * that is left out. Where nothing comes of it the record is the same object.
 * @param keys those that are compared; all others stay as A has them.
 * @returns the record, and what the two say differently.
 */
export function filledRecord<Item extends object, Key extends keyof Item & string>(
  a: Item,
  b: Item,
  keys: readonly Key[],
): { readonly record: Item; readonly differences: readonly Difference<Key>[] } {
  const added: Partial<Item> = {};
  const differences: Difference<Key>[] = [];
  for (const key of keys) {
    const [own, other] = [a[key], b[key]];
    if (isNothing(other) || isSameJson(own, other)) continue;
    if (isNothing(own)) added[key] = other;
    else differences.push({ key, a: own, b: other });
  }
  return { record: Object.keys(added).length === 0 ? a : { ...a, ...added }, differences };
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** The items of a list and those of another that it lacks; the same list where it lacks none. */
export function joinedList<Item>(a: readonly Item[], b: readonly Item[]): readonly Item[] {
  const added: Item[] = [];
  for (const item of b) if (![...a, ...added].some((each) => isSameJson(each, item))) added.push(item);
  return added.length === 0 ? a : [...a, ...added];
}

/**
 * Which record of A each of B says the same as: by a key, each of A for one of B at most, so that what either has twice
 * stays twice. Of several with one key those of one id go together.
 */
export function pairedByKey<Item extends { readonly id: string }>(
  a: readonly Item[],
  b: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<Item, Item> {
  const waiting = new Map<string, Item[]>();
  for (const item of a) {
    const key = keyOf(item);
    const held = waiting.get(key);
    if (held === undefined) waiting.set(key, [item]);
    else held.push(item);
  }
  const byKey = new Map<string, Item[]>();
  for (const item of b) {
    const key = keyOf(item);
    if (!waiting.has(key)) continue;
    const held = byKey.get(key);
    if (held === undefined) byKey.set(key, [item]);
    else held.push(item);
  }
  const pairs = new Map<Item, Item>();
  for (const [key, others] of byKey) {
    const ones = waiting.get(key) ?? [];
    const byId = new Map<string, Item>(ones.map((one) => [one.id, one]));
    const rest: Item[] = [];
    for (const other of others) {
      const one = byId.get(other.id);
      if (one === undefined) rest.push(other);
      else {
        pairs.set(other, one);
        byId.delete(other.id);
      }
    }
    const left = byId.values();
    for (const other of rest) {
      const next = left.next();
      if (next.done) break;
      pairs.set(other, next.value);
    }
  }
  return pairs;
}
