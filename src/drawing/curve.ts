import type { Point } from "./edge-geometry.ts";
import { rounded } from "./marks.ts";

/** The middle of a line from rim to rim, measured in CSS pixels along it; y up. */
export interface Curve {
  readonly length: number;
  /** Parameter at a length. */
  parameterAt(length: number): number;
  pointAt(parameter: number): Point;
  /** Unit vector along the line. */
  directionAt(parameter: number): Point;
  /** Quadratic pieces that draw the line, or one that runs beside it, to a tenth of a pixel. */
  readonly pieces: number;
}

/** Abscissae and weights of Gauss and Legendre's quadrature with five points. */
const GAUSS = [
  [0, 0.568889],
  [-0.538469, 0.478629],
  [0.538469, 0.478629],
  [-0.90618, 0.236927],
  [0.90618, 0.236927],
] as const;
/** Steps that find a parameter, at most, and the length in CSS pixels by which it may be off. */
const NEWTON_STEPS = 4;
const PRECISION = 0.002;

/** The part `first` to `last` of the curve at + btt. */
export function quadraticCurve(a: Point, b: Point, first: number, last: number): Curve {
  const speedAt = (t: number) => Math.hypot(a.x + 2 * b.x * t, a.y + 2 * b.y * t);
  const arcLength = (from: number, to: number) => {
    const [half, middle] = [(to - from) / 2, (to + from) / 2];
    let sum = 0;
    for (const [at, weight] of GAUSS) sum += weight * speedAt(middle + at * half);
    return half * sum;
  };
  const length = arcLength(first, last);
  const isStraight = Math.hypot(b.x, b.y) < 1e-6;
  return {
    length,
    parameterAt: (s) => {
      let t = first + (s / length) * (last - first);
      for (let step = 0; step < NEWTON_STEPS; step++) {
        const missing = s - arcLength(first, t);
        if (Math.abs(missing) < PRECISION) break;
        t += missing / speedAt(t);
      }
      return t;
    },
    pointAt: (t) => ({ x: t * (a.x + b.x * t), y: t * (a.y + b.y * t) }),
    directionAt: (t) => {
      const speed = speedAt(t);
      return { x: (a.x + 2 * b.x * t) / speed, y: (a.y + 2 * b.y * t) / speed };
    },
    pieces: isStraight ? 1 : 4,
  };
}

/** Part of a circle, counterclockwise from an angle in radians. */
export function circularCurve(centre: Point, radius: number, from: number, length: number): Curve {
  return {
    length,
    parameterAt: (s) => from + s / radius,
    pointAt: (angle) => ({ x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) }),
    directionAt: (angle) => ({ x: -Math.sin(angle), y: Math.cos(angle) }),
    pieces: 12,
  };
}

/**
 * Path data, y down, of a part of a curve or of what runs beside it.
 * Method: each piece is a quadratic curve that has the piece's ends and directions (Tiller and Hanson 1984).
 * @param from, to lengths along the curve; where `from` is the greater, it is drawn backwards.
 * @param beside distance to the left of the curve's own direction.
 * @param pieces 1 is exact for a quadratic curve itself.
 */
export function pathAlong(
  curve: Curve,
  from: number,
  to: number,
  beside = 0,
  pieces = curve.pieces,
  start: "M" | "L" = "M",
): string {
  const [first, last] = [curve.parameterAt(from), curve.parameterAt(to)];
  const pointAt = (t: number): Point => {
    const [point, direction] = [curve.pointAt(t), curve.directionAt(t)];
    return { x: point.x - beside * direction.y, y: point.y + beside * direction.x };
  };
  let [before, beforeDirection] = [pointAt(first), curve.directionAt(first)];
  let path = start + written(before);
  for (let piece = 1; piece <= pieces; piece++) {
    const t = first + ((last - first) * piece) / pieces;
    const [point, direction] = [pointAt(t), curve.directionAt(t)];
    const turn = beforeDirection.x * direction.y - beforeDirection.y * direction.x;
    const [dx, dy] = [point.x - before.x, point.y - before.y];
    if (Math.abs(turn) < 1e-5) path += `L${written(point)}`;
    else {
      // Where the tangents at both ends meet.
      const reach = (dx * direction.y - dy * direction.x) / turn;
      const control = { x: before.x + reach * beforeDirection.x, y: before.y + reach * beforeDirection.y };
      path += `Q${written(control)} ${written(point)}`;
    }
    [before, beforeDirection] = [point, direction];
  }
  return path;
}

/** A point with y up as path data with y down. */
export function written({ x, y }: Point): string {
  return `${rounded(x)} ${rounded(-y)}`;
}
