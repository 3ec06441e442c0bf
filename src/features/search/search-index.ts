import MiniSearch, { type SearchOptions as MiniSearchOptions, type SearchResult } from "minisearch";
import { claimLabel } from "../../model/claim-words.ts";
import type { Claim } from "../../model/dataset.ts";
import { claimAt, entityAt, type KnowledgeGraph, nameOf } from "../../model/knowledge-graph.ts";
import { foldText, foldWithOrigin, type Token, tokensOf } from "./fold-text.ts";

/** Part of a record that a query was found in; "ends" are the names at either end of a claim. */
export type SearchField = "label" | "alias" | "gloss" | "ends";

/** One thing that a query found. */
export interface SearchHit {
  readonly kind: "entity" | "claim";
  /** Number of the entity or claim in the knowledge graph, as the masks of a derived view count. */
  readonly number: number;
  readonly id: string;
  /** What to show: an entity's label; a claim read from subject to object. */
  readonly label: string;
  /** What to show below: the label of an entity's kind; a claim's gloss. */
  readonly secondary: string;
  /** The most telling of the parts that matched. */
  readonly field: SearchField;
  /** The alias that matched where no word of the label did; else null. */
  readonly alias: string | null;
  /** What to mark in `label`: code units, end excluded, ascending, apart from one another. */
  readonly ranges: readonly (readonly [start: number, end: number])[];
}

export interface SearchOptions {
  /** Most hits in all. */
  readonly limit: number;
  /** Most hits of either kind; `limit` where absent. */
  readonly perKind?: number;
}

/** Finds entities and claims by their words. */
export interface SearchIndex {
  /** Best first; nothing for a query without a letter, digit or sign of any label. Never throws. */
  search(query: string, options: SearchOptions): readonly SearchHit[];
  /** Labels of entities that a mistyped query may have meant, likeliest first. */
  suggestions(query: string, options: { readonly limit: number }): readonly string[];
}

const LONGEST_QUERY = 400;
const MOST_TERMS = 24;
/** Shorter words have too many neighbours for a slip of the finger to be told from another word. */
const SHORTEST_FUZZY = 4;
const BOOST = { label: 3, alias: 2.5, gloss: 1, claimLabel: 2, claimGloss: 1, ends: 1 } as const;
type IndexedField = keyof typeof BOOST;
const FIELDS = Object.keys(BOOST) as IndexedField[];
/** What an indexed field is called in a hit, the most telling first. */
const SEARCH_FIELDS: readonly (readonly [IndexedField, SearchField])[] = [
  ["label", "label"],
  ["claimLabel", "label"],
  ["alias", "alias"],
  ["gloss", "gloss"],
  ["claimGloss", "gloss"],
  ["ends", "ends"],
];

type SearchDocument = { readonly id: number } & Partial<Record<IndexedField, string>>;

/**
 * Indexes a dataset's entities (label, aliases, gloss) and claims (label, gloss, names at its ends). Entities have their
 * number as document id, claims theirs after those. Time and memory grow with the words in the dataset.
 */
