import { claimLabel } from "../../derive/claim-words.ts";
import { bug } from "../../lib/result.ts";
import type { Claim, FieldValues } from "../../model/dataset.ts";
import { claimAt, entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { foldText, tokensOf } from "./fold-text.ts";
import { packTexts, type SortedTexts } from "./sorted-texts.ts";

// An inverted index in flat arrays, which a worker can make and hand over without a copy. Why it is our own:
// docs/decisions/2026-11-29-a-search-index-in-columns.md.

/** What a search index is made of. Documents are numbered: entities by their number, claims by theirs after those. */
export interface SearchColumns {
  /** The words of all documents, as search compares them. */
  readonly words: SortedTexts;
  /** Where word w stands: postings[postingStart[w] .. postingStart[w + 1]), by ascending document; see `postingOf`. */
  readonly postingStart: Uint32Array<ArrayBuffer>;
  readonly postings: Uint32Array<ArrayBuffer>;
  /** Labels and aliases, their letters and digits run together. */
  readonly names: SortedTexts;
  /** Whose name n is: bearers[bearerStart[n] .. bearerStart[n + 1]): twice the document, one more where it is an alias. */
  readonly bearerStart: Uint32Array<ArrayBuffer>;
  readonly bearers: Uint32Array<ArrayBuffer>;
  /** Different words in part p of document d, at [3d + p]; 255 stands for all above. */
  readonly lengths: Uint8Array<ArrayBuffer>;
}

/**
 * Parts of a document: of an entity its label, its aliases, and its gloss with what its fields state; of a claim its label,
 * its gloss with what its fields state, and the names at its ends.
 */
export const PARTS = 3;

/** How often a word stands in a part is counted up to here; more says no more. */
const MOST_COUNTED = 31;
/** A posting is 32 bits: document, 2 bits for the part, 5 for how often the word stands in it. */
const MOST_DOCUMENTS = 2 ** 25;

export const documentOf = (posting: number): number => posting >>> 7;
export const partOf = (posting: number): number => (posting >>> 5) & 3;
export const countOf = (posting: number): number => posting & MOST_COUNTED;

/** Documents between two rests of the work. */
const DOCUMENTS_AT_ONCE = 128;
/** Texts of one kind whose words are remembered. */
const MOST_REMEMBERED = 2 ** 18;

/** What of a graph is read to index it. */
export type Indexable = Pick<
  KnowledgeGraph,
  "dataset" | "order" | "claimCount" | "claimSubject" | "claimObject" | "claimPredicate"
>;

/** The texts of a document's parts. */
export function partsOf(knowledge: Indexable, document: number): readonly string[] {
  const { order } = knowledge;
  if (document < order) {
    const entity = entityAt(knowledge, document);
    return [nameOf(entity), entity.aliases.join("\n"), [entity.gloss ?? "", ...statedIn(entity.fields)].join("\n")];
  }
  const { gloss = "", fields } = claimAt(knowledge, document - order);
  return [
    claimLabel(knowledge, document - order),
    [gloss, ...statedIn(fields)].join("\n"),
    endsOf(knowledge, document - order).join("\n"),
  ];
}

/** What fields state that somebody may look for: texts and whole numbers. */
function statedIn(fields: FieldValues | undefined): readonly string[] {
  if (fields === undefined) return [];
  return Object.values(fields)
    .flat()
    .filter((value) => typeof value === "string" || Number.isInteger(value))
    .map(String);
}

/** What stands at either end of a claim, in words. */
export function endsOf(knowledge: Indexable, c: number): readonly [subject: string, object: string] {
  const object = knowledge.claimObject[c] as number;
  return [
    nameOf(entityAt(knowledge, knowledge.claimSubject[c] as number)),
    object >= 0 ? nameOf(entityAt(knowledge, object)) : valueInWords(claimAt(knowledge, c)),
  ];
}

function valueInWords({ value }: Claim): string {
  return value === null ? "" : [value.qualifier, value.amount, value.unit].filter((part) => part !== null).join(" ");
}

/** A name as whole queries are compared with it: its letters and digits, folded, run together. */
export function spell(name: string): string {
  return foldText(name).replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The words of a text as the index has them. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).flatMap((chunk) => tokensOf(foldText(chunk), "index").map((token) => token.text));
}

/**
 * Makes the columns of all documents, or of some, in steps of a few milliseconds each.
 * @param documents numbers, ascending.
 * @param lengths gets the lengths of these documents.
 * @yields how many documents are done.
 */
