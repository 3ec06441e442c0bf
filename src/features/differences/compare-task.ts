import type { NamedTask } from "../../lib/task.ts";
import type { Dataset } from "../../model/dataset.ts";
import { type PackedSlice, packedSlicesOf, restOf, SlicedDataset } from "../../model/dataset-slices.ts";
import { buildKnowledgeGraph } from "../../model/knowledge-graph.ts";
import { type AnyRecord, RECORD_LISTS, type RecordKind } from "../../model/record-lists.ts";
import {
  type ClaimPair,
  compareDatasets,
  type Differences,
  type PairedBy,
  type RecordChange,
} from "./compare-datasets.ts";

/** What is to be compared, and how records are paired. The long lists of both datasets come after it, in slices. */
export interface CompareRequest {
  readonly a: Dataset;
  readonly b: Dataset;
  readonly pairedBy: PairedBy;
}

/** A slice of one of the two. */
export interface ComparedSlice {
  readonly side: "a" | "b";
  readonly slice: PackedSlice;
}

/** Places of a record in the lists of A and of B; -1 where one has none. */
interface Places {
  readonly a: number;
  readonly b: number;
}

/** A change by the places of its record: whoever asked has the records. */
export type PlacedChange = Omit<RecordChange, "a" | "b"> & Places;

/** What is found, without the changes, which come before it in pieces. */
export type ComparedOutput = Omit<Differences, "changes" | "newlyContested" | "noLongerContested"> & {
  readonly newlyContested: readonly Places[];
  readonly noLongerContested: readonly Places[];
};

/** So many changes come at once: so few that a page takes them in within a fraction of a frame. */
const AT_ONCE = 500;

/** Compares two datasets. */
export const compareTask: NamedTask<
  "compare",
  CompareRequest,
  ComparedOutput,
  "taking-in" | "comparing" | "handing-over",
  readonly PlacedChange[],
  ComparedSlice
> = {
  id: "compare",
  async run({ a: restA, b: restB, pairedBy }, { more, part, pause, progress }) {
    progress("taking-in");
    const gathered = { a: new SlicedDataset(), b: new SlicedDataset() };
    for await (const { side, slice } of more) gathered[side].add(slice);
    const [a, b] = [gathered.a.whole(restA), gathered.b.whole(restB)];
    await pause();
    progress("comparing");
    const differences = compareDatasets(buildKnowledgeGraph(a), buildKnowledgeGraph(b), pairedBy);
    await pause();
    progress("handing-over");
    const placesIn = { a: placesOf(a), b: placesOf(b) };
    const { changes, newlyContested, noLongerContested, ...rest } = differences;
    const placed = (of: RecordKind, pair: { readonly a: AnyRecord | null; readonly b: AnyRecord | null }): Places => ({
      a: pair.a === null ? -1 : placesIn.a(of, pair.a),
      b: pair.b === null ? -1 : placesIn.b(of, pair.b),
    });
    for (let at = 0; at < changes.length; at += AT_ONCE) {
      part(changes.slice(at, at + AT_ONCE).map((change) => ({ ...change, ...placed(change.of, change) })));
      await pause();
    }
    return {
      ...rest,
      newlyContested: newlyContested.map((pair) => placed("claim", pair)),
      noLongerContested: noLongerContested.map((pair) => placed("claim", pair)),
    };
  },
};

/** Where in its list a record is, looked up by the record itself. */
function placesOf(dataset: Dataset): (of: RecordKind, record: AnyRecord) => number {
  const known = new Map<RecordKind, ReadonlyMap<AnyRecord, number>>();
  return (of, record) => {
    let places = known.get(of);
    if (places === undefined) {
      places = new Map(RECORD_LISTS[of].read(dataset).map((each, at) => [each, at]));
      known.set(of, places);
    }
    return places.get(record) ?? -1;
  };
}

/** What is sent for a comparison: the request, and what follows it. */
export function comparing(
  a: Dataset,
  b: Dataset,
  pairedBy: PairedBy,
): { readonly request: CompareRequest; readonly more: Iterable<ComparedSlice> } {
  return { request: { a: restOf(a), b: restOf(b), pairedBy }, more: slicesOfBoth(a, b) };
}

function* slicesOfBoth(a: Dataset, b: Dataset): Generator<ComparedSlice> {
  for (const slice of packedSlicesOf(a)) yield { side: "a", slice };
  for (const slice of packedSlicesOf(b)) yield { side: "b", slice };
}

/** The differences that a comparison came to, with the records of the two datasets in the place of their places. */
export function comparedOf(
  { newlyContested, noLongerContested, ...rest }: ComparedOutput,
  changes: readonly PlacedChange[],
  { a, b }: { readonly a: Dataset; readonly b: Dataset },
): Differences {
  const lists = new Map<RecordKind, readonly [readonly AnyRecord[], readonly AnyRecord[]]>();
  const recordsAt = (of: RecordKind, at: Places): { readonly a: AnyRecord | null; readonly b: AnyRecord | null } => {
    const { read } = RECORD_LISTS[of];
    const [ones, others] = lists.get(of) ?? [read(a), read(b)];
    lists.set(of, [ones, others]);
    return { a: ones[at.a] ?? null, b: others[at.b] ?? null };
  };
  const claimsAt = (at: Places) => recordsAt("claim", at) as ClaimPair;
  return {
    ...rest,
    changes: changes.map((change) => ({ ...change, ...recordsAt(change.of, change) })),
    newlyContested: newlyContested.map(claimsAt),
    noLongerContested: noLongerContested.map(claimsAt),
  };
}
