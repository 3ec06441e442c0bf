import type { Measure } from "./measure.ts";
import { degree } from "./measures/degree.ts";

/** All measures of entities. Nodes are sized and named by the first. */
export const measures = [degree] as const satisfies readonly Measure[];
