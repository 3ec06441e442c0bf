import type { ExtendedFeature } from "d3-geo";
import { feature } from "topojson-client";
import { loadShapes } from "./atlas-shapes.ts";

/** The outlines of countries as shapes on the globe. Their names are not used: names are the dataset's own. */
export type Atlas = readonly ExtendedFeature[];

let loading: Promise<Atlas> | null = null;

/** Loads the outlines, once. After a failure the next call tries again. */
export function loadAtlas(): Promise<Atlas> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Atlas> {
  const countries = feature(await loadShapes(), "countries");
  if (!("features" in countries)) throw new Error("The atlas has no countries.");
  return countries.features as Atlas;
}