export function createSearchIndex(knowledge: KnowledgeGraph): SearchIndex {
  const { order, claimCount } = knowledge;
  // The same words come again and again, and folding one takes longer than looking it up.
  const knownTerms = new Map<string, readonly string[]>();
  const termsOfChunk = (chunk: string): readonly string[] => {
    let terms = knownTerms.get(chunk);
    if (terms === undefined) {
      terms = tokensOf(foldText(chunk), "index").map(({ text }) => text);
      knownTerms.set(chunk, terms);
    }
    return terms;
  };
  const index = new MiniSearch<SearchDocument>({
    fields: FIELDS,
    tokenize: (text) => text.split(/\s+/).flatMap(termsOfChunk),
    processTerm: (term) => term,
  });
  const labels = new SpellingTable();
  const aliases: (readonly SpelledName[])[] = [];
  for (let e = 0; e < order; e++) {
    const entity = entityAt(knowledge, e);
    index.add({ id: e, label: nameOf(entity), alias: entity.aliases.join("\n"), gloss: entity.gloss ?? "" });
    labels.add(nameOf(entity));
    aliases.push(entity.aliases.map(spellName));
  }
  for (let c = 0; c < claimCount; c++) {
    const label = claimLabel(knowledge, c);
    const { gloss = "" } = claimAt(knowledge, c);
    const [subject, object] = endsOf(knowledge, c);
    index.add({ id: order + c, claimLabel: label, claimGloss: gloss, ends: `${subject}\n${object}` });
    labels.add(label);
  }
  knownTerms.clear();

  /** Places in which a whole query stands say more than any score: the smaller, the better. */
  const tierOf = (document: number, query: SpelledName): number => {
    const label = labels.at(document);
    if (document >= order) return isSame(label, query) ? 3 : begins(label, query) ? 4 : 5;
    if (isSame(label, query)) return 0;
    if (aliases[document]?.some((alias) => isSame(alias, query))) return 1;
    return begins(label, query) ? 2 : 5;
  };

  const search: SearchIndex["search"] = (query, { limit, perKind = limit }) => {
    const asked = query.slice(0, LONGEST_QUERY);
    const terms = termsOf(asked);
    if (terms.length === 0) return searchBySigns(knowledge, asked, limit, perKind);
    const spelled = spellName(asked);
    const found = index
      .search({ combineWith: "AND", queries: terms }, { ...matching(terms), tokenize: (term) => [term], boost: BOOST })
      .map((result) => ({ result, tier: tierOf(result.id, spelled) }))
      .sort((a, b) => a.tier - b.tier || b.result.score - a.result.score || a.result.id - b.result.id);
    return firstOfEach(found, order, limit, perKind).map(({ result }) => hitOf(knowledge, result));
  };

  const suggestions: SearchIndex["suggestions"] = (query, { limit }) => {
    const terms = termsOf(query.slice(0, LONGEST_QUERY)).filter((term) => term.length > 1);
    if (terms.length === 0) return [];
    const found = index.search(
      { combineWith: "OR", queries: terms },
      {
        tokenize: (term) => [term],
        fields: ["label", "alias"],
        boost: BOOST,
        prefix: true,
        fuzzy: (term) => (isNumeric(term) ? false : 0.4),
        maxFuzzy: 3,
      },
    );
    return [...new Set(found.map(({ id }) => nameOf(entityAt(knowledge, id))))].slice(0, limit);
  };

  return { search, suggestions };
}

function termsOf(query: string): string[] {
  const terms = tokensOf(foldText(query), "query").map(({ text }) => text);
  return [...new Set(terms)].slice(0, MOST_TERMS);
}

/** A word still being typed stands for all that begin with it; a long one for its misspellings too, a number never. */
function matching(terms: readonly string[]): Pick<MiniSearchOptions, "prefix" | "fuzzy" | "maxFuzzy"> {
  const last = terms.at(-1);
  return {
    prefix: (term) => term.length > 1 || term === last,
    fuzzy: (term) => (term.length < SHORTEST_FUZZY || isNumeric(term) ? false : 0.2),
    maxFuzzy: 2,
  };
}

function isNumeric(term: string): boolean {
  return /\p{N}/u.test(term);
}

/** A name as whole queries are compared with it: its words, and its words run together. */
interface SpelledName {
  readonly words: string;
  readonly joined: string;
}

function spellName(name: string): SpelledName {
  const words = tokensOf(foldText(name), "query").map(({ text }) => text);
  return { words: words.join(" "), joined: words.join("") };
}

function isSame(name: SpelledName, query: SpelledName): boolean {
  return name.words === query.words || name.joined === query.joined;
}

function begins(name: SpelledName, query: SpelledName): boolean {
  return name.words.startsWith(query.words) || name.joined.startsWith(query.joined);
}

/** The spelled labels of all documents; equal labels, as claims often have, are kept once. */
class SpellingTable {
  readonly #known = new Map<string, SpelledName>();
  readonly #byDocument: SpelledName[] = [];

