import type { Steps } from "../../lib/steps.ts";
import { claimAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";

/** What each attribution rests on, as columns: read out of the records once. */
export interface Passages {
  /** Paragraphs and lines of heads: those that are recorded or rested on, source by source, in the order of the text. */
  readonly paragraphs: readonly { readonly source: number; readonly at: string }[];
  /** Entries of claim c stand at [start[c], start[c + 1]). */
  readonly start: Uint32Array;
  /** Per entry: the row of the attribution, its source by number, and its paragraph, -1 where none is stated. */
  readonly row: Uint32Array;
  readonly source: Uint32Array;
  readonly paragraph: Int32Array;
}

/** Claims that are read in one step. */
const AT_ONCE = 1_024;
const known = new WeakMap<object, Passages>();

/** Reads where claims rest, in steps; kept with the revision. */
export function* passageSteps(knowledge: KnowledgeGraph): Steps<Passages> {
  const found = known.get(knowledge.facts);
  if (found !== undefined) return found;
  const { dataset, claimCount, attributionStart } = knowledge;
  const sourceNumber = new Map<string, number>(dataset.sources.map(({ id }, at) => [id, at]));
  const numbers = new Map<string, number>();
  const met: { readonly source: number; readonly at: string }[] = [];
  const numberOf = (source: number, at: string) => {
    const key = `${source} ${at}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, met.length);
    return met.push({ source, at }) - 1;
  };
  for (const [source, { segments }] of dataset.sources.entries())
    for (const { kind, at } of segments) if (kind !== "sentence") numberOf(source, paragraphOf(at));
  const start = new Uint32Array(claimCount + 1);
  const [row, source, paragraph]: [number[], number[], number[]] = [[], [], []];
  for (let c = 0; c < claimCount; c++) {
    if (c % AT_ONCE === 0) yield;
    start[c] = row.length;
    for (const [nth, { evidence }] of claimAt(knowledge, c).attributions.entries())
      for (const { source: id, at } of evidence) {
        const from = sourceNumber.get(id) as number;
        row.push((attributionStart[c] as number) + nth);
        source.push(from);
        paragraph.push(at === undefined ? -1 : numberOf(from, paragraphOf(at)));
      }
  }
  start[claimCount] = row.length;
  yield;
  // In the order of the text, whatever was met first.
  const keys = met.map(({ source, at }) => [source, ...numbersOf(at)] as const);
  yield;
  const order = met.map((_, at) => at).sort((a, b) => byPlace(keys[a] as Key, keys[b] as Key));
  yield;
  const placeOf = new Int32Array(met.length);
  for (const [at, was] of order.entries()) placeOf[was] = at;
  yield;
  const [rows, sources] = [new Uint32Array(row), new Uint32Array(source)];
  const places = new Int32Array(paragraph);
  for (const [entry, was] of paragraph.entries()) {
    if (entry % AT_ONCE === 0) yield;
    if (was >= 0) places[entry] = placeOf[was] as number;
  }
  const passages: Passages = {
    paragraphs: order.map((at) => met[at] as Place),
    start,
    row: rows,
    source: sources,
    paragraph: places,
  };
  known.set(knowledge.facts, passages);
  return passages;
}

type Place = Passages["paragraphs"][number];

/** A place by numbers: of its source, its paragraph, and its line in a head. */
type Key = readonly [number, number, number];

function byPlace(a: Key, b: Key): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function numbersOf(at: string): readonly [number, number] {
  const [paragraph = "0", line = "0"] = at.split(".");
  return [Number(paragraph), Number(line)];
}

/** Lines of the head stand for themselves; every other sentence belongs to its paragraph. */
function paragraphOf(at: string): string {
  return at.startsWith("0.") ? at : (at.split(".", 1)[0] ?? at);
}
