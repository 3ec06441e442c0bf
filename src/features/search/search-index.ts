import { fieldsInWords } from "../../derive/field-words.ts";
import { bug } from "../../lib/result.ts";
import { claimAt, claimsAt, entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { searchResultWords } from "../../words/en/search-results.ts";
import { foldText, foldWithOrigin, type Token, tokensOf } from "./fold-text.ts";
import {
  countOf,
  documentOf,
  type Indexable,
  makeColumns,
  PARTS,
  partOf,
  partsOf,
  type SearchColumns,
  spell,
  wordsOf,
} from "./search-columns.ts";
import { type Findings, findingsOf, type WordSearch } from "./search-findings.ts";
import { claimHit, entityHit, type SearchField, type SearchHit, type SearchOptions } from "./search-hits.ts";
import { findText, packTexts, textAt, textsNear, textsThatBegin } from "./sorted-texts.ts";

/** Finds entities and claims by their words. */
export interface SearchIndex extends WordSearch {
  /** All that a query finds, as words and as a whole: see `findingsOf`. */
  findings(query: string, options: SearchOptions): Findings;
  /** Labels of entities that a mistyped query may have meant, likeliest first. */
  suggestions(query: string, options: { readonly limit: number }): readonly string[];
  /**
   * Takes note that one record reads otherwise, and finds from then on what a new index would find. After an entity its
   * claims are read anew too, which bear its name. Every thousand changed records cost a later search some milliseconds.
   * @param knowledge the graph with the changed record, all records numbered as before.
   */
  update(knowledge: KnowledgeGraph, kind: SearchHit["kind"], number: number): void;
  /** The same for all records that differ in another revision; returns the index itself. */
  updateAll(knowledge: KnowledgeGraph): SearchIndex;
}

const LONGEST_QUERY = 400;
const MOST_TERMS = 24;
/** Shorter words have too many neighbours for a slip of the finger to be told from another word. */
const SHORTEST_FUZZY = 4;

/** What the parts of entities, then those of claims, are called in a hit, and what a word in them weighs. */
const FIELDS: readonly { readonly field: SearchField; readonly boost: number }[] = [
  { field: "label", boost: 3 },
  { field: "alias", boost: 2.5 },
  { field: "gloss", boost: 1 },
  { field: "label", boost: 2 },
  { field: "gloss", boost: 1 },
  { field: "ends", boost: 1 },
];
/** Parts of entities that are names. */
const NAME_PARTS = 2;

// Okapi BM25+ over several fields, with weights for words that are not typed in full, as MiniSearch has them.
const SATURATION = 1.2;
const LENGTH_SHARE = 0.7;
const LEAST_FREQUENCY = 0.5;
const PREFIX_WEIGHT = 0.375;
const FUZZY_WEIGHT = 0.45;

/** What a whole query says of a document's name, weightier than any score: the greater, the better. */
const STANDING = { none: 0, claimBegins: 1, claimIs: 2, entityBegins: 3, aliasIs: 4, entityIs: 5 } as const;

/** Indexes a dataset's entities (label, aliases, gloss) and claims (label, gloss, names at its ends), all at once. */
export function createSearchIndex(knowledge: KnowledgeGraph): SearchIndex {
  const making = indexing(knowledge);
  let step = making.next();
  while (!step.done) step = making.next();
  return searchIndexOf(knowledge, step.value);
}

/** Makes the columns of an index over a whole dataset in steps of a few milliseconds; yields how many records are done. */
export function indexing(indexable: Indexable): Generator<number, SearchColumns> {
  const count = indexable.order + indexable.claimCount;
  return makeColumns(indexable, Array(count).keys(), new Uint8Array(PARTS * count));
}

/** How a word of a query may stand in a document. */
interface Wanted {
  readonly term: string;
  /** It stands for all words that begin with it. */
  readonly isPrefix: boolean;
  /** Letters by which a misspelling may differ; 0: none. */
  readonly slips: number;
}

/** Documents that are searched together: all as they were indexed, or those that have changed since. */
interface Segment {
  readonly columns: SearchColumns;
  /** The value of `isStale` for the documents that these columns are valid for. */
  readonly stale: 0 | 1;
}

/**
 * The index that columns make up.
 * @param columns made by `indexing` of the same dataset. They belong to the index from then on.
 */
export function searchIndexOf(knowledge: KnowledgeGraph, columns: SearchColumns): SearchIndex {
  let current = knowledge;
  const { order } = knowledge;
  const documents = order + knowledge.claimCount;
  const { lengths } = columns;
  /** Per field: the lengths of all documents that have it. */
  const totals = new Float64Array(FIELDS.length);
  const countLengths = (document: number, sign: 1 | -1) => {
    const first = document < order ? 0 : PARTS;
    for (let part = 0; part < PARTS; part++)
      totals[first + part] = (totals[first + part] as number) + sign * (lengths[PARTS * document + part] as number);
  };
  for (let document = 0; document < documents; document++) countLengths(document, 1);

  const changed = new Set<number>();
  const isStale = new Uint8Array(documents);
  const base: Segment = { columns, stale: 0 };
  let patch: Segment | null = null;
  const segments = (): readonly Segment[] => {
    if (changed.size === 0) return [base];
    if (patch === null) {
      const ascending = [...changed].sort((a, b) => a - b);
      for (const document of ascending) countLengths(document, -1);
      const making = makeColumns(current, ascending, lengths);
      let step = making.next();
      while (!step.done) step = making.next();
      for (const document of ascending) countLengths(document, 1);
      patch = { columns: step.value, stale: 1 };
    }
    return [base, patch];
  };

  // Searches run one at a time, so they share these buffers. Each leaves scores and standings cleared.
  const scores = new Float64Array(documents);
  /** Per document: 0 if it is not searched; else 1, plus 1 per word of the query up to the first that it lacks. */
  const reached = new Uint8Array(documents);
  const standing = new Uint8Array(documents);
  const touched = new Uint32Array(documents);
  let touchedCount = 0;
  const cleanScores = () => {
    for (let i = 0; i < touchedCount; i++) scores[touched[i] as number] = 0;
    touchedCount = 0;
  };

  const frequencies = new Uint32Array(FIELDS.length);
  const fieldOf = (posting: number) => (documentOf(posting) < order ? 0 : PARTS) + partOf(posting);
  const countWord = ({ columns: { postingStart, postings }, stale }: Segment, word: number) => {
    const areAllFresh = changed.size === 0;
    const end = postingStart[word + 1] as number;
    for (let i = postingStart[word] as number; i < end; i++) {
      const posting = postings[i] as number;
      if (!areAllFresh && isStale[documentOf(posting)] !== stale) continue;
      const field = fieldOf(posting);
      frequencies[field] = (frequencies[field] as number) + 1;
    }
  };
  const fieldWeights = new Float64Array(FIELDS.length);
  const lengthFactors = new Float64Array(FIELDS.length);

  /** Adds the score of an indexed word to all searched documents that have the first `rank` words of the query. */
  const scoreWord = (segment: Segment, word: number, weight: number, rank: number, isNameOnly: boolean) => {
    const { postingStart, postings, words } = segment.columns;
    frequencies.fill(0);
    countWord(segment, word);
    for (const other of segments()) {
      if (other === segment) continue;
      const twin = findText(other.columns.words, textAt(words, word));
      if (twin >= 0) countWord(other, twin);
    }
    for (const [field, { boost }] of FIELDS.entries()) {
      const found = frequencies[field] as number;
      fieldWeights[field] = weight * boost * Math.log(1 + (documents - found + 0.5) / (found + 0.5));
    }
    const areAllFresh = changed.size === 0;
    const end = postingStart[word + 1] as number;
    for (let i = postingStart[word] as number; i < end; i++) {
      const posting = postings[i] as number;
      const document = documentOf(posting);
      if ((reached[document] as number) <= rank || (!areAllFresh && isStale[document] !== segment.stale)) continue;
      const field = fieldOf(posting);
      if (isNameOnly && field >= NAME_PARTS) continue;
      const count = countOf(posting);
      const length = lengths[PARTS * document + partOf(posting)] as number;
      const damping = SATURATION * (1 - LENGTH_SHARE + length * (lengthFactors[field] as number));
      const frequency = LEAST_FREQUENCY + (count * (SATURATION + 1)) / (count + damping);
      if (scores[document] === 0) touched[touchedCount++] = document;
      scores[document] = (scores[document] as number) + (fieldWeights[field] as number) * frequency;
      if (reached[document] === rank + 1) reached[document] = rank + 2;
    }
  };

  /** Scores the searched documents by the words of a query; a document must have them all unless `isAny`. */
  const score = (query: readonly Wanted[], isAny: boolean) => {
    for (const field of FIELDS.keys()) {
      const bearers = Math.max(1, field < PARTS ? order : documents - order);
      lengthFactors[field] = LENGTH_SHARE / Math.max((totals[field] as number) / bearers, 1e-9);
    }
    for (const [rank, { term, isPrefix, slips }] of query.entries())
      for (const segment of segments()) {
        const { words } = segment.columns;
        const lengthOf = (word: number) => (words.starts[word + 1] as number) - (words.starts[word] as number);
        const scoreOne = (word: number, weight: number) => scoreWord(segment, word, weight, isAny ? 0 : rank, isAny);
        const exact = findText(words, term);
        if (exact >= 0) scoreOne(exact, 1);
        const [first, end] = isPrefix ? textsThatBegin(words, term) : [0, 0];
        for (let word = first; word < end; word++) {
          const length = lengthOf(word);
          if (word !== exact) scoreOne(word, (PREFIX_WEIGHT * length) / (length + 0.3 * (length - term.length)));
        }
        if (slips === 0) continue;
        for (const { at, distance } of textsNear(words, term, slips)) {
          if (at === exact || (at >= first && at < end)) continue;
          const length = lengthOf(at);
          scoreOne(at, (FUZZY_WEIGHT * length) / (length + distance));
        }
      }
  };

  /** Sets the standing of documents with a name that is the whole query or begins with it; returns these documents. */
  const noteStandings = (query: string): readonly number[] => {
    const named: number[] = [];
    for (const { columns, stale } of segments()) {
      const { names, bearerStart, bearers } = columns;
      const exact = findText(names, query);
      const [first, end] = textsThatBegin(names, query);
      for (let name = first; name < end; name++)
        for (let i = bearerStart[name] as number; i < (bearerStart[name + 1] as number); i++) {
          const bearer = bearers[i] as number;
          const document = bearer >>> 1;
          const rung = standingOf(document < order, (bearer & 1) === 1, name === exact);
          if (rung <= (standing[document] as number) || isStale[document] !== stale) continue;
          if (standing[document] === STANDING.none) named.push(document);
          standing[document] = rung;
        }
    }
    return named;
  };

  const compare = (a: number, b: number) =>
    (standing[b] as number) - (standing[a] as number) || (scores[b] as number) - (scores[a] as number) || a - b;

  /**
   * The best documents of each kind, best first. A standing outweighs any score: if enough documents of a kind are in
   * `named`, the others are not scored. This saves most of the work for short queries, which most documents match.
   * @param named documents with a standing; an empty list to score all.
   */
  const bestOf = (wanted: readonly Wanted[], perKind: number, named: readonly number[]): readonly number[] => {
    const namedEntities = named.filter((document) => document < order).length;
    const allEntities = namedEntities < perKind;
    const allClaims = named.length - namedEntities < perKind;
    reached.fill(allEntities ? 1 : 0, 0, order).fill(allClaims ? 1 : 0, order);
    for (const document of named) reached[document] = 1;
    score(wanted, false);
    const entities = new Best(perKind, compare);
    const claims = new Best(perKind, compare);
    for (let i = 0; i < touchedCount; i++) {
      const document = touched[i] as number;
      if (reached[document] === wanted.length + 1) (document < order ? entities : claims).offer(document);
    }
    const best = [...entities.all, ...claims.all].sort(compare);
    cleanScores();
    // "El Sur" begins with "els", but none of its words does.
    const areTooFew = (!allEntities && entities.all.length < perKind) || (!allClaims && claims.all.length < perKind);
    return areTooFew ? bestOf(wanted, perKind, []) : best;
  };

  const search: SearchIndex["search"] = (query, { limit, perKind = limit }) => {
    const asked = query.slice(0, LONGEST_QUERY);
    const terms = termsOf(asked);
    if (terms.length === 0) return searchBySigns(current, asked, limit, perKind);
    const wanted = terms.map((term) => wantedOf(term, term === terms.at(-1)));
    const named = noteStandings(spell(asked));
    const best = bestOf(wanted, perKind, named).slice(0, limit);
    for (const document of named) standing[document] = STANDING.none;
    return best.map((document) => hitOf(current, document, wanted));
  };

  const suggestions: SearchIndex["suggestions"] = (query, { limit }) => {
    const terms = termsOf(query.slice(0, LONGEST_QUERY)).filter((term) => term.length > 1);
    reached.fill(1);
    score(
      terms.map((term) => ({ term, isPrefix: true, slips: slipsOf(term, 0.4, 3) })),
      true,
    );
    // Some may bear the same label.
    const likeliest = new Best(8 * limit, compare);
    for (let i = 0; i < touchedCount; i++) likeliest.offer(touched[i] as number);
    cleanScores();
    return [...new Set(likeliest.all.map((document) => nameOf(entityAt(current, document))))].slice(0, limit);
  };

  const update: SearchIndex["update"] = (next, kind, number) => {
    if (next.order !== order || next.claimCount !== documents - order)
      bug("SearchIndex.update: records came or went, and with them the numbers of others; make a new index.");
    current = next;
    patch = null;
    const numbers = kind === "entity" ? [number, ...claimsAt(next, number).map((c) => order + c)] : [order + number];
    for (const document of numbers) {
      changed.add(document);
      isStale[document] = 1;
    }
  };

  const updateAll: SearchIndex["updateAll"] = (next) => {
    const before = current.dataset;
    for (const [e, record] of next.dataset.entities.entries())
      if (record !== before.entities[e]) update(next, "entity", e);
    for (const [c, record] of next.dataset.claims.entries()) if (record !== before.claims[c]) update(next, "claim", c);
    return index;
  };

  const entitiesNamed: SearchIndex["entitiesNamed"] = (name) => {
    const spelled = spell(name);
    if (spelled === "") return [];
    const named = segments().flatMap(({ columns: { names, bearerStart, bearers }, stale }) => {
      const at = findText(names, spelled);
      if (at < 0) return [];
      return [...bearers.subarray(bearerStart[at], bearerStart[at + 1])]
        .map((bearer) => bearer >>> 1)
        .filter((document) => document < order && isStale[document] === stale);
    });
    return [...new Set(named)].sort((a, b) => a - b);
  };
  const findings: SearchIndex["findings"] = (query, options) => findingsOf(index, current, query, options);

  const index: SearchIndex = { search, entitiesNamed, findings, suggestions, update, updateAll };
  return index;
}

function termsOf(query: string): string[] {
  const terms = tokensOf(foldText(query), "query").map(({ text }) => text);
  return [...new Set(terms)].slice(0, MOST_TERMS);
}

/** A word still being typed stands for all that begin with it; a long one for its misspellings too, a number never. */
function wantedOf(term: string, isLast: boolean): Wanted {
  const slips = term.length < SHORTEST_FUZZY ? 0 : slipsOf(term, 0.2, 2);
  return { term, isPrefix: term.length > 1 || isLast, slips };
}

function slipsOf(term: string, share: number, most: number): number {
  return /\p{N}/u.test(term) ? 0 : Math.min(most, Math.round(share * term.length));
}

function standingOf(isEntity: boolean, isAlias: boolean, isWhole: boolean): number {
  if (isAlias) return isWhole ? STANDING.aliasIs : STANDING.none;
  if (isEntity) return isWhole ? STANDING.entityIs : STANDING.entityBegins;
  return isWhole ? STANDING.claimIs : STANDING.claimBegins;
}

/** The first few of many, in order, without sorting them all. */
class Best {
  readonly all: number[] = [];
  readonly #most: number;
  readonly #compare: (a: number, b: number) => number;

  constructor(most: number, compare: (a: number, b: number) => number) {
    this.#most = most;
    this.#compare = compare;
  }

  offer(one: number): void {
    const { all } = this;
    let at = all.length;
    while (at > 0 && this.#compare(one, all[at - 1] as number) < 0) at--;
    if (at >= this.#most) return;
    all.splice(at, 0, one);
    if (all.length > this.#most) all.pop();
  }
}

/** For a query without letters or digits ("☮", "?!"): labels that contain it as it stands. */
function searchBySigns(knowledge: KnowledgeGraph, query: string, limit: number, perKind: number): readonly SearchHit[] {
  const signs = query.trim();
  if (signs === "") return [];
  const hits: SearchHit[] = [];
  for (let e = 0; e < knowledge.order && hits.length < Math.min(limit, perKind); e++) {
    const start = nameOf(entityAt(knowledge, e)).indexOf(signs);
    if (start >= 0) hits.push({ ...entityHit(knowledge, e), field: "label", ranges: [[start, start + signs.length]] });
  }
  return hits;
}

function hitOf(knowledge: KnowledgeGraph, document: number, query: readonly Wanted[]): SearchHit {
  const isMatch = matching(query);
  const isEntity = document < knowledge.order;
  const parts = partsOf(knowledge, document);
  const part = parts.findIndex((text) => wordsOf(text).some(isMatch));
  const field = FIELDS[(isEntity ? 0 : PARTS) + Math.max(part, 0)]?.field ?? "gloss";
  const hit = isEntity ? entityHit(knowledge, document) : claimHit(knowledge, document - knowledge.order);
  const terms = query.map(({ term }) => term);
  const alias = field === "alias" ? matchedAlias(entityAt(knowledge, document).aliases, terms, isMatch) : null;
  const stated = field === "gloss" ? statedAs(knowledge, hit, isMatch) : null;
  return { ...hit, field, ranges: matchedRanges(hit.label, terms, isMatch), alias, ...(stated !== null && { stated }) };
}

/** The first field of a record in which a query is found; null where its gloss has it. */
function statedAs(
  knowledge: KnowledgeGraph,
  { kind, number }: Pick<SearchHit, "kind" | "number">,
  isMatch: (word: string) => boolean,
): string | null {
  const { gloss = "", fields } = kind === "entity" ? entityAt(knowledge, number) : claimAt(knowledge, number);
  if (wordsOf(gloss).some(isMatch)) return null;
  for (const { field, values } of fieldsInWords(knowledge, kind, fields)) {
    // As it is stated and not as it is written: a year has no separator to be found by.
    const stated = [fields?.[field.id]].flat().findIndex((value) => wordsOf(String(value)).some(isMatch));
    if (stated >= 0) return searchResultWords.stated({ field: field.label, value: values[stated] ?? "" });
  }
  return null;
}

/** Whether a word of the index is one that a query finds. */
function matching(query: readonly Wanted[]): (word: string) => boolean {
  return (word) =>
    query.some(
      ({ term, isPrefix, slips }) =>
        (isPrefix ? word.startsWith(term) : word === term) ||
        (slips > 0 && textsNear(packTexts([word]), term, slips).length > 0),
    );
}

/** The alias that was most likely meant: one with a word that begins as typed, else one that has any matched word. */
function matchedAlias(
  aliases: readonly string[],
  terms: readonly string[],
  isMatch: (word: string) => boolean,
): string | null {
  const asTyped = aliases.find((alias) => wordsOf(alias).some((word) => terms.some((term) => word.startsWith(term))));
  return asTyped ?? aliases.find((alias) => wordsOf(alias).some(isMatch)) ?? null;
}

/** Where the matched words stand in a text: only the typed beginning of a word, the whole of one that was misspelled. */
function matchedRanges(
  text: string,
  terms: readonly string[],
  isMatch: (word: string) => boolean,
): SearchHit["ranges"] {
  const folded = foldWithOrigin(text);
  const ranges: [number, number][] = [];
  for (const token of tokensOf(folded.text, "index")) {
    if (!isMatch(token.text)) continue;
    const typed = terms.filter((term) => token.text.startsWith(term)).map((term) => term.length);
    for (const [start, end] of firstUnits(token, typed.length === 0 ? token.text.length : Math.max(...typed)))
      ranges.push([folded.start[start] as number, folded.end[end - 1] as number]);
  }
  return merged(ranges);
}

function firstUnits({ pieces }: Token, length: number): readonly (readonly [number, number])[] {
  const taken: [number, number][] = [];
  let left = length;
  for (const [start, end] of pieces) {
    if (left <= 0) break;
    taken.push([start, Math.min(end, start + left)]);
    left -= end - start;
  }
  return taken;
}

function merged(ranges: readonly [number, number][]): SearchHit["ranges"] {
  const result: [number, number][] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
