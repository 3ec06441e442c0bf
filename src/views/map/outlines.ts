import { type GeoContext, geoPath } from "d3-geo";
import type { Shift, Sight } from "../../drawing/sight.ts";
import type { Atlas } from "./atlas.ts";
import type { MapProjection } from "./projection.ts";

/** Outlines as a plain projection lays them: projected once, then only moved and magnified. */
export interface Outlines {
  readonly countries: readonly (readonly Ring[])[];
  /** Rim of the globe; empty where the map shows a region. */
  readonly rim: readonly Ring[];
}

interface Ring {
  /** x and y in turn. */
  readonly points: Float64Array;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Path data to be drawn magnified by `scale`. */
export interface OutlinePaths {
  readonly land: string;
  readonly rim: string;
  /** By position in the atlas: those that were asked for. */
  readonly countries: ReadonlyMap<number, string>;
  readonly scale: number;
}

/** Least distance between two points of an outline, in CSS pixels at the coarsest magnification that it is drawn at. */
const FINENESS = 1;
/** How far beyond the screen outlines are kept, in screens: while one pans, they are only moved. */
const BEYOND = 0.6;
/** Projections whose outlines are kept. */
const MOST_KEPT = 3;

const kept = new WeakMap<Atlas, Map<string, Outlines>>();

/** The outlines of an atlas under a projection. Takes some 100 ms for the finest; the latest few are kept. */
export function outlinesFor(atlas: Atlas, { key, plain, isWorld }: MapProjection): Outlines {
  const known = kept.get(atlas) ?? new Map<string, Outlines>();
  kept.set(atlas, known);
  let made = known.get(key);
  if (made === undefined) {
    const countries = atlas.map((country) => ringsOf((context) => geoPath(plain, context)(country)));
    const rim = isWorld ? ringsOf((context) => geoPath(plain, context)({ type: "Sphere" })) : [];
    made = { countries, rim };
    if (known.size >= MOST_KEPT) known.delete(known.keys().next().value as string);
    known.set(key, made);
  }
  return made;
}

/** Position of the country around a place of the plain projection; -1 at sea. */
export function countryAt({ countries }: Outlines, x: number, y: number): number {
  return countries.findIndex((rings) => {
    let isInside = false;
    for (const { points, left, top, right, bottom } of rings) {
      if (x < left || x > right || y < top || y > bottom) continue;
      for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
        const [xi, yi, xj, yj] = [points[i], points[i + 1], points[j], points[j + 1]] as [
          number,
          number,
          number,
          number,
        ];
        if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) isInside = !isInside;
      }
    }
    return isInside;
  });
}

/**
 * Path data of what is in sight, and somewhat beyond. The same object for as long as the sight stays within that and is not
 * magnified much, so that what draws it can keep it.
 */
export class OutlineWindow {
  readonly #outlines: Outlines;
  readonly #shift: Shift;
  readonly #asked: readonly number[];
  #paths: OutlinePaths | null = null;
  #box = { left: 0, top: 0, right: 0, bottom: 0 };
  #band = 0;

  /**
   * @param shift from the plain projection to the drawing at magnification 1.
   * @param asked countries whose own path is needed, by position.
   */
  constructor(outlines: Outlines, shift: Shift, asked: readonly number[]) {
    this.#outlines = outlines;
    this.#shift = shift;
    this.#asked = asked;
  }

  pathsFor(sight: Sight): OutlinePaths {
    const { width, height, magnification } = sight;
    const band = 2 ** Math.floor(Math.log2(magnification));
    const from = sight.toDrawing({ x: 0, y: 0 });
    const to = sight.toDrawing({ x: width, y: height });
    const { left, top, right, bottom } = this.#box;
    const isWithin = from.x >= left && from.y >= top && to.x <= right && to.y <= bottom;
    if (this.#paths === null || band !== this.#band || !isWithin) {
      const [across, down] = [BEYOND * (to.x - from.x), BEYOND * (to.y - from.y)];
      this.#box = { left: from.x - across, top: from.y - down, right: to.x + across, bottom: to.y + down };
      const { left: dx, top: dy, by } = this.#shift;
      const plain = {
        left: (this.#box.left - dx) / by,
        top: (this.#box.top - dy) / by,
        right: (this.#box.right - dx) / by,
        bottom: (this.#box.bottom - dy) / by,
      };
      this.#band = band;
      const { countries, rim } = this.#outlines;
      const shift = { left: band * this.#shift.left, top: band * this.#shift.top, by: band * this.#shift.by };
      const written = countries.map((rings) => writtenRings(rings, shift, plain));
      this.#paths = {
        land: written.join(""),
        rim: writtenRings(rim, shift, plain),
        countries: new Map(this.#asked.map((at) => [at, written[at] ?? ""])),
        scale: 1,
      };
    }
    return { ...this.#paths, scale: magnification / band };
  }
}

function ringsOf(draw: (context: GeoContext) => void): readonly Ring[] {
  const rings: Ring[] = [];
  let points: number[] = [];
  const end = () => {
    if (points.length >= 6) rings.push(ringOf(Float64Array.from(points)));
    points = [];
  };
  draw({
    beginPath: () => {},
    moveTo: (x, y) => {
      end();
      points.push(x, y);
    },
    lineTo: (x, y) => void points.push(x, y),
    closePath: end,
    arc: () => {},
  });
  end();
  return rings;
}

function ringOf(points: Float64Array): Ring {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { points, left, top, right, bottom };
}

/** Rings that touch a box, moved and magnified, without points that nobody could tell from the one before. */
function writtenRings(
  rings: readonly Ring[],
  { left: dx, top: dy, by }: Shift,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): string {
  let d = "";
  for (const { points, left, top, right, bottom } of rings) {
    if (right < box.left || left > box.right || bottom < box.top || top > box.bottom) continue;
    if (by * Math.max(right - left, bottom - top) < FINENESS) continue;
    let part = "";
    let [lastX, lastY] = [Infinity, Infinity];
    let lastSide = 0;
    let held = "";
    for (let i = 0; i < points.length; i += 2) {
      const [px, py] = [points[i] as number, points[i + 1] as number];
      // Of a run of points on one side of the box, only its ends matter to what is seen of the shape.
      const side = px < box.left ? 1 : px > box.right ? 2 : py < box.top ? 3 : py > box.bottom ? 4 : 0;
      const [x, y] = [Math.round((by * px + dx) * 10) / 10, Math.round((by * py + dy) * 10) / 10];
      if (side !== 0 && side === lastSide) {
        held = `L${x} ${y}`;
        continue;
      }
      part += held;
      held = "";
      lastSide = side;
      if (side === 0 && Math.abs(x - lastX) + Math.abs(y - lastY) < FINENESS) continue;
      part += `${part === "" ? "M" : "L"}${x} ${y}`;
      [lastX, lastY] = [x, y];
    }
    d += `${part}${held}Z`;
  }
  return d;
}
