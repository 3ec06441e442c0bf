import type { ComputedMeasure, Measure } from "./measure.ts";
import { articulation } from "./measures/articulation.ts";
import { betweenness } from "./measures/betweenness.ts";
import { bridges } from "./measures/bridges.ts";
import { claimCount } from "./measures/claim-count.ts";
import { closeness } from "./measures/closeness.ts";
import { clustering } from "./measures/clustering.ts";
import { community } from "./measures/community.ts";
import { component } from "./measures/component.ts";
import { degree } from "./measures/degree.ts";
import { eigenvector } from "./measures/eigenvector.ts";
import { hitsAuthority } from "./measures/hits-authority.ts";
import { hitsHub } from "./measures/hits-hub.ts";
import { inDegree } from "./measures/in-degree.ts";
import { kCore } from "./measures/k-core.ts";
import { outDegree } from "./measures/out-degree.ts";
import { pagerank } from "./measures/pagerank.ts";

/** The measures of entities that a column holds already. */
export const measures = [claimCount] as const satisfies readonly Measure[];

/** The measures of entities that are computed, in the order in which they are listed. */
export const computedMeasures: readonly ComputedMeasure[] = [
  degree,
  inDegree,
  outDegree,
  betweenness,
  closeness,
  eigenvector,
  pagerank,
  hitsHub,
  hitsAuthority,
  kCore,
  component,
  articulation,
  bridges,
  clustering,
  community,
];
