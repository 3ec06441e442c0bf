import { controlPoint, loopCircle, MIN_NODE_RADIUS, type Point } from "../../drawing/edge-geometry.ts";
import type { Hover } from "../../model/view-state.ts";
import type { Rendering } from "./rendering.ts";

/** How far, in CSS pixels, the pointer may be off an entity's rim. */
export const ENTITY_REACH = 4;
/** How far, in CSS pixels, the pointer may be off the middle of a line; the gaps of a pattern count as line. */
export const LINE_REACH = 6;
/**
 * Lines whose distances differ by less, in CSS pixels, may do so by rounding alone: the same line drawn the other way, or
 * measured as cheaply as what rules out. So none is ruled out by less.
 */
const ROUNDING = 1e-6;
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
 * Numbers of the entities at a point of layout space: all within reach, the one whose centre is nearest first. Computed from
 * the layout and not from what was drawn, so it costs no second drawing and no reading back of pixels, which some browsers
 * falsify. Takes time linear in the entities (0.2 ms for 100,000).
 */
export function entitiesUnder(at: Point, drawn: Drawn, stage: PickStage): readonly number[] {
  const { knowledge, places, sizes, entityMask, entityDim } = drawn;
  const { scale } = stage;
  const found: Found[] = [];
  for (let e = 0; e < knowledge.order; e++) {
    const dx = ((places[2 * e] as number) - at.x) * scale;
    const dy = ((places[2 * e + 1] as number) - at.y) * scale;
    const distance = dx * dx + dy * dy;
    if (entityMask[e] === 0 && entityDim[e] === 0) continue;
    const reach = radiusOf(sizes[e] as number, stage) + ENTITY_REACH;
    if (distance <= reach * reach) found.push({ number: e, distance });
  }
  return nearestFirst(found);
}

/** Which lines are looked for. */
interface LineSearch {
  /** The nearest alone: once a line is found, all that are farther are ruled out cheaply (5 ms for 300,000). Default false. */
  readonly isOne?: boolean;
  /** Whether a line can be pointed at. Default: any can. */
  readonly mayPoint?: (claim: number) => boolean;
}

/**
 * Numbers of the claims whose lines are at a point of layout space: all within reach, the nearest first. Takes time linear
 * in the claims.
 */
export function linesUnder(
  at: Point,
  drawn: Drawn,
  stage: PickStage,
  { isOne = false, mayPoint }: LineSearch = {},
): readonly number[] {
  const { knowledge, places, sizes, curvatures, bundles, claimMask, claimDim } = drawn;
  const { claimSubject, claimObject, claimCount } = knowledge;
  const found: Found[] = [];
  /** What is farther need not be measured. */
  let reach = LINE_REACH;
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
      if (isFartherThan(reach + ROUNDING, x0, y0, x1 - x0, y1 - y0, curvature)) continue;
      distance = distanceToCurve({ x: x0, y: y0 }, { x: x1, y: y1 }, curvature);
    }
    if (distance > LINE_REACH || mayPoint?.(c) === false) continue;
    found.push({ number: c, distance });
    if (isOne) reach = Math.min(reach, distance);
  }
  return nearestFirst(found);
}

/** What is at a point of layout space: the entities in reach, else the lines in reach; the nearest first. */
export function thingsUnder(at: Point, drawn: Drawn, stage: PickStage): readonly NonNullable<Hover>[] {
  const entities = entitiesUnder(at, drawn, stage);
  if (entities.length > 0) return entities.map((number) => ({ kind: "entity", number }));
  return linesUnder(at, drawn, stage).map((number) => ({ kind: "claim", number }));
}

interface Found {
  readonly number: number;
  readonly distance: number;
}

function nearestFirst(found: Found[]): readonly number[] {
  return found.sort((a, b) => a.distance - b.distance).map(({ number }) => number);
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
