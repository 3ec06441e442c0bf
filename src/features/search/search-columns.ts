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

/** Documents between two rests of the work, and rows of what it sorts. */
const DOCUMENTS_AT_ONCE = 128;
const ROWS_AT_ONCE = 200_000;

/** The texts of a document's parts. */
export function partsOf(knowledge: KnowledgeGraph, document: number): readonly string[] {
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
export function endsOf(knowledge: KnowledgeGraph, c: number): readonly [subject: string, object: string] {
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
  knowledge: KnowledgeGraph,
  documents: Iterable<number>,
  lengths: Uint8Array<ArrayBuffer>,
): Generator<number, SearchColumns> {
  const words = new Numbering();
  const names = new Numbering();
  const wordRows = new Rows();
  const nameRows = new Rows();
  // The same words come again and again, and folding one takes longer than looking it up; labels likewise.
  const knownChunks = new Map<string, readonly number[]>();
  const knownTexts = new Map<string, readonly number[]>();
  const knownNames = new Map<string, number>();
  /** Per word: the part that it was seen in last, and its posting there. */
  const lastPart: number[] = [];
  const lastRow: number[] = [];

  const wordsOfChunk = (chunk: string): readonly number[] => {
    let numbers = knownChunks.get(chunk);
    if (numbers === undefined) {
      numbers = wordsOf(chunk).map(words.numberOf);
      knownChunks.set(chunk, numbers);
    }
    return numbers;
  };
  const wordsOfText = (text: string): readonly number[] => {
    const numbers: number[] = [];
    for (const chunk of text.split(/\s+/)) for (const number of wordsOfChunk(chunk)) numbers.push(number);
    return numbers;
  };
  const wordsOfLabel = (label: string): readonly number[] => {
    let numbers = knownTexts.get(label);
    if (numbers === undefined) {
      numbers = wordsOfText(label);
      knownTexts.set(label, numbers);
    }
    return numbers;
  };
  const addPart = (document: number, part: number, ...lists: readonly (readonly number[])[]) => {
    const key = document * PARTS + part;
    let length = 0;
    for (const list of lists)
      for (const word of list) {
        if (lastPart[word] === key) {
          const row = lastRow[word] as number;
          if (countOf(wordRows.valueAt(row)) < MOST_COUNTED) wordRows.increment(row);
          continue;
        }
        lastPart[word] = key;
        lastRow[word] = wordRows.push(word, ((document << 7) | (part << 5) | 1) >>> 0);
        length++;
      }
    lengths[key] = Math.min(length, 255);
  };
  const addName = (name: string, document: number, isAlias: boolean) => {
    let number = knownNames.get(name);
    if (number === undefined) {
      number = names.numberOf(spell(name));
      knownNames.set(name, number);
    }
    nameRows.push(number, 2 * document + (isAlias ? 1 : 0));
  };

  let done = 0;
  for (const document of documents) {
    if (document >= MOST_DOCUMENTS) bug("makeColumns: there are more documents than a posting can name.");
    if (document < knowledge.order) {
      const entity = entityAt(knowledge, document);
      const { aliases, gloss = "" } = entity;
      const label = nameOf(entity);
      addPart(document, 0, wordsOfLabel(label));
      addPart(document, 1, ...aliases.map(wordsOfText));
      addPart(document, 2, wordsOfText(gloss), ...statedIn(entity.fields).map(wordsOfText));
      addName(label, document, false);
      for (const alias of aliases) addName(alias, document, true);
    } else {
      const c = document - knowledge.order;
      const { gloss = "", fields } = claimAt(knowledge, c);
      const label = claimLabel(knowledge, c);
      const [subject, object] = endsOf(knowledge, c);
      addPart(document, 0, wordsOfLabel(label));
      addPart(document, 1, wordsOfText(gloss), ...statedIn(fields).map(wordsOfText));
      addPart(document, 2, wordsOfLabel(subject), wordsOfLabel(object));
      addName(label, document, false);
    }
    if (++done % DOCUMENTS_AT_ONCE === 0) yield done;
  }
  knownChunks.clear();
  knownTexts.clear();
  const byWord = yield* grouped(words, wordRows, done);
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

/** A growing list of rows, each a key and a value of 32 bits. */
class Rows {
  keys = new Uint32Array(1024);
  values = new Uint32Array(1024);
  length = 0;

  /** Adds a row, and returns its number. */
  push(key: number, value: number): number {
    if (this.length === this.keys.length) {
      this.keys = doubled(this.keys);
      this.values = doubled(this.values);
    }
    this.keys[this.length] = key;
    this.values[this.length] = value;
    return this.length++;
  }

  valueAt(row: number): number {
    return this.values[row] as number;
  }

  increment(row: number): void {
    this.values[row] = this.valueAt(row) + 1;
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
  for (let row = 0; row < rows.length; row++) {
    const after = (place[rows.keys[row] as number] as number) + 1;
    starts[after] = (starts[after] as number) + 1;
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield done;
  }
  for (let at = 0; at < texts.length; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  yield done;
  const next = starts.slice();
  const values = new Uint32Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const at = place[rows.keys[row] as number] as number;
    const target = next[at] as number;
    values[target] = rows.valueAt(row);
    next[at] = target + 1;
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield done;
  }
  return { texts: packTexts(sorted.map((number) => texts[number] as string)), starts, values };
}
