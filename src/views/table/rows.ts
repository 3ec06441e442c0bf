import type { DerivedView } from "../../derive/derived-view.ts";
import type { Steps } from "../../lib/steps.ts";
import { claimAt, entityAt, type KnowledgeGraph, NO_SOURCE_RECORDED } from "../../model/knowledge-graph.ts";
import type { TableId } from "../../model/view-slices/table.ts";
import type { Selection } from "../../model/view-state.ts";

/** What a table shows of a dataset and a view: what has a row, and what is shown elsewhere and has none. */
export interface TableRows {
  /** By number, ascending: entities, claims, attributions as the knowledge graph counts them, or sources. */
  readonly rows: Uint32Array;
  /** How many of the shown claims have no row, because they have no attribution, or no source. */
  readonly without: number;
}

/** Which sources each claim rests on: those of claim c are [start[c], start[c + 1]) of `sources`, ascending. */
export interface CitedSources {
  readonly start: Uint32Array;
  readonly sources: Uint32Array;
}

/** Records that are read in one step. */
export const RECORDS_AT_ONCE = 256;

const cited = new WeakMap<object, CitedSources>();

/** The sources of every claim, if they were worked out already. */
export function knownCitedSources({ facts }: KnowledgeGraph): CitedSources | null {
  return cited.get(facts) ?? null;
}

/** Works out the sources of every claim, once per revision: reads every claim. */
export function* citedSourceSteps(knowledge: KnowledgeGraph): Steps<CitedSources> {
  const known = knownCitedSources(knowledge);
  if (known !== null) return known;
  const { dataset, claimCount } = knowledge;
  const numbers = new Map(dataset.sources.map(({ id }, number) => [id, number]));
  const start = new Uint32Array(claimCount + 1);
  const found: number[] = [];
  for (let c = 0; c < claimCount; c++) {
    if (c % RECORDS_AT_ONCE === 0) yield;
    const own = new Set<number>();
    for (const { evidence } of claimAt(knowledge, c).attributions)
      for (const { source } of evidence) own.add(numbers.get(source) as number);
    found.push(...[...own].sort((a, b) => a - b));
    start[c + 1] = found.length;
  }
  const columns = { start, sources: Uint32Array.from(found) };
  cited.set(knowledge.facts, columns);
  return columns;
}

/** How many shown claims rest on each source. */
export function claimsPerSource(
  { dataset, claimCount }: KnowledgeGraph,
  { claimMask }: Pick<DerivedView, "claimMask">,
  { start, sources }: CitedSources,
): Uint32Array {
  const counts = new Uint32Array(dataset.sources.length);
  for (let c = 0; c < claimCount; c++) {
    if (claimMask[c] === 0) continue;
    for (let at = start[c] as number; at < (start[c + 1] as number); at++) {
      const source = sources[at] as number;
      counts[source] = (counts[source] as number) + 1;
    }
  }
  return counts;
}

/**
 * The rows of a table: what filters, lens, time and focus show, and no others. Of attributions those that the lens accepts,
 * of claims that are shown; of sources those that a shown claim rests on.
 * @param sources which sources each claim rests on; needed for the table of sources alone.
 */
export function rowsOf(
  table: TableId,
  knowledge: KnowledgeGraph,
  derived: DerivedView,
  sources: CitedSources | null,
): TableRows {
  const { entityMask, claimMask, attributionMask, shownClaims } = derived;
  switch (table) {
    case "entities":
      return { rows: numbersWhere(entityMask.length, (e) => entityMask[e] === 1), without: 0 };
    case "claims":
      return { rows: numbersWhere(claimMask.length, (c) => claimMask[c] === 1), without: 0 };
    case "attributions": {
      const { attributionStart, attributionHolder, claimCount } = knowledge;
      const found = new Uint32Array(attributionStart[claimCount] as number);
      let count = 0;
      let without = 0;
      for (let c = 0; c < claimCount; c++) {
        if (claimMask[c] === 0) continue;
        const before = count;
        for (let row = attributionStart[c] as number; row < (attributionStart[c + 1] as number); row++)
          if (attributionMask[row] === 1 && attributionHolder[row] !== NO_SOURCE_RECORDED) found[count++] = row;
        if (count === before) without++;
      }
      return { rows: found.slice(0, count), without };
    }
    case "sources": {
      if (sources === null) return { rows: new Uint32Array(0), without: 0 };
      const counts = claimsPerSource(knowledge, derived, sources);
      let citing = 0;
      for (let c = 0; c < knowledge.claimCount; c++)
        if (claimMask[c] === 1 && sources.start[c] !== sources.start[c + 1]) citing++;
      return { rows: numbersWhere(counts.length, (s) => counts[s] !== 0), without: shownClaims - citing };
    }
  }
}

