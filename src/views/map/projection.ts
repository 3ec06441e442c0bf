import { type GeoProjection, geoAzimuthalEqualArea, geoEqualEarth } from "d3-geo";
import type { Shift } from "../../drawing/sight.ts";
import type { Size } from "../../drawing/size.ts";

/** Somewhere that a map has to show, in degrees. */
export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
  /** How far around it, in degrees along a meridian, the map has to show. */
  readonly reach: number;
}

/** How the globe is laid onto a drawing of a size. */
export interface MapProjection {
  readonly project: GeoProjection;
  /** The same projection at a size of its own, around the origin: outlines that were laid by it are used again. */
  readonly plain: GeoProjection;
  /** The same for equal plain projections. */
  readonly key: string;
  /** Where a place of the plain projection is on the drawing: at `by · x + left`. */
  readonly shift: Shift;
  /** Whether it shows the whole globe, whose rim is then drawn. */
  readonly isWorld: boolean;
}

const DEGREE = Math.PI / 180;
/** Farthest, in degrees from its middle, that a map reaches which does not show the whole globe. */
const REGION = 62;
/** So far from the equator is the middle of a map, in degrees, unless it shows nothing nearer to it: north stays up. */
const TILT = { wide: 38, from: 30 } as const;
/** Room at the edges, in CSS pixels, and as a share of the shorter side at the most. */
const MARGIN = { most: 56, share: 0.1 } as const;
/** The middle of a map lies on a multiple of so many degrees, so that maps of nearly the same places share their outlines. */
const GRID = 5;
/** Scale of plain projections: a unit is a pixel where a map of a region is some thousand pixels wide. */
const PLAIN_SCALE = 1_500;
/** Degrees from the poles that no reach goes to. */
const POLE_GAP = 0.5;

/**
 * The projection that suits an extent: azimuthal and equal in area, around the middle of a region, so that its parts keep
 * their sizes and nearly their shapes; for what lies further apart Equal Earth (Šavrič, Patterson and Jenny 2018), cut
 * where the widest gap in longitude is.
 * @param spots what is to be in sight; none shows the world.
 * @param size of the drawing, which the extent fills.
 */
export function projectionFor(spots: readonly Spot[], size: Size): MapProjection {
  const { middle, reach } = enclosing(spots);
  const isWorld = spots.length === 0 || reach > REGION;
  const isWide = reach > TILT.from && spots.some(({ latitude }) => Math.abs(latitude) < TILT.wide);
  const latitude = isWide ? Math.min(TILT.wide, Math.max(-TILT.wide, middle.latitude)) : middle.latitude;
  const longitude = isWorld || isWide ? middleLongitude(spots) : middle.longitude;
  const rotation = [-onGrid(longitude), isWorld ? 0 : -onGrid(latitude)] as const;
  const made = () => (isWorld ? geoEqualEarth() : geoAzimuthalEqualArea()).rotate([...rotation]).precision(1);
  const project = made();
  fitExtent(project, spots, size);
  const [left, top] = project.translate();
  return {
    project,
    plain: made().scale(PLAIN_SCALE).translate([0, 0]),
    key: [isWorld, ...rotation].join(" "),
    shift: { left, top, by: project.scale() / PLAIN_SCALE },
    isWorld,
  };
}

function onGrid(degrees: number): number {
  return GRID * Math.round(degrees / GRID);
}

function fitExtent(project: GeoProjection, spots: readonly Spot[], { width, height }: Size): void {
  if (spots.length === 0) {
    project.fitSize([width, height], { type: "Sphere" });
    return;
  }
  project.scale(1).translate([0, 0]);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { latitude, longitude, reach } of spots) {
    const across = reach / Math.max(0.1, Math.cos(latitude * DEGREE));
    const edges = [
      [longitude, latitude],
      [longitude - across, latitude],
      [longitude + across, latitude],
      [longitude, Math.max(POLE_GAP - 90, latitude - reach)],
      [longitude, Math.min(90 - POLE_GAP, latitude + reach)],
    ] as const;
    const middle = project([longitude, latitude]);
    for (const edge of edges) {
      const at = project([...edge]);
      // What lies beyond the cut is on the other side of the map.
      if (at === null || middle === null || Math.hypot(at[0] - middle[0], at[1] - middle[1]) > 1) continue;
      [left, right] = [Math.min(left, at[0]), Math.max(right, at[0])];
      [top, bottom] = [Math.min(top, at[1]), Math.max(bottom, at[1])];
    }
  }
  const margin = Math.min(MARGIN.most, MARGIN.share * Math.min(width, height));
  const scale = Math.min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top));
  project.scale(scale).translate([width / 2 - (scale * (left + right)) / 2, height / 2 - (scale * (top + bottom)) / 2]);
}

/** The middle of the smallest cap of the globe that has all spots in it, nearly, and its reach in degrees. */
function enclosing(spots: readonly Spot[]): { readonly middle: Omit<Spot, "reach">; readonly reach: number } {
  const vectors = [
    ...new Map(spots.map((spot) => [`${Math.round(spot.latitude)} ${Math.round(spot.longitude)}`, spot])),
  ]
    .map(([, spot]) => spot)
    .map(vectorOf);
  let middle: Vector = vectors[0] ?? [1, 0, 0];
  // Towards the farthest by ever smaller steps (Bădoiu and Clarkson 2003).
  for (let step = 1; step <= 200; step++) {
    const farthest = vectors.reduce((worst, each) => (dot(each, middle) < dot(worst, middle) ? each : worst), middle);
    const towards = (i: 0 | 1 | 2) => middle[i] + (farthest[i] - middle[i]) / (step + 1);
    middle = unit([towards(0), towards(1), towards(2)]);
  }
  const least = vectors.reduce((cosine, each) => Math.min(cosine, dot(each, middle)), 1);
  return {
    middle: {
      latitude: Math.asin(Math.min(1, Math.max(-1, middle[2]))) / DEGREE,
      longitude: Math.atan2(middle[1], middle[0]) / DEGREE,
    },
    reach: Math.acos(Math.min(1, Math.max(-1, least))) / DEGREE,
  };
}

/** Opposite of the middle of the widest gap between longitudes; 0 where there are none. */
export function middleLongitude(spots: readonly Pick<Spot, "longitude">[]): number {
  const sorted = Float64Array.from(spots, ({ longitude }) => longitude).sort();
  if (sorted.length === 0) return 0;
  let [widest, middle] = [-1, 0];
  for (let at = 0; at < sorted.length; at++) {
    const from = sorted[at] as number;
    const to = at + 1 < sorted.length ? (sorted[at + 1] as number) : (sorted[0] as number) + 360;
    if (to - from > widest) [widest, middle] = [to - from, (from + to) / 2];
  }
  const opposite = middle + 180;
  return opposite > 180 ? opposite - 360 : opposite;
}

type Vector = readonly [x: number, y: number, z: number];

function vectorOf({ latitude, longitude }: Spot): Vector {
  const [down, across] = [latitude * DEGREE, longitude * DEGREE];
  return [Math.cos(down) * Math.cos(across), Math.cos(down) * Math.sin(across), Math.sin(down)];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function unit([x, y, z]: Vector): Vector {
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}
