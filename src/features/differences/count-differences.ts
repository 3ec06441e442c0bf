import type { RecordKind } from "../../model/record-lists.ts";
import { type Differences, READING_ORDER } from "./compare-datasets.ts";

/** How many there are of each. */
export interface ChangeCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** How much two datasets differ. */
export interface DifferenceCounts {
  /** Records that differ and lists in another order; what is below them is not counted again. */
  readonly total: number;
  /** Of every kind. */
  readonly byKind: ReadonlyMap<RecordKind, ChangeCounts>;
  readonly orders: number;
  /** Of claims that both have. */
  readonly attributions: ChangeCounts;
  readonly contested: { readonly newly: number; readonly noLonger: number };
}

/** Counts what differs. */
export function countsOf({ changes, orders, newlyContested, noLongerContested }: Differences): DifferenceCounts {
  const byKind = Map.groupBy(changes, ({ of }) => of);
  return {
    total: changes.length + orders.length,
    byKind: new Map(READING_ORDER.map((kind) => [kind, counted(byKind.get(kind) ?? [])])),
    orders: orders.length,
    attributions: counted(changes.flatMap(({ attributions }) => attributions)),
    contested: { newly: newlyContested.length, noLonger: noLongerContested.length },
  };
}

function counted(changes: readonly { readonly is: keyof ChangeCounts }[]): ChangeCounts {
  const count = (what: keyof ChangeCounts) => changes.filter(({ is }) => is === what).length;
  return { added: count("added"), removed: count("removed"), changed: count("changed") };
}
