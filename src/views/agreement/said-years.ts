import { claimAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { parseWhen, yearOfDay } from "../../model/when.ts";

/** What says in which year something was said, the nearest first. */
export const YEAR_BASES = ["said", "published", "held"] as const;
export type YearBasis = (typeof YEAR_BASES)[number];

/** In which year each attribution of a graph was made, by its row. */
export interface SaidYears {
  /** NO_YEAR where nothing says so, or what says so allows of more than one. */
  readonly years: Int16Array;
  /** Position in YEAR_BASES of what says so. */
  readonly bases: Uint8Array;
}

/** `years` of an attribution that belongs to no single year. */
export const NO_YEAR = -32_768;

interface Span {
  readonly earliest: number;
  readonly latest: number;
}

const yearsByFacts = new WeakMap<object, SaidYears>();

/**
 * The year of each attribution: that in which it was said; where no date of saying is stated, that in which its sources
 * were published; where none of these is dated, that in which the claim holds. A date that allows of several years gives
 * none, and nothing else is asked in its stead. Found once per revision, in time linear in claims, each of which is read.
 */
export function saidYears(knowledge: KnowledgeGraph): SaidYears {
  const known = yearsByFacts.get(knowledge.facts);
  if (known !== undefined) return known;
  const { attributionStart, attributionHolder, claimCount, claimEarliest, claimLatest, dataset } = knowledge;
  const years = new Int16Array(attributionHolder.length).fill(NO_YEAR);
  const bases = new Uint8Array(attributionHolder.length);
  const spans = new Map<string, Span | null>();
  const spanOf = (text: string): Span | null => {
    let span = spans.get(text);
    if (span === undefined) {
      const when = parseWhen(text);
      span = when.ok ? when.value : null;
      spans.set(text, span);
    }
    return span;
  };
  const published = new Map<string, Span | null>(
    dataset.sources.map(({ id, publishedAt }) => [id, publishedAt === null ? null : spanOf(publishedAt)]),
  );
  for (let c = 0; c < claimCount; c++) {
    const start = attributionStart[c] as number;
    for (const [nth, { saidAt, evidence }] of claimAt(knowledge, c).attributions.entries()) {
      const said = saidAt === null ? null : spanOf(saidAt);
      const sources = said === null ? hullOf(evidence.map(({ source }) => published.get(source) ?? null)) : null;
      const held = { earliest: claimEarliest[c] as number, latest: claimLatest[c] as number };
      years[start + nth] = singleYear(said ?? sources ?? held);
      bases[start + nth] = YEAR_BASES.indexOf(said !== null ? "said" : sources !== null ? "published" : "held");
    }
  }
  const made = { years, bases };
  yearsByFacts.set(knowledge.facts, made);
  return made;
}

/** From the first day of all to the last; null where none is known. */
function hullOf(spans: readonly (Span | null)[]): Span | null {
  let [earliest, latest] = [Infinity, -Infinity];
  let isKnown = false;
  for (const span of spans) {
    if (span === null) continue;
    isKnown = true;
    earliest = Math.min(earliest, span.earliest);
    latest = Math.max(latest, span.latest);
  }
  return isKnown ? { earliest, latest } : null;
}

function singleYear({ earliest, latest }: Span): number {
  // Undated, or open at an end.
  if (!(Number.isFinite(earliest) && Number.isFinite(latest))) return NO_YEAR;
  const year = yearOfDay(earliest);
  return year === yearOfDay(latest) && Math.abs(year) < -NO_YEAR ? year : NO_YEAR;
}
