import type { Claim, ClaimLink, Dataset, Entity } from "./dataset.ts";

// A large dataset goes between threads in slices: taking all of it in at once would keep a page from drawing for seconds.

/** The lists of a dataset that grow with it. */
export type LongList = "entities" | "claims" | "links";
const LONG_LISTS: readonly LongList[] = ["entities", "claims", "links"];

/** Records of a list per slice: few enough for a page to take one in within a frame. */
const SLICE_LENGTH = 2_000;

/** Neighbouring records of one list. */
export interface DatasetSlice {
  readonly list: LongList;
  readonly records: readonly unknown[];
}

/** All slices of a dataset, in its order. */
export function* slicesOf(dataset: Dataset): Generator<DatasetSlice> {
  for (const list of LONG_LISTS) {
    const records = dataset[list];
    for (let start = 0; start < records.length; start += SLICE_LENGTH)
      yield { list, records: records.slice(start, start + SLICE_LENGTH) };
  }
}

/** What of a dataset is handed over in one piece: all of it, with its long lists empty. */
export function restOf(dataset: Dataset): Dataset {
  return { ...dataset, entities: [], claims: [], links: [] };
}

/** Puts a dataset together again from the slices of one that was parsed: a copy between threads keeps its shape. */
export class SlicedDataset {
  readonly #entities: Entity[] = [];
  readonly #claims: Claim[] = [];
  readonly #links: ClaimLink[] = [];
  /** Numbers of the records that have come, by id. */
  readonly entityNumber = new Map<string, number>();
  readonly claimNumber = new Map<string, number>();

  /** How many records have come. */
  get length(): number {
    return this.#entities.length + this.#claims.length + this.#links.length;
  }

  /** Adds a slice. They must come in their order. */
  add({ list, records }: DatasetSlice): void {
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
    }
  }

  /** The whole dataset, its keys in their order, once all slices have come. */
  whole(rest: Dataset): Dataset {
    return { ...rest, entities: this.#entities, claims: this.#claims, links: this.#links };
  }
}
