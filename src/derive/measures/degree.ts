import type { Measure } from "../measure.ts";

/** How many claims are about an entity: those with a value count as well, and one about the same entity twice counts once. */
export const degree: Measure = {
  id: "degree",
  title: "Number of claims",
  column: ({ entityClaimCount }) => ({ kind: "number", values: Float64Array.from(entityClaimCount) }),
};
