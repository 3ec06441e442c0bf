import type { feature } from "topojson-client";

/** Outlines that share their arcs, as TopoJSON has them. */
type Topology = Parameters<typeof feature>[0];

/** Loads the outlines of countries. A one-file has coarser ones: scripts/one-file-page.ts. */
export async function loadShapes(): Promise<Topology> {
  return (await import("./outlines-50m.ts")).default as unknown as Topology;
}