  add(label: string): void {
    let name = this.#known.get(label);
    if (name === undefined) {
      name = spellName(label);
      this.#known.set(label, name);
    }
    this.#byDocument.push(name);
  }

  at(document: number): SpelledName {
    return this.#byDocument[document] ?? { words: "", joined: "" };
  }
}

function firstOfEach<Found extends { readonly result: { readonly id: number } }>(
  found: readonly Found[],
  order: number,
  limit: number,
  perKind: number,
): readonly Found[] {
  const taken: Found[] = [];
  let entities = 0;
  let claims = 0;
  for (const one of found) {
    if (taken.length >= limit || (entities >= perKind && claims >= perKind)) break;
    if (one.result.id < order ? entities++ < perKind : claims++ < perKind) taken.push(one);
  }
  return taken;
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

function hitOf(knowledge: KnowledgeGraph, result: SearchResult): SearchHit {
  const document = result.id as number;
  const matched = new Set(Object.values(result.match).flat());
  const [, field] = SEARCH_FIELDS.find(([indexed]) => matched.has(indexed)) ?? ["gloss", "gloss"];
  const hit =
    document < knowledge.order ? entityHit(knowledge, document) : claimHit(knowledge, document - knowledge.order);
  const ranges = matchedRanges(hit.label, result.terms, result.queryTerms);
  return { ...hit, field, ranges, alias: field === "alias" ? matchedAlias(knowledge, document, result) : null };
}

type BareHit = Omit<SearchHit, "field" | "ranges">;

function entityHit(knowledge: KnowledgeGraph, e: number): BareHit {
  const entity = entityAt(knowledge, e);
  const { id, kind } = entity;
  const secondary = knowledge.dataset.vocabulary.entityKinds[knowledge.entityKind[e] as number]?.label ?? kind;
  return { kind: "entity", number: e, id, label: nameOf(entity), secondary, alias: null };
}

function claimHit(knowledge: KnowledgeGraph, c: number): BareHit {
  const { id, gloss = "" } = claimAt(knowledge, c);
  const [subject, object] = endsOf(knowledge, c);
  const label = [subject, claimLabel(knowledge, c) || "–", object].join(" ");
  return { kind: "claim", number: c, id, label, secondary: gloss, alias: null };
}

function endsOf(knowledge: KnowledgeGraph, c: number): readonly [subject: string, object: string] {
  const object = knowledge.claimObject[c] as number;
  return [
    nameOf(entityAt(knowledge, knowledge.claimSubject[c] as number)),
    object >= 0 ? nameOf(entityAt(knowledge, object)) : valueInWords(claimAt(knowledge, c)),
  ];
}

function valueInWords({ value }: Claim): string {
  return value === null ? "" : [value.qualifier, value.amount, value.unit].filter((part) => part !== null).join(" ");
}

/** The alias that was most likely meant: one with a word that begins as typed, else one that has any matched word. */
function matchedAlias(knowledge: KnowledgeGraph, e: number, { terms, queryTerms }: SearchResult): string | null {
  const { aliases } = entityAt(knowledge, e);
  const wordsOf = (alias: string) => tokensOf(foldText(alias), "index").map(({ text }) => text);
  const asTyped = aliases.find((alias) =>
    wordsOf(alias).some((word) => queryTerms.some((term) => word.startsWith(term))),
  );
  return asTyped ?? aliases.find((alias) => wordsOf(alias).some((word) => terms.includes(word))) ?? null;
}

/** Where the matched words stand in a text: only the typed beginning of a word, the whole of one that was misspelled. */
function matchedRanges(text: string, terms: readonly string[], queryTerms: readonly string[]): SearchHit["ranges"] {
  const wanted = new Set(terms);
  const folded = foldWithOrigin(text);
  const ranges: [number, number][] = [];
  for (const token of tokensOf(folded.text, "index")) {
    if (!wanted.has(token.text)) continue;
    const typed = queryTerms.filter((term) => token.text.startsWith(term)).map((term) => term.length);
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
