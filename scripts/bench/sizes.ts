/** A generated graph to measure on. */
export interface Size {
  /** As `--sizes` names it. */
  readonly id: string;
  readonly entities: number;
  readonly claims: number;
}

export const SIZES: readonly Size[] = [
  { id: "1k", entities: 1_000, claims: 5_000 },
  { id: "10k", entities: 10_000, claims: 30_000 },
  { id: "100k", entities: 100_000, claims: 300_000 },
];

/** "10k/30k": entities, claims. */
export function sizeInWords({ entities, claims }: Size): string {
  return `${entities / 1_000}k/${claims / 1_000}k`;
}
