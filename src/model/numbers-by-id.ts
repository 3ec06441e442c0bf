/** An open hash table of numbers: row `hash & mask` or one of those after it holds a number, plus one; 0 ends the search. */
export type IdTable = Uint32Array<ArrayBuffer>;

/** Rows per id, at least: with more, fewer ids share a row. */
const ROOM = 1.6;

/** Makes the table for ids, whose numbers are their places. Of an id that occurs twice, the last number counts. */
export function idTable(records: readonly { readonly id: string }[]): IdTable {
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(2, records.length * ROOM))));
  const mask = table.length - 1;
  for (const [number, { id }] of records.entries()) {
    let row = hashOf(id) & mask;
    while (table[row] !== 0) row = (row + 1) & mask;
    table[row] = number + 1;
  }
  return table;
}

/** FNV-1a over the code units of a text. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // The lowest bits alone would hardly tell ids apart that differ in their last digits.
  return (hash ^ (hash >>> 15)) >>> 0;
}

/**
 * The numbers of records by id, found in a table that another thread made and in the records themselves: a `Map` of all
 * ids would be made anew, and hold each id once more. Like a `Map`, it takes what is set and deleted afterwards.
 */
export class NumbersById implements ReadonlyMap<string, number> {
  readonly #records: readonly { readonly id: string }[];
  readonly #table: IdTable;
  readonly #changed = new Map<string, number | null>();
  #size: number;

  constructor(records: readonly { readonly id: string }[], table: IdTable) {
    this.#records = records;
    this.#table = table;
    this.#size = records.length;
  }

  /** The table that it was made with. */
  get table(): IdTable {
    return this.#table;
  }

  get size(): number {
    return this.#size;
  }

  get(id: string): number | undefined {
    const changed = this.#changed.get(id);
    return changed === undefined ? this.#find(id) : (changed ?? undefined);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  set(id: string, number: number): this {
    if (!this.has(id)) this.#size++;
    this.#changed.set(id, number);
    return this;
  }

  delete(id: string): boolean {
    if (!this.has(id)) return false;
    this.#size--;
    this.#changed.set(id, null);
    return true;
  }

  *entries(): MapIterator<[string, number]> {
    for (const [number, { id }] of this.#records.entries()) if (!this.#changed.has(id)) yield [id, number];
    for (const [id, number] of this.#changed) if (number !== null) yield [id, number];
  }

  *keys(): MapIterator<string> {
    for (const [id] of this.entries()) yield id;
  }

  *values(): MapIterator<number> {
    for (const [, number] of this.entries()) yield number;
  }

  [Symbol.iterator](): MapIterator<[string, number]> {
    return this.entries();
  }

  forEach(visit: (number: number, id: string, map: ReadonlyMap<string, number>) => void): void {
    for (const [id, number] of this.entries()) visit(number, id, this);
  }

  #find(id: string): number | undefined {
    const mask = this.#table.length - 1;
    for (let row = hashOf(id) & mask; this.#table[row] !== 0; row = (row + 1) & mask) {
      const number = (this.#table[row] as number) - 1;
      if (this.#records[number]?.id === id) return number;
    }
    return undefined;
  }
}
