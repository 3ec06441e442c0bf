import type { Claim, ClaimLink, Dataset, Entity, Layout } from "./dataset.ts";
import { BLOCK_LENGTH, packBlock, type RecordBlock, recordsOf } from "./record-block.ts";

// A large dataset goes between threads in slices: taking all of it in at once would keep a page from drawing for seconds.
// Where it stays as it is, entities and claims go packed: see record-block.ts.

/** The lists of a dataset that grow with it. */
const LONG_LISTS = ["entities", "claims", "links"] as const;

/** Records per slice: so few that a page takes one in within a fraction of a frame. */
const SLICE_LENGTH = 500;

/** Neighbouring records of one list, or neighbouring places of one layout, whose number it bears. */
export type DatasetSlice =
  | { readonly list: (typeof LONG_LISTS)[number]; readonly records: readonly unknown[] }
  | { readonly list: "positions"; readonly layout: number; readonly records: readonly unknown[] };

/** The same for one who looks at few of the records. */
export type PackedSlice = DatasetSlice | { readonly list: "entities" | "claims"; readonly block: RecordBlock };

/** All slices of a dataset, in its order. */
export function* slicesOf(dataset: Dataset): Generator<DatasetSlice> {
  for (const list of LONG_LISTS)
    for (const records of sliced<object>(dataset[list], SLICE_LENGTH)) yield { list, records };
  yield* placeSlices(dataset);
}

/** All slices of a dataset, in its order, entities and claims packed. */
export function* packedSlicesOf(dataset: Dataset): Generator<PackedSlice> {
  for (const list of ["entities", "claims"] as const)
    for (const records of sliced<object>(dataset[list], BLOCK_LENGTH)) yield { list, block: packBlock(records) };
  for (const records of sliced(dataset.links, SLICE_LENGTH)) yield { list: "links", records };
  yield* placeSlices(dataset);
}

function* placeSlices({ layouts }: Dataset): Generator<DatasetSlice> {
  for (const [layout, { positions }] of layouts.entries())
    for (const records of sliced(Object.entries(positions), SLICE_LENGTH)) yield { list: "positions", layout, records };
}

function* sliced<Item>(items: readonly Item[], length: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += length) yield items.slice(start, start + length);
}

/** How many records a slice holds. */
export function lengthOf(slice: PackedSlice): number {
  return "block" in slice ? slice.block.length : slice.records.length;
}

/** How many records the slices of a dataset hold in all. */
export function slicedLength({ entities, claims, links, layouts }: Dataset): number {
  const places = layouts.reduce((sum, { positions }) => sum + Object.keys(positions).length, 0);
  return entities.length + claims.length + links.length + places;
}

/** What of a dataset is handed over in one piece: all of it, without what the slices hold. */
export function restOf(dataset: Dataset): Dataset {
  const layouts = dataset.layouts.map((layout) => ({ ...layout, positions: {} }));
  return { ...dataset, entities: [], claims: [], links: [], layouts };
}

/** Puts a dataset together again from the slices of one that was parsed: a copy between threads keeps its shape. */
export class SlicedDataset {
  readonly #entities: Entity[] = [];
  readonly #claims: Claim[] = [];
  readonly #links: ClaimLink[] = [];
  readonly #positions: Record<string, readonly [number, number]>[] = [];

  /** Adds a slice. They must come in their order. */
  add(slice: PackedSlice): void {
    const records = "block" in slice ? recordsOf(slice.block) : slice.records;
    switch (slice.list) {
      case "entities":
        for (const entity of records as readonly Entity[]) this.#entities.push(entity);
        return;
      case "claims":
        for (const claim of records as readonly Claim[]) this.#claims.push(claim);
        return;
      case "links":
        for (const link of records as readonly ClaimLink[]) this.#links.push(link);
        return;
      case "positions": {
        const positions = this.#positions[slice.layout] ?? {};
        this.#positions[slice.layout] = positions;
        for (const [id, place] of records as readonly (readonly [string, readonly [number, number]])[])
          positions[id] = place;
        return;
      }
    }
  }

  /** The whole dataset, its keys in their order, once all slices have come. */
  whole(rest: Dataset): Dataset {
    const layouts = rest.layouts.map((layout, at): Layout => ({ ...layout, positions: this.#positions[at] ?? {} }));
    return { ...rest, entities: this.#entities, claims: this.#claims, links: this.#links, layouts };
  }
}
