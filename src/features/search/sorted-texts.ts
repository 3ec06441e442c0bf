/** Different texts in ascending order of their code units, packed end to end. Text `t` is units[starts[t] .. starts[t + 1]). */
export interface SortedTexts {
  readonly units: Uint16Array<ArrayBuffer>;
  readonly starts: Uint32Array<ArrayBuffer>;
}

/** One text of a table, by its number, and how far it is from the one that was looked for. */
export interface NearText {
  readonly at: number;
  /** Letters to put in, take out or replace, in code units. */
  readonly distance: number;
}

/** Packs texts. They must differ and ascend, as `toSorted()` without an argument orders them. */
export function packTexts(texts: readonly string[]): SortedTexts {
  const starts = new Uint32Array(texts.length + 1);
  for (const [at, text] of texts.entries()) starts[at + 1] = (starts[at] as number) + text.length;
  const units = new Uint16Array(starts[texts.length] as number);
  let next = 0;
  for (const text of texts) for (let i = 0; i < text.length; i++) units[next++] = text.charCodeAt(i);
  return { units, starts };
}

/** Text number `at`. */
export function textAt({ units, starts }: SortedTexts, at: number): string {
  return String.fromCharCode(...units.subarray(starts[at], starts[at + 1]));
}

/** Number of a text; -1 where the table lacks it. */
export function findText(table: SortedTexts, text: string): number {
  const at = firstNotBelow(table, text);
  return at + 1 < table.starts.length && lengthAt(table, at) === text.length && sharesStart(table, at, text) ? at : -1;
}

/** The texts that begin with a text, as [first, end). */
export function textsThatBegin(table: SortedTexts, beginning: string): readonly [first: number, end: number] {
  const first = firstNotBelow(table, beginning);
  return [first, endOfRun(first, table.starts.length - 1, (at) => sharesStart(table, at, beginning))];
}

/**
 * The texts within an edit distance, ascending. Neighbours in the table share their beginnings, and with them the rows of
 * the usual matrix of distances; all texts with a beginning that is too far off already are passed over at once.
 */
export function textsNear(table: SortedTexts, text: string, most: number): readonly NearText[] {
  const { units, starts } = table;
  const count = starts.length - 1;
  const width = text.length + 1;
  const deepest = text.length + most;
  const rows = new Uint16Array((deepest + 1) * width);
  for (let i = 0; i < width; i++) rows[i] = i;
  const found: NearText[] = [];
  for (let at = 0, depth = 0; at < count; ) {
    const start = starts[at] as number;
    const length = lengthAt(table, at);
    let isTooFar = false;
    while (depth < length && !isTooFar) {
      if (depth === deepest) isTooFar = true;
      else isTooFar = fillRow(rows, ++depth, width, text, units[start + depth - 1] as number) > most;
    }
    const distance = rows[depth * width + text.length] as number;
    if (!isTooFar && distance <= most) found.push({ at, distance });
    const shared = depth;
    const next = isTooFar
      ? endOfRun(at + 1, count, (other) => sharedUnits(table, at, other, shared) === shared)
      : at + 1;
    depth = next < count ? sharedUnits(table, at, next, shared) : 0;
    at = next;
  }
  return found;
}

/** Works out one row of the matrix of distances; returns its smallest value. */
function fillRow(rows: Uint16Array, row: number, width: number, text: string, unit: number): number {
  const here = row * width;
  const above = here - width;
  let smallest = row;
  rows[here] = row;
  for (let i = 1; i < width; i++) {
    const replaced = (rows[above + i - 1] as number) + (text.charCodeAt(i - 1) === unit ? 0 : 1);
    const edited = Math.min(rows[above + i] as number, rows[here + i - 1] as number) + 1;
    const value = Math.min(replaced, edited);
    rows[here + i] = value;
    if (value < smallest) smallest = value;
  }
  return smallest;
}

function lengthAt({ starts }: SortedTexts, at: number): number {
  return (starts[at + 1] as number) - (starts[at] as number);
}

/** How many of their first units two texts have in common, counted up to `most`. */
function sharedUnits(table: SortedTexts, a: number, b: number, most: number): number {
  const { units, starts } = table;
  const limit = Math.min(most, lengthAt(table, a), lengthAt(table, b));
  let shared = 0;
  while (shared < limit && units[(starts[a] as number) + shared] === units[(starts[b] as number) + shared]) shared++;
  return shared;
}

function sharesStart(table: SortedTexts, at: number, text: string): boolean {
  if (lengthAt(table, at) < text.length) return false;
  const start = table.starts[at] as number;
  for (let i = 0; i < text.length; i++) if (table.units[start + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Number of the first text that does not come before another. */
function firstNotBelow(table: SortedTexts, text: string): number {
  return partition(0, table.starts.length - 1, (at) => isBelow(table, at, text));
}

function isBelow(table: SortedTexts, at: number, text: string): boolean {
  const start = table.starts[at] as number;
  const length = lengthAt(table, at);
  for (let i = 0; i < length && i < text.length; i++) {
    const difference = (table.units[start + i] as number) - text.charCodeAt(i);
    if (difference !== 0) return difference < 0;
  }
  return length < text.length;
}

/** Where a run that holds from `from` on ends: looked for in doubling steps, as most runs are short. */
function endOfRun(from: number, end: number, holds: (at: number) => boolean): number {
  let step = 1;
  let low = from;
  while (low + step - 1 < end && holds(low + step - 1)) {
    low += step;
    step *= 2;
  }
  return partition(low, Math.min(low + step - 1, end), holds);
}

/** The first number of [low, high) for which a condition that holds at first no longer does; `high` where there is none. */
function partition(low: number, high: number, holds: (at: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}