export function* makeColumns(
  knowledge: Indexable,
  documents: Iterable<number>,
  lengths: Uint8Array<ArrayBuffer>,
): Generator<number, SearchColumns> {
  const words = new Numbering();
  const names = new Numbering();
  const postings = new Postings(lengths);
  const nameRows = new Rows();
  // The same words come again and again, and folding one takes longer than looking it up; labels likewise.
  const wordsOfChunk = remembering((chunk) => wordsOf(chunk).map(words.numberOf));
  const wordsOfText = (text: string): readonly number[] => {
    const numbers: number[] = [];
    for (const chunk of text.split(/\s+/)) for (const number of wordsOfChunk(chunk)) numbers.push(number);
    return numbers;
  };
  const wordsOfLabel = remembering(wordsOfText);
  const numberOfName = remembering((name) => names.numberOf(spell(name)));
  const nameWords = new NameWords(knowledge.order, (e) => wordsOfText(nameOf(entityAt(knowledge, e))));
  const addTexts = (texts: readonly string[]) => {
    for (const text of texts) postings.add(wordsOfText(text));
  };
  const addName = (name: string, document: number, isAlias: boolean) =>
    nameRows.push(numberOfName(name), 2 * document + (isAlias ? 1 : 0));

  let done = 0;
  for (const document of documents) {
    if (document >= MOST_DOCUMENTS) bug("makeColumns: there are more documents than a posting can name.");
    if (document < knowledge.order) {
      const entity = entityAt(knowledge, document);
      const { aliases, gloss = "" } = entity;
      postings.begin(document, 0);
      nameWords.addTo(postings, document);
      postings.begin(document, 1);
      addTexts(aliases);
      postings.begin(document, 2);
      postings.add(wordsOfText(gloss));
      addTexts(statedIn(entity.fields));
      addName(nameOf(entity), document, false);
      for (const alias of aliases) addName(alias, document, true);
    } else {
      const c = document - knowledge.order;
      const claim = claimAt(knowledge, c);
      const label = claimLabel(knowledge, c);
      postings.begin(document, 0);
      postings.add(wordsOfLabel(label));
      postings.begin(document, 1);
      postings.add(wordsOfText(claim.gloss ?? ""));
      addTexts(statedIn(claim.fields));
      postings.begin(document, 2);
      nameWords.addTo(postings, knowledge.claimSubject[c] as number);
      const object = knowledge.claimObject[c] as number;
      if (object >= 0) nameWords.addTo(postings, object);
      else postings.add(wordsOfLabel(valueInWords(claim)));
      addName(label, document, false);
    }
    postings.end();
    if (++done % DOCUMENTS_AT_ONCE === 0) yield done;
  }
  const byWord = yield* grouped(words, postings.rows, done);
  const byName = yield* grouped(names, nameRows, done);
  return {
    words: byWord.texts,
    postingStart: byWord.starts,
    postings: byWord.values,
    names: byName.texts,
    bearerStart: byName.starts,
    bearers: byName.values,
    lengths,
  };
}

/** The buffers of columns, for handing them to another thread. */
export function buffersOf({ words, names, ...columns }: SearchColumns): readonly ArrayBuffer[] {
  const arrays = [words.units, words.starts, names.units, names.starts, ...Object.values(columns)];
  return arrays.map(({ buffer }) => buffer);
}

/** Numbers texts in the order in which they come. */
class Numbering {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  readonly numberOf = (text: string): number => {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.texts.length;
      this.texts.push(text);
      this.#numbers.set(text, number);
    }
    return number;
  };
}

/** What texts give, remembered for the last many of them: of millions of labels, most never come again. */
function remembering<Value>(make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = make(text);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(text, value);
    }
    return value;
  };
}

/** Rows of postings by word, made one part of a document after another. */
class Postings {
  readonly rows = new Rows();
  /** Different words in part p of document d, at [3d + p]. */
  readonly #lengths: Uint8Array<ArrayBuffer>;
  /** Per word: the part that it was seen in last, and its row there. */
  readonly #lastPart: number[] = [];
  readonly #lastRow: number[] = [];
  #part = -1;
  #posting = 0;
  #length = 0;

  constructor(lengths: Uint8Array<ArrayBuffer>) {
    this.#lengths = lengths;
  }

  /** Goes on to a part of a document, after the end of the one before. */
  begin(document: number, part: number): void {
    this.end();
    this.#part = document * PARTS + part;
    this.#posting = ((document << 7) | (part << 5) | 1) >>> 0;
    this.#length = 0;
  }

  add(words: readonly number[]): void {
    for (const word of words) this.addWord(word);
  }

  addWord(word: number): void {
    if (this.#lastPart[word] === this.#part) {
      const row = this.#lastRow[word] as number;
      if (countOf(this.rows.valueAt(row)) < MOST_COUNTED) this.rows.increment(row);
      return;
    }
    this.#lastPart[word] = this.#part;
    this.#lastRow[word] = this.rows.push(word, this.#posting);
    this.#length++;
  }

