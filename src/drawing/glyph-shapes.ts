import type { Glyph } from "../model/signs.ts";
import type { Point } from "./edge-geometry.ts";
import { circlePath, rounded } from "./marks.ts";

// The glyphs as the WebGL programs draw them (GLYPH_GLSL in ui/entity-node-program.ts), as outlines.

/** Corners at radius 1, y up, counterclockwise; round glyphs have none. */
const CORNERS: Readonly<Record<Exclude<Glyph, "circle" | "ring">, readonly (readonly [x: number, y: number])[]>> = {
  triangle: mirrored([[0, 1.48]], [[1.2817, -0.74]]),
  square: mirrored(
    [],
    [
      [0.886, 0.886],
      [0.886, -0.886],
    ],
  ),
  diamond: mirrored([[0, 1.43]], [[1.1, 0]], [[0, -1.43]]),
  hexagon: mirrored(
    [],
    [
      [0.6, 0.8],
      [1.36, 0],
      [0.6, -0.8],
    ],
  ),
  cross: mirrored(
    [],
    [
      [0.36, 1.3],
      [0.36, 0.36],
      [1.3, 0.36],
      [1.3, -0.36],
      [0.36, -0.36],
      [0.36, -1.3],
    ],
  ),
};
/** Outer and inner edge of the ring, at radius 1. */
const RING = { outer: 1.17, inner: 0.57 };

type Corners = readonly (readonly [number, number])[];

/** A figure that is the same left and right, from its right half read downwards. */
function mirrored(top: Corners, right: Corners, bottom: Corners = []): Corners {
  const left = right.map(([x, y]) => [-x, y] as const);
  return [...top, ...left, ...bottom, ...right.toReversed()];
}

/** Path data of a glyph around the origin, y down. */
export function glyphPath(glyph: Glyph, radius: number): string {
  if (glyph === "circle") return circlePath(radius);
  if (glyph === "ring") {
    const hole = rounded(RING.inner * radius);
    // Drawn the other way round, so that it is a hole.
    return `${circlePath(RING.outer * radius)}M${-hole} 0a${hole} ${hole} 0 1 1 ${2 * hole} 0a${hole} ${hole} 0 1 1 ${-2 * hole} 0Z`;
  }
  return `M${CORNERS[glyph].map(([x, y]) => `${rounded(x * radius)} ${rounded(-y * radius)}`).join("L")}Z`;
}

/** Path data of the line that runs around a glyph at a distance in CSS pixels, holes filled, corners rounded; y down. */
export function glyphOutline(glyph: Glyph, radius: number, distance: number): string {
  if (glyph === "circle" || glyph === "ring") {
    return circlePath((glyph === "ring" ? RING.outer : 1) * radius + distance);
  }
  const corners = CORNERS[glyph].map(([x, y]): Point => ({ x: x * radius, y: y * radius }));
  const parts = corners.map((corner, i) => {
    const before = outward(corners.at(i - 1) as Point, corner);
    const after = outward(corner, corners[(i + 1) % corners.length] as Point);
    const turn = before.x * after.y - before.y * after.x;
    if (turn < 0) {
      // An inner corner: where the two edges, moved outwards, meet.
      const reach = distance / (1 + before.x * after.x + before.y * after.y);
      return at({ x: corner.x + reach * (before.x + after.x), y: corner.y + reach * (before.y + after.y) });
    }
    const from = { x: corner.x + distance * before.x, y: corner.y + distance * before.y };
    const to = { x: corner.x + distance * after.x, y: corner.y + distance * after.y };
    return `${at(from)}A${rounded(distance)} ${rounded(distance)} 0 0 0 ${at(to)}`;
  });
  return `M${parts.join("L")}Z`;
}

/**
 * How far a glyph's outer edge is from its centre in the direction of a unit vector, at radius 1; y up. Notches of the
 * cross are bridged.
 */
export function glyphRim(glyph: Glyph, { x, y }: Point): number {
  const [across, up] = [Math.abs(x), Math.abs(y)];
  switch (glyph) {
    case "circle":
      return 1;
    case "ring":
      return RING.outer;
    case "triangle":
      return 0.74 / Math.max(-y, 0.866 * across + 0.5 * y);
    case "square":
      return 0.886 / Math.max(across, up);
    case "diamond":
      return 1 / (across / 1.1 + up / 1.43);
    case "hexagon":
      return 1 / Math.max(up / 0.8, across / 1.36 + 0.6985 * up);
    case "cross":
      return 1 / Math.max(Math.max(across, up) / 1.3, (across + up) / 1.66);
  }
}

/** Unit normal of an edge, pointing out of a figure that is walked counterclockwise. */
function outward(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
}

function at({ x, y }: Point): string {
  return `${rounded(x)} ${rounded(-y)}`;
}
