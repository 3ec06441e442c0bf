/**
 * The shape of a claim's line, in numbers that labels, hit tests and the WebGL programs share.
 *
 * Convention for `curvature`: the height of the arc over its chord, as a fraction of the chord's length; 0 is straight.
 * Positive bulges to the left of the way from source to target, in a plane whose y points up (graph space). So A→B
 * and B→A of the same curvature bulge to opposite sides, and A→B of c lies on B→A of -c.
 * In a plane whose y points down (the viewport) pass -curvature, or map a control point found in graph space: a
 * quadratic curve stays the same curve under the camera.
 */

/** A point in any plane that is not distorted (graph space, CSS pixels). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Arc of a claim that has its two entities to itself: enough to differ from a straight line, too little to look curved. */
export const LONE_CURVATURE = 0.07;
/** Curvature between neighbours of a fan, while the fan has room for it. */
const FAN_STEP = 0.15;
/** Curvature of the outermost claim of a fan, at most. */
const FAN_LIMIT = 0.5;

/** How far, in radians, a loop leans away from the upright. */
const LOOP_LEAN = (55 * Math.PI) / 180;

/** Thickness, in CSS pixels, of a line that no stance draws: plainly thinner than any that one does. */
export const THIN_LINE = 0.75;
/** Smallest radius, in CSS pixels, at which an entity is drawn, however far out the camera is. */
export const MIN_NODE_RADIUS = 2.5;
/** Width, in CSS pixels, of the paper that an entity keeps around itself; lines end at its outer edge. */
export const NODE_OUTLINE = 1.5;
/** The same over the least radius of entities: where they may be drawn smaller, crowded dots keep less paper. */
export const OUTLINE_SHARE = NODE_OUTLINE / MIN_NODE_RADIUS;

/** How far, in CSS pixels, the ring of a selected entity reaches beyond its glyph. */
export const SELECTION_REACH = 5.5;

/** The control point of the quadratic Bézier curve from `source` to `target`. Their midpoint where curvature is 0. */
export function controlPoint(source: Point, target: Point, curvature: number): Point {
  const dx = target.x - source.x;
  const dy = target.y - source.y;
  return {
    x: (source.x + target.x) / 2 - 2 * curvature * dy,
    y: (source.y + target.y) / 2 + 2 * curvature * dx,
  };
}

/**
 * The point at `t` of the way (0 = centre of the source, 1 = centre of the target, 0.5 = top of the arc) and the
 * direction of the line there, in radians from the x axis.
 */
export function pointOnEdge(source: Point, target: Point, curvature: number, t: number): Point & { angle: number } {
  const control = controlPoint(source, target, curvature);
  const u = 1 - t;
  return {
    x: u * u * source.x + 2 * u * t * control.x + t * t * target.x,
    y: u * u * source.y + 2 * u * t * control.y + t * t * target.y,
    angle: Math.atan2(
      u * (control.y - source.y) + t * (target.y - control.y),
      u * (control.x - source.x) + t * (target.x - control.x),
    ),
  };
}

/**
 * The circle along which a claim of an entity about itself is drawn. All lengths in CSS pixels, y up; `radius` is the
 * drawn radius of the entity. It stands above the entity, to the right for a positive curvature and to the left for a
 * negative one, and grows with the curvature, so that the loops of a fan lie around each other.
 */
export function loopCircle(centre: Point, radius: number, curvature: number): Point & { radius: number } {
  const loop = (0.6 * radius + 8) * (1 + 2 * Math.abs(curvature));
  const reach = radius + 0.7 * loop;
  return {
    x: centre.x + (curvature < 0 ? -1 : 1) * reach * Math.sin(LOOP_LEAN),
    y: centre.y + reach * Math.cos(LOOP_LEAN),
    radius: loop,
  };
}

/**
 * Curvatures of `count` parallel claims between the same two entities, ascending and symmetric around 0; a lone claim
 * gets a gentle arc. They count in one direction of the pair whatever the direction of each claim: see `claimCurvature`.
 */
export function fanCurvatures(count: number): number[] {
  if (count === 1) return [LONE_CURVATURE];
  const step = Math.min(FAN_STEP, (2 * FAN_LIMIT) / (count - 1));
  return Array.from({ length: count }, (_, index) => (index - (count - 1) / 2) * step);
}

/**
 * Curvature, for drawing from `source` to `target`, of claim number `index` among the `count` claims between the two,
 * in either direction. The ids fix which way round the pair is read, so no two of them coincide.
 */
export function claimCurvature(source: string, target: string, index: number, count: number): number {
  const curvature = fanCurvatures(count)[index] ?? 0;
  return count > 1 && source > target ? -curvature : curvature;
}
