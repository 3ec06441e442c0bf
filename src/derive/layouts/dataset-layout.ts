import type { StoredLayout } from "../layout.ts";

/** Entities that are placed in one step. */
const ENTITIES_AT_ONCE = 8_192;

/** The first arrangement in the dataset. */
export const datasetLayout: StoredLayout = {
  kind: "stored",
  id: "dataset",
  *place({ dataset, entityNumber }, put) {
    const positions: Readonly<Record<string, readonly [number, number] | undefined>> =
      dataset.layouts[0]?.positions ?? {};
    let count = 0;
    for (const id in positions) {
      if (count++ % ENTITIES_AT_ONCE === 0) yield;
      const [at, entity] = [positions[id], entityNumber.get(id)];
      if (at !== undefined && entity !== undefined) put(entity, ...at);
    }
  },
};
