import type { Dataset } from "../model/dataset.ts";

/** Whether the arrangement that a dataset is drawn with places anything. */
export function hasPositions({ layouts }: Dataset): boolean {
  for (const _ in layouts[0]?.positions) return true;
  return false;
}
