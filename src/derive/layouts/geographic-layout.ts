import { layoutMethodWords as words } from "../../words/en/layout-methods.ts";
import type { ComputedLayout, ComputeLayout } from "../layout.ts";
import { unitsPerPlace } from "./force/arrangement.ts";
import { bandHeading, placeInBand } from "./placing/band.ts";
import { areaOf } from "./placing/extents.ts";
import { settled } from "./placing/settled.ts";

/** Entities with coordinates as on a map, moved aside where names would overlap; all others in a band below. */
export const geographicLayout: ComputedLayout = {
  kind: "computed",
  id: "geographic",
  title: words.geographic,
  description: words.geographicMeans,
  usesSeed: false,
  keepsRegions: false,
  refusal: ({ traits }) =>
    traits?.latitude.some((latitude) => !Number.isNaN(latitude)) ? null : words.geographicNeedsPlaces(),
  load: async () => computeGeographic,
};

/** Share of the map that boxes fill. */
const FILLED = 0.25;
/** Nearer to a pole, Mercator's projection stretches too much, and meridians are drawn evenly apart instead. */
const MERCATOR_REACH = 70;

/** Mercator's projection, or the equirectangular one where something is near a pole, cut where nothing is. */
const computeGeographic: ComputeLayout = async (input, context) => {
  const { order, boxes, traits } = input;
  const { geoEquirectangular, geoMercator } = await import("d3-geo");
  const [latitude, longitude] = [traits?.latitude ?? new Float64Array(), traits?.longitude ?? new Float64Array()];
  const placed = Array.from({ length: order }, (_, node) => node).filter((node) => Number.isFinite(latitude[node]));
  const isMercator = placed.every((node) => Math.abs(latitude[node] as number) <= MERCATOR_REACH);
  const projection = (isMercator ? geoMercator() : geoEquirectangular())
    .scale(1)
    .translate([0, 0])
    .rotate([-middleLongitude(placed.map((node) => longitude[node] as number)), 0]);
  const [x, y] = [new Float64Array(order).fill(Number.NaN), new Float64Array(order).fill(Number.NaN)];
  for (const node of placed) {
    const [across, down] = projection([longitude[node] as number, latitude[node] as number]) ?? [0, 0];
    x[node] = across;
    y[node] = -down;
  }
  const mean = (values: Float64Array) =>
    placed.reduce((sum, node) => sum + (values[node] as number), 0) / placed.length;
  const [middleX, middleY] = [mean(x), mean(y)];
  const of = (values: Float64Array, middle: number) =>
    Float64Array.from(placed, (node) => (values[node] as number) - middle);
  const scale = unitsPerPlace(of(x, middleX), of(y, middleY), areaOf(boxes, placed), FILLED);
  for (const node of placed) {
    x[node] = scale * ((x[node] as number) - middleX);
    y[node] = scale * ((y[node] as number) - middleY);
  }
  const band = placeInBand(input, x, y);
  return settled(boxes, x, y, context, () => bandHeading({ is: "no-coordinates" }, boxes, x, y, band));
};

/** The middle of the shortest stretch that has all longitudes, which may cross the antimeridian. */
function middleLongitude(longitudes: readonly number[]): number {
  const sorted = [...longitudes].sort((a, b) => a - b);
  let [widest, after] = [-1, 0];
  sorted.forEach((longitude, at) => {
    const next = sorted[at + 1] ?? (sorted[0] as number) + 360;
    if (next - longitude <= widest) return;
    widest = next - longitude;
    after = next;
  });
  return after + (360 - widest) / 2;
}
