import type { Claim, ClaimLink, Dataset, Entity, Layout } from "./dataset.ts";

// A large dataset goes between threads in slices: taking all of it in at once would keep a page from drawing for seconds.

/** The lists of a dataset that grow with it. */
const LONG_LISTS = ["entities", "claims", "links"] as const;

/** Records per slice: so few that a page takes one in within a fraction of a frame. */
const SLICE_LENGTH = 500;

/** Neighbouring records of one list, or neighbouring places of one layout, whose number it bears. */
export type DatasetSlice =
  | { readonly list: (typeof LONG_LISTS)[number]; readonly records: readonly unknown[] }
  | { readonly list: "positions"; readonly layout: number; readonly records: readonly unknown[] };

/** All slices of a dataset, in its order. */
export function* slicesOf(dataset: Dataset): Generator<DatasetSlice> {
  for (const list of LONG_LISTS) for (const records of sliced(dataset[list])) yield { list, records };
  for (const [layout, { positions }] of dataset.layouts.entries())
    for (const records of sliced(Object.entries(positions))) yield { list: "positions", layout, records };
}

function* sliced(items: readonly unknown[]): Generator<readonly unknown[]> {
  for (let start = 0; start < items.length; start += SLICE_LENGTH) yield items.slice(start, start + SLICE_LENGTH);
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
  /** Numbers of the records that have come, by id. */
  readonly entityNumber = new Map<string, number>();
  readonly claimNumber = new Map<string, number>();

  /** Adds a slice. They must come in their order. */
  add(slice: DatasetSlice): void {
    const { list, records } = slice;
    switch (list) {
      case "entities":
        for (const entity of records as readonly Entity[])
          this.entityNumber.set(entity.id, this.#entities.push(entity) - 1);
        return;
      case "claims":
        for (const claim of records as readonly Claim[]) this.claimNumber.set(claim.id, this.#claims.push(claim) - 1);
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
