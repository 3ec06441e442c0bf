import { controlPoint, loopCircle, MIN_NODE_RADIUS, type Point } from "./edge-geometry.ts";
import type { Rendering } from "./rendering.ts";

/** How far, in CSS pixels, the pointer may be off an entity's rim. */
export const ENTITY_REACH = 4;
/** How far, in CSS pixels, the pointer may be off the middle of a line; the gaps of a pattern count as line. */
export const LINE_REACH = 6;
/** A curve is compared with the pointer in straight pieces: as many as its length asks for, within these bounds. */
const PIECES = { least: 24, most: 96, pixels: 16 };

/** How layout space lies on the stage. */
export interface PickStage {
  /** CSS pixels per layout unit. */
  readonly scale: number;
  /** Radius in CSS pixels of what has the given radius at camera ratio 1. */
  scaleSize(size: number): number;
}

type Drawn = Pick<
  Rendering,
  "knowledge" | "places" | "sizes" | "curvatures" | "bundles" | "entityMask" | "entityDim" | "claimMask" | "claimDim"
>;

/**
 * Number of the entity at a point of layout space: of those within reach the one whose centre is nearest; -1 if there is
 * none. Computed from the layout and not from what was drawn, so it costs no second drawing and no reading back of
 * pixels, which some browsers falsify. Takes time linear in the entities (0.2 ms for 100,000).
 */
export function entityUnder(at: Point, drawn: Drawn, stage: PickStage): number {
  const { knowledge, places, sizes, entityMask, entityDim } = drawn;
  const { scale } = stage;
  let found = -1;
  let nearest = Number.POSITIVE_INFINITY;
  for (let e = 0; e < knowledge.order; e++) {
    const dx = ((places[2 * e] as number) - at.x) * scale;
    const dy = ((places[2 * e + 1] as number) - at.y) * scale;
    const square = dx * dx + dy * dy;
    if (square >= nearest || (entityMask[e] === 0 && entityDim[e] === 0)) continue;
    const reach = radiusOf(sizes[e] as number, stage) + ENTITY_REACH;
    if (square > reach * reach) continue;
    nearest = square;
    found = e;
  }
  return found;
}

/**
 * Number of the claim whose line is at a point of layout space: the nearest within reach; -1 if there is none. Takes time
 * linear in the claims (5 ms for 300,000).
 * @param mayPoint whether a line can be pointed at. Default: any can.
 */
export function lineUnder(at: Point, drawn: Drawn, stage: PickStage, mayPoint?: (claim: number) => boolean): number {
  const { knowledge, places, sizes, curvatures, bundles, claimMask, claimDim } = drawn;
  const { claimSubject, claimObject, claimCount } = knowledge;
  let found = -1;
  let nearest = LINE_REACH;
  for (let c = 0; c < claimCount; c++) {
    const subject = claimSubject[c] as number;
    const object = claimObject[c] as number;
    if (object < 0 || (claimMask[c] === 0 && claimDim[c] === 0)) continue;
    if (bundles !== null && bundles.lead[c] !== c) continue;
    // Relative to the pointer, in CSS pixels, y up.
    const x0 = ((places[2 * subject] as number) - at.x) * stage.scale;
    const y0 = ((places[2 * subject + 1] as number) - at.y) * stage.scale;
    const curvature = curvatures[c] as number;
    let distance: number;
    if (subject === object) {
      const loop = loopCircle({ x: x0, y: y0 }, radiusOf(sizes[subject] as number, stage), curvature);
      distance = Math.abs(Math.hypot(loop.x, loop.y) - loop.radius);
    } else {
      const x1 = ((places[2 * object] as number) - at.x) * stage.scale;
      const y1 = ((places[2 * object + 1] as number) - at.y) * stage.scale;
      if (isFartherThan(nearest, x0, y0, x1 - x0, y1 - y0, curvature)) continue;
      distance = distanceToCurve({ x: x0, y: y0 }, { x: x1, y: y1 }, curvature);
    }
    if (distance > nearest || (distance === nearest && found >= 0) || mayPoint?.(c) === false) continue;
    nearest = distance;
    found = c;
  }
  return found;
}

/**
 * Whether the curve from a point by a chord is certainly farther from the origin than a distance. Over its chord it is the
 * graph of 4cLu(1 - u), whose slope is at most 4c between the ends: so its distance is at least the height between curve
 * and origin, over the root of 1 + 16c². Rules out nearly all curves that a box around them would not.
 */
function isFartherThan(reach: number, x: number, y: number, dx: number, dy: number, curvature: number): boolean {
  const square = dx * dx + dy * dy;
  if (square === 0) return false;
  const along = -(x * dx + y * dy) / square;
  const margin = reach / Math.sqrt(square);
  if (along < -margin || along > 1 + margin) return true;
  const height = dy * x - dx * y - 4 * curvature * square * along * (1 - along);
  const slope = 4 * curvature * (1 + 2 * margin);
  return height * height > reach * reach * square * (1 + slope * slope);
}

function radiusOf(size: number, stage: PickStage): number {
  return Math.max(stage.scaleSize(size), MIN_NODE_RADIUS);
}

/** Distance of the origin from the quadratic curve between two points. */
function distanceToCurve(source: Point, target: Point, curvature: number): number {
  const control = controlPoint(source, target, curvature);
  const length =
    Math.hypot(control.x - source.x, control.y - source.y) + Math.hypot(target.x - control.x, target.y - control.y);
  const pieces = Math.min(PIECES.most, Math.max(PIECES.least, Math.ceil(length / PIECES.pixels)));
  let nearest = Number.POSITIVE_INFINITY;
  let from = source;
  for (let piece = 1; piece <= pieces; piece++) {
    const t = piece / pieces;
    const u = 1 - t;
    const to = {
      x: u * u * source.x + 2 * u * t * control.x + t * t * target.x,
      y: u * u * source.y + 2 * u * t * control.y + t * t * target.y,
    };
    nearest = Math.min(nearest, distanceToSegment(from, to));
    from = to;
  }
  return nearest;
}

/** Distance of the origin from a segment. */
function distanceToSegment(from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(from.x * dx + from.y * dy) / square));
  return Math.hypot(from.x + share * dx, from.y + share * dy);
}
