import type { Dataset } from "../model/dataset.ts";

/** Whether the arrangement that a dataset is drawn with has a place for each of its entities. */
export function isPlaced({ entities, layouts }: Dataset): boolean {
  const positions = layouts[0]?.positions;
  return entities.every(({ id }) => positions?.[id] !== undefined);
}
