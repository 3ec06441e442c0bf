/** What a number counts. Times are milliseconds, sizes bytes, shares from 0 to 1. */
export type Unit = "ms" | "bytes" | "count" | "per second" | "MB per second" | "share";

/** One thing that was measured, a number of times over. */
export interface Row {
  /** Stable, so that records of two commits can be compared. */
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  /** Null where nothing came of it; `note` then says why. */
  readonly median: number | null;
  /** Tenth and ninetieth of a hundred, by linear interpolation. */
  readonly p10: number | null;
  readonly p90: number | null;
  /** How many times it was measured. */
  readonly runs: number;
  /** The very first time, in a fresh process, which `median` leaves out; null where all runs were alike. */
  readonly first: number | null;
  readonly note: string | null;
}

/** Rows that belong together: one part of the benchmark on one graph. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

type Extra = Partial<Pick<Row, "first" | "note">>;

/** A row from what was measured; with nothing measured, one that says so. */
export function rowOf(id: string, title: string, unit: Unit, samples: readonly number[], extra: Extra = {}): Row {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted.length === 0 ? null : quantile(sorted, share));
  const note = extra.note ?? (sorted.length === 0 ? "not measured" : null);
  return {
    id,
    title,
    unit,
    median: at(0.5),
    p10: at(0.1),
    p90: at(0.9),
    runs: sorted.length,
    first: extra.first ?? null,
    note,
  };
}

/** @returns NaN where there is none. */
export function median(samples: readonly number[]): number {
  return samples.length === 0
    ? Number.NaN
    : quantile(
        samples.toSorted((a, b) => a - b),
        0.5,
      );
}

function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
