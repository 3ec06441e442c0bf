import type { Topology } from "topojson-specification";

/** Loads the outlines of countries: Natural Earth at 1:50 million. A one-file has those at 1:110 million in its place. */
export async function loadShapes(): Promise<Topology> {
  const { default: shapes } = await import("world-atlas/countries-50m.json");
  return shapes as unknown as Topology;
}
