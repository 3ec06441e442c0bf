import type { Topology } from "topojson-specification";

/** Loads the outlines of countries. A one-file has coarser ones: scripts/one-file-page.ts. */
export async function loadShapes(): Promise<Topology> {
  return (await import("./outlines-50m.ts")).default as unknown as Topology;
}