  end(): void {
    if (this.#part >= 0) this.#lengths[this.#part] = Math.min(this.#length, 255);
  }
}

/** The words of entities' names, end to end: each name stands at the ends of many claims, and to read it takes longer. */
class NameWords {
  /** Per entity: where its words begin, after their count; 0 where they were not asked for. */
  readonly #starts: Uint32Array<ArrayBuffer>;
  readonly #make: (e: number) => readonly number[];
  #words = new Uint32Array(1024);
  #length = 1;

  constructor(order: number, make: (e: number) => readonly number[]) {
    this.#starts = new Uint32Array(order);
    this.#make = make;
  }

  addTo(postings: Postings, e: number): void {
    const start = this.#starts[e] || this.#read(e);
    const end = start + (this.#words[start - 1] as number);
    for (let at = start; at < end; at++) postings.addWord(this.#words[at] as number);
  }

  #read(e: number): number {
    const words = this.#make(e);
    while (this.#length + words.length >= this.#words.length) this.#words = doubled(this.#words);
    this.#words[this.#length++] = words.length;
    const start = this.#length;
    this.#words.set(words, start);
    this.#length += words.length;
    this.#starts[e] = start;
    return start;
  }
}

/** Rows in one piece of the list. */
const PIECE_BITS = 16;
const IN_PIECE = 2 ** PIECE_BITS - 1;
const NO_ROWS = new Uint32Array();

/** A growing list of rows, each a key and a value of 32 bits: in pieces, as a longer copy of tens of millions is dear. */
class Rows {
  readonly #keys: Uint32Array[] = [];
  readonly #values: Uint32Array[] = [];
  length = 0;

  /** Adds a row, and returns its number. */
  push(key: number, value: number): number {
    const row = this.length++;
    if ((row & IN_PIECE) === 0) {
      this.#keys.push(new Uint32Array(IN_PIECE + 1));
      this.#values.push(new Uint32Array(IN_PIECE + 1));
    }
    (this.#keys[row >>> PIECE_BITS] as Uint32Array)[row & IN_PIECE] = key;
    (this.#values[row >>> PIECE_BITS] as Uint32Array)[row & IN_PIECE] = value;
    return row;
  }

  valueAt(row: number): number {
    return this.#values[row >>> PIECE_BITS]?.[row & IN_PIECE] as number;
  }

  increment(row: number): void {
    (this.#values[row >>> PIECE_BITS] as Uint32Array)[row & IN_PIECE] = this.valueAt(row) + 1;
  }

  /** The keys of all rows, piece by piece. */
  *keys(): Generator<Uint32Array> {
    for (const [at, keys] of this.#keys.entries()) yield keys.subarray(0, this.length - (at << PIECE_BITS));
  }

  /** All rows, piece by piece, which are gone from here then. */
  *taken(): Generator<readonly [keys: Uint32Array, values: Uint32Array]> {
    for (const [at, values] of this.#values.entries()) {
      const length = this.length - (at << PIECE_BITS);
      yield [(this.#keys[at] as Uint32Array).subarray(0, length), values.subarray(0, length)];
      this.#keys[at] = this.#values[at] = NO_ROWS;
    }
  }
}

function doubled(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * values.length);
  larger.set(values);
  return larger;
}

/** Rows by the text that their key stands for, texts ascending and rows of a text in the order in which they came. */
function* grouped({ texts }: Numbering, rows: Rows, done: number) {
  // By first letter, as sorting all at once would take long.
  const byLetter = Map.groupBy(texts.keys(), (number) => texts[number]?.charCodeAt(0) ?? -1);
  const sorted: number[] = [];
  for (const letter of [...byLetter.keys()].sort((a, b) => (a || -1) - (b || -1))) {
    const numbers = byLetter.get(letter) ?? [];
    numbers.sort((a, b) => ((texts[a] as string) < (texts[b] as string) ? -1 : 1));
    for (const number of numbers) sorted.push(number);
    yield done;
  }
  const place = new Uint32Array(texts.length);
  for (const [at, number] of sorted.entries()) place[number] = at;
  const starts = new Uint32Array(texts.length + 1);
  for (const keys of rows.keys()) {
    for (let row = 0; row < keys.length; row++) {
      const after = (place[keys[row] as number] as number) + 1;
      starts[after] = (starts[after] as number) + 1;
    }
    yield done;
  }
  for (let at = 0; at < texts.length; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  yield done;
  const next = starts.slice();
  const values = new Uint32Array(rows.length);
  for (const [keys, rowValues] of rows.taken()) {
    for (let row = 0; row < keys.length; row++) {
      const at = place[keys[row] as number] as number;
      const target = next[at] as number;
      values[target] = rowValues[row] as number;
      next[at] = target + 1;
    }
    yield done;
  }
  return { texts: packTexts(sorted.map((number) => texts[number] as string)), starts, values };
}
