import type { Measure } from "../measure.ts";

/** Number of claims about an entity. Claims with a value count too; a self-loop counts once. */
export const claimCount: Measure = {
  id: "claims",
  column: ({ entityClaimCount }) => ({ kind: "number", values: Float64Array.from(entityClaimCount) }),
};