/** How many rows a table has; null where that has to be worked out first. */
export function rowCount(table: TableId, knowledge: KnowledgeGraph, derived: DerivedView): number | null {
  if (table === "entities") return derived.shownEntities;
  if (table === "claims") return derived.shownClaims;
  const sources = knownCitedSources(knowledge);
  if (table === "sources" && sources === null) return null;
  return rowsOf(table, knowledge, derived, sources).rows.length;
}

/** The claim that a row of attributions belongs to. */
export function claimOfAttribution({ attributionStart, claimCount }: KnowledgeGraph, row: number): number {
  let [low, high] = [0, claimCount - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((attributionStart[middle] as number) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The shown claims that rest on a source, ascending. */
export function shownClaimsOfSource(
  { claimCount }: KnowledgeGraph,
  { claimMask }: Pick<DerivedView, "claimMask">,
  { start, sources }: CitedSources,
  source: number,
): readonly number[] {
  const claims: number[] = [];
  for (let c = 0; c < claimCount; c++)
    if (claimMask[c] === 1 && sources.subarray(start[c], start[c + 1]).includes(source)) claims.push(c);
  return claims;
}

/** What is selected with rows of a table, by id, in steps: of a source its claims. */
export function* selectionSteps(
  table: TableId,
  rows: Iterable<number>,
  knowledge: KnowledgeGraph,
  derived: DerivedView,
): Steps<Selection> {
  const entities = new Set<string>();
  const claims = new Set<string>();
  const sources = knownCitedSources(knowledge);
  let read = 0;
  for (const row of rows) {
    if (read++ % RECORDS_AT_ONCE === 0) yield;
    if (table === "entities") entities.add(entityAt(knowledge, row).id);
    else if (table === "claims") claims.add(claimAt(knowledge, row).id);
    else if (table === "attributions") claims.add(claimAt(knowledge, claimOfAttribution(knowledge, row)).id);
    else if (sources !== null)
      for (const claim of shownClaimsOfSource(knowledge, derived, sources, row)) {
        if (read++ % RECORDS_AT_ONCE === 0) yield;
        claims.add(claimAt(knowledge, claim).id);
      }
  }
  return { entities: [...entities], claims: [...claims] };
}

/** Which rows of a table a selection marks: a source where all its shown claims are selected. */
export function selectedRows(
  table: TableId,
  { entities, claims }: Selection,
  knowledge: KnowledgeGraph,
  derived: DerivedView,
): ReadonlySet<number> {
  const { entityNumber, claimNumber, attributionStart } = knowledge;
  const found = new Set<number>();
  if (table === "entities") for (const id of entities) found.add(entityNumber.get(id) ?? -1);
  const sources = table === "sources" ? knownCitedSources(knowledge) : null;
  const counts = sources === null || claims.length === 0 ? null : claimsPerSource(knowledge, derived, sources);
  if (table !== "entities")
    for (const id of claims) {
      const c = claimNumber.get(id);
      if (c === undefined) continue;
      if (table === "claims") found.add(c);
      else if (table === "attributions")
        for (let row = attributionStart[c] as number; row < (attributionStart[c + 1] as number); row++) found.add(row);
      else if (sources !== null && counts !== null && derived.claimMask[c] === 1)
        for (const source of sources.sources.subarray(sources.start[c], sources.start[c + 1])) {
          const left = (counts[source] as number) - 1;
          counts[source] = left;
          if (left === 0) found.add(source);
        }
    }
  return found;
}

function numbersWhere(length: number, holds: (number: number) => boolean): Uint32Array {
  const found = new Uint32Array(length);
  let count = 0;
  for (let number = 0; number < length; number++) if (holds(number)) found[count++] = number;
  return found.slice(0, count);
}
