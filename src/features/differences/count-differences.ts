import type { RecordKind } from "../../model/record-lists.ts";
import type { Differences } from "./compare-datasets.ts";

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
  /** Without kinds of which nothing differs. */
  readonly byKind: ReadonlyMap<RecordKind, ChangeCounts>;
  readonly orders: number;
  /** Of claims that both have. */
  readonly attributions: ChangeCounts;
  readonly contested: { readonly newly: number; readonly noLonger: number };
}

/** Counts what differs. */
export function countsOf({ changes, orders, newlyContested, noLongerContested }: Differences): DifferenceCounts {
  return {
    total: changes.length + orders.length,
    byKind: new Map([...Map.groupBy(changes, ({ of }) => of)].map(([of, ofKind]) => [of, counted(ofKind)])),
    orders: orders.length,
    attributions: counted(changes.flatMap(({ attributions }) => attributions)),
    contested: { newly: newlyContested.length, noLonger: noLongerContested.length },
  };
}

function counted(changes: readonly { readonly is: keyof ChangeCounts }[]): ChangeCounts {
  const count = (what: keyof ChangeCounts) => changes.filter(({ is }) => is === what).length;
  return { added: count("added"), removed: count("removed"), changed: count("changed") };
}
