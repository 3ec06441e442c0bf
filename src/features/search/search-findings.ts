import { locatorInWords } from "../../derive/claim-words.ts";
import { claimsHeldByEach } from "../../derive/entity-claims.ts";
import { capitalised } from "../../lib/capitalised.ts";
import { claimAt, entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { searchResultWords as words } from "../../words/en/search-results.ts";
import { listText } from "../../words/numbers.ts";
import { foldText, tokensOf } from "./fold-text.ts";
import { spell, wordsOf } from "./search-columns.ts";
import { claimHit, entityHit, type SearchHit, type SearchOptions } from "./search-hits.ts";

/** Finds records by words alone. */
export interface WordSearch {
  /** Best first; nothing for a query without a letter, digit or sign of any label. Never throws. */
  search(query: string, options: SearchOptions): readonly SearchHit[];
  /** Numbers of the entities with this label or alias, however it is spelled; ascending. */
  entitiesNamed(name: string): readonly number[];
}

/** What a query means as a whole, to be selected in one go. */
export interface SearchSet {
  /** A sentence of a source, a certainty, the one that claims are attributed to, or several names at once. */
  readonly kind: "sentence" | "certainty" | "holder" | "names";
  /** What it is called. */
  readonly label: string;
  /** Ids, of one kind or the other. */
  readonly entities: readonly string[];
  readonly claims: readonly string[];
}

/** All that a query finds. */
export interface Findings {
  readonly hits: readonly SearchHit[];
  /** Empty for most queries. */
  readonly sets: readonly SearchSet[];
}

const LOCATOR = /^\d+(?:\.\d+)+$/;
/** A query of more words names no entities one after the other, and a name of more is not looked for there. */
const MOST_WORDS = 10;
const LONGEST_NAME = 5;

/**
 * What a query finds: entities and claims by their words; and what it stands for as a whole. "9.2" is the claims of that
 * sentence; the name of a certainty, or of somebody whom claims are attributed to, is these claims; and where nothing has
 * all of the words, the names of several entities are these entities.
 */
export function findingsOf(
  index: WordSearch,
  knowledge: KnowledgeGraph,
  query: string,
  options: SearchOptions,
): Findings {
  const { limit, perKind = limit } = options;
  const hits = index.search(query, options);
  const sets = [...sentenceSets(knowledge, query), ...certaintySets(knowledge, query)];
  const holders = holderSets(index, knowledge, query);
  const claims = [...sets, ...holders].flatMap((set) => set.claims);
  if (claims.length > 0) {
    // What the query means as a whole stands before what has its words in passing.
    const meant = numbersOf(knowledge, claims).map((c) => bare(claimHit(knowledge, c)));
    const byWords = hits.filter(({ kind, id }) => kind === "claim" && !claims.includes(id));
    const [first, second] = sets.length > 0 ? [meant, byWords] : [byWords, meant];
    const entities = hits.filter(({ kind }) => kind === "entity");
    return { hits: [...entities, ...[...first, ...second].slice(0, perKind)], sets: [...sets, ...holders] };
  }
  if (hits.length > 0) return { hits, sets: [] };
  const named = namesIn(index, knowledge, query);
  if (named.length < 2) return { hits, sets: [] };
  const records = named.map((e) => entityAt(knowledge, e));
  return {
    hits: named.slice(0, perKind).map((e) => bare(entityHit(knowledge, e))),
    sets: [{ kind: "names", label: listText(records.map(nameOf)), entities: records.map(({ id }) => id), claims: [] }],
  };
}

function sentenceSets({ dataset }: KnowledgeGraph, query: string): readonly SearchSet[] {
  const at = query.trim();
  if (!LOCATOR.test(at)) return [];
  const claims = dataset.claims.filter(({ attributions }) =>
    attributions.some(({ evidence }) => evidence.some((each) => each.at === at)),
  );
  return setOf("sentence", capitalised(locatorInWords(at)), claims);
}

function certaintySets({ dataset }: KnowledgeGraph, query: string): readonly SearchSet[] {
  const asked = spell(query);
  const stance = dataset.vocabulary.stances.find(({ id, label }) => spell(label) === asked || spell(id) === asked);
  if (asked === "" || stance === undefined) return [];
  const claims = dataset.claims.filter(({ attributions }) => attributions.some((each) => each.stance === stance.id));
  return setOf("certainty", capitalised(stance.label), claims);
}

function holderSets(index: WordSearch, knowledge: KnowledgeGraph, query: string): readonly SearchSet[] {
  const held = claimsHeldByEach(knowledge, index.entitiesNamed(query));
  return Array.from(held, ([e, claims]) => {
    const name = nameOf(entityAt(knowledge, e));
    return setOf(
      "holder",
      words.attributedTo({ name }),
      Array.from(claims, (c) => claimAt(knowledge, c)),
    );
  }).flat();
}

function setOf(
  kind: SearchSet["kind"],
  label: string,
  claims: readonly { readonly id: string }[],
): readonly SearchSet[] {
  return claims.length === 0 ? [] : [{ kind, label, entities: [], claims: claims.map(({ id }) => id) }];
}

/**
 * The entities that a query names one after the other, each once; empty where part of it names none. The longest name
 * that begins at a word counts; a name of one word may be misspelled.
 */
function namesIn(index: WordSearch, knowledge: KnowledgeGraph, query: string): readonly number[] {
  const typed = query.split(/[\s,;&]+/).filter((word) => word !== "");
  const between = new Set(words.connectives().split(" "));
  if (typed.length > MOST_WORDS) return [];
  const found = new Set<number>();
  for (let at = 0; at < typed.length; ) {
    let end = Math.min(typed.length, at + LONGEST_NAME);
    let entity = -1;
    for (; end > at && entity < 0; end--) entity = entityCalled(index, knowledge, typed.slice(at, end).join(" "));
    if (entity >= 0) {
      found.add(entity);
      at = end + 1;
    } else if (between.has((typed[at] as string).toLowerCase())) at++;
    else return [];
  }
  return [...found];
}

/** The entity that is called so, or whose name has all of the words; -1 where there is none. */
function entityCalled(index: WordSearch, knowledge: KnowledgeGraph, phrase: string): number {
  const [exact] = index.entitiesNamed(phrase);
  if (exact !== undefined) return exact;
  const terms = tokensOf(foldText(phrase), "query").map(({ text }) => text);
  if (terms.every((term) => term.length < 3)) return -1;
  const hit = index
    .search(phrase, { limit: 1, perKind: 1 })
    .find(({ kind, field }) => kind === "entity" && (field === "label" || field === "alias"));
  if (hit === undefined) return -1;
  const { aliases } = entityAt(knowledge, hit.number);
  const inName = [hit.label, ...aliases].flatMap(wordsOf);
  const hasAll = terms.every((term) => inName.some((word) => word.startsWith(term)));
  return terms.length === 1 || hasAll ? hit.number : -1;
}

function numbersOf({ claimNumber }: KnowledgeGraph, ids: readonly string[]): readonly number[] {
  return [...new Set(ids)].flatMap((id) => claimNumber.get(id) ?? []);
}

function bare(hit: Omit<SearchHit, "field" | "ranges">): SearchHit {
  return { ...hit, field: "label", ranges: [] };
}
