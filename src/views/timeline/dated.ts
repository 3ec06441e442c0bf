import type { DerivedView } from "../../derive/derived-view.ts";
import { NO_STANCE } from "../../derive/derived-view.ts";
import { claimAt, entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { ViewState } from "../../model/view-state.ts";
import { parseWhen } from "../../model/when.ts";
import { type TimeRange, timeRange } from "./time-axis.ts";

/** First and last days by number, as `When` counts them; NaN where there is no date. */
export interface DayColumns {
  readonly earliest: Float64Array;
  readonly latest: Float64Array;
}

/** When a claim was said: as stated, or else when the source was published that it is in. */
export interface Saying {
  /** EDTF. */
  readonly text: string;
  readonly isPublication: boolean;
}

/** By which times claims stand on the axis. */
type ClaimTime = ViewState["timeline"]["time"];

const entityColumns = new WeakMap<object, DayColumns>();
const sayingColumns = new WeakMap<object, DayColumns>();
const ranges = new WeakMap<object, Map<ClaimTime, TimeRange | null>>();

/** The days of entities' times. Made when first asked for, in time linear in the entities, and then kept. */
export function entityDays(knowledge: KnowledgeGraph): DayColumns {
  let columns = entityColumns.get(knowledge.facts);
  if (columns === undefined) {
    columns = columnsOf(knowledge.order, (e) => entityAt(knowledge, e).time);
    entityColumns.set(knowledge.facts, columns);
  }
  return columns;
}

/**
 * When each attribution was said, by its row in the knowledge graph. Made when first asked for, in time linear in the
 * attributions, and then kept.
 */
export function sayingDays(knowledge: KnowledgeGraph): DayColumns {
  let columns = sayingColumns.get(knowledge.facts);
  if (columns === undefined) {
    const texts: (string | null)[] = [];
    for (let c = 0; c < knowledge.claimCount; c++) {
      const start = knowledge.attributionStart[c] as number;
      const end = knowledge.attributionStart[c + 1] as number;
      for (let row = start; row < end; row++) texts.push(sayingAt(knowledge, c, row)?.text ?? null);
    }
    columns = columnsOf(texts.length, (row) => texts[row] ?? null);
    sayingColumns.set(knowledge.facts, columns);
  }
  return columns;
}

/** When an attribution of a claim was said, by its row; null where neither it nor its source says. */
export function sayingAt(knowledge: KnowledgeGraph, claim: number, row: number): Saying | null {
  const attribution = claimAt(knowledge, claim).attributions[row - (knowledge.attributionStart[claim] as number)];
  if (attribution === undefined) return null;
  if (attribution.saidAt !== null) return { text: attribution.saidAt, isPublication: false };
  const sources = publications(knowledge);
  for (const { source } of attribution.evidence) {
    const text = sources.get(source);
    if (text !== undefined) return { text, isPublication: true };
  }
  return null;
}

const publishedBySources = new WeakMap<object, ReadonlyMap<string, string>>();

function publications({ dataset: { sources } }: KnowledgeGraph): ReadonlyMap<string, string> {
  let published = publishedBySources.get(sources);
  if (published === undefined) {
    published = new Map(sources.flatMap(({ id, publishedAt }) => (publishedAt === null ? [] : [[id, publishedAt]])));
    publishedBySources.set(sources, published);
  }
  return published;
}

/** The row of the attribution that a claim is drawn and listed by, as `leadingAttribution` finds it, without its record. */
export function leadingRow(
  { attributionStart, attributionStance }: KnowledgeGraph,
  { attributionMask, claimStance }: Pick<DerivedView, "attributionMask" | "claimStance">,
  claim: number,
): number {
  const accepted = claimStance[claim] !== NO_STANCE;
  let best = attributionStart[claim] as number;
  let least = Infinity;
  for (let row = best; row < (attributionStart[claim + 1] as number); row++) {
    if ((accepted && attributionMask[row] === 0) || (attributionStance[row] as number) >= least) continue;
    [best, least] = [row, attributionStance[row] as number];
  }
  return best;
}

/** The time that the dates of a dataset take up, shown or not, so that filters never move what stays. Null where there are none. */
export function datedRange(knowledge: KnowledgeGraph, time: ClaimTime): TimeRange | null {
  const known = ranges.get(knowledge.facts) ?? new Map<ClaimTime, TimeRange | null>();
  ranges.set(knowledge.facts, known);
  let range = known.get(time);
  if (range === undefined) {
    const { claimEarliest, claimLatest } = knowledge;
    const columns: DayColumns[] = [];
    if (time !== "saying") columns.push(entityDays(knowledge), { earliest: claimEarliest, latest: claimLatest });
    if (time !== "event") columns.push(sayingDays(knowledge));
    range = timeRange(boundsIn(columns));
    known.set(time, range);
  }
  return range;
}

function* boundsIn(columns: readonly DayColumns[]): Generator<readonly [number, number]> {
  for (const { earliest, latest } of columns)
    for (const [number, first] of earliest.entries()) yield [first, latest[number] as number];
}

function columnsOf(count: number, textAt: (number: number) => string | null): DayColumns {
  const earliest = new Float64Array(count).fill(Number.NaN);
  const latest = new Float64Array(count).fill(Number.NaN);
  // Dates recur.
  const read = new Map<string, readonly [number, number]>();
  for (let number = 0; number < count; number++) {
    const text = textAt(number);
    if (text === null) continue;
    let days = read.get(text);
    if (days === undefined) {
      const when = parseWhen(text);
      days = when.ok ? [when.value.earliest, when.value.latest] : [Number.NaN, Number.NaN];
      read.set(text, days);
    }
    [earliest[number], latest[number]] = days;
  }
  return { earliest, latest };
}
