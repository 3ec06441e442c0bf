import type { StoredLayout } from "../layout.ts";

/** The first arrangement in the dataset. */
export const datasetLayout: StoredLayout = {
  kind: "stored",
  id: "dataset",
  place: ({ dataset, entityNumber }, put) => {
    const positions: Readonly<Record<string, readonly [number, number] | undefined>> =
      dataset.layouts[0]?.positions ?? {};
    for (const id in positions) {
      const [at, entity] = [positions[id], entityNumber.get(id)];
      if (at !== undefined && entity !== undefined) put(entity, ...at);
    }
  },
};
