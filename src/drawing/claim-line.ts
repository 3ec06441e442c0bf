import type { Glyph, LinePattern } from "../model/signs.ts";
import { type Curve, circularCurve, pathAlong, quadraticCurve, written } from "./curve.ts";
import { loopCircle, MIN_NODE_RADIUS, NODE_OUTLINE, type Point, SELECTION_REACH } from "./edge-geometry.ts";
import { glyphRim } from "./glyph-shapes.ts";
import { type PathMark, rounded } from "./marks.ts";

// Lines as ui/claim-edge-program.ts draws them, number for number; a test compares the two as pictures.

/** An entity at an end of a line: where it is in CSS pixels, y down, and what the line has to keep clear of. */
export interface LineEnd extends Point {
  readonly radius: number;
  readonly glyph: Glyph;
  readonly isSelected: boolean;
}

/** A claim's line, as it is to be drawn. */
export interface ClaimLine {
  readonly source: LineEnd;
  readonly target: LineEnd;
  /** As edge-geometry.ts defines it, for y up. */
  readonly curvature: number;
  /** Thickness in CSS pixels. */
  readonly width: number;
  readonly color: string;
  readonly pattern: LinePattern;
  readonly hasArrow: boolean;
  readonly isDenied: boolean;
}

/** Dashes and gaps over the thickness of a line. */
const DASHES: Readonly<Record<"long-dash" | "short-dash" | "dash-dot", readonly number[]>> = {
  "long-dash": [6.5, 3.5],
  "short-dash": [2.8, 2.4],
  "dash-dot": [5.6, 2.2, 1.2, 2.2],
};
const DOTS = { period: 3.4, radius: 0.8 };
/** Half the width of a hollow line over its thickness, and the width of its rim. */
const HOLLOW = { outer: 1.55, stroke: 0.72 };
/** Half the breadth of an arrowhead, and the depth of its notch, over its length. */
const HEAD = { half: 0.32, notch: 0.22 };
/** Length of a dash that is a dot: some renderers leave out dashes of none. */
const POINT = 0.01;

/** The shapes that make a line: its body, then its arrowhead and its bar. Nothing where its two ends touch. */
export function claimLineMarks(line: ClaimLine): readonly PathMark[] {
  const { source, target, color, pattern, width } = line;
  const isLoop = Math.hypot(target.x - source.x, target.y - source.y) < 0.1;
  const curve = isLoop ? loopOf(line) : arcOf(line);
  if (curve === null || curve.length < 1) return [];
  const at = { x: source.x, y: source.y };
  const { length } = curve;
  const broad = pattern === "hollow" ? 1.35 : 1;
  const head = line.hasArrow ? Math.min(headLength(pattern, width), 0.6 * length) : 0;
  const end = head > 0 ? length - head + HEAD.notch * head + 0.5 : length;
  const marks: PathMark[] = bodyMarks(curve, pattern, width, end, length - head).map((mark) => ({
    kind: "path",
    at,
    stroke: color,
    ...mark,
  }));
  if (head > 0) marks.push({ kind: "path", d: arrowPath(curve, head, isLoop), at, fill: color });
  if (line.isDenied) {
    const thickness = Math.max(0.6 * width, 0.8);
    const d = barPath(curve, broad * (3.6 + 1.7 * width));
    marks.push({ kind: "path", d, at, stroke: color, width: 2 * thickness });
  }
  return marks;
}

/** The line of a pattern, drawn straight from the origin to the right: how a legend shows it. */
export function sampleLineMarks(
  pattern: LinePattern,
  length: number,
  width: number,
  color: string,
): readonly PathMark[] {
  const curve = quadraticCurve({ x: length, y: 0 }, { x: 0, y: 0 }, 0, 1);
  return bodyMarks(curve, pattern, width, length, length).map((mark) => ({ kind: "path", stroke: color, ...mark }));
}

/** A bar across a straight line of a length: how a legend shows a denial. */
export function sampleDenialMarks(length: number, width: number, color: string): readonly PathMark[] {
  const curve = quadraticCurve({ x: length, y: 0 }, { x: 0, y: 0 }, 0, 1);
  const thickness = Math.max(0.6 * width, 0.8);
  return [
    ...sampleLineMarks("solid", length, width, color),
    { kind: "path", d: barPath(curve, 3.6 + 1.7 * width), stroke: color, width: 2 * thickness },
  ];
}

/** A stroke along the middle of a line. */
export interface Pen extends Pick<PathMark, "dash" | "isRound"> {
  readonly width: number;
  /** Whether it takes ink away: the inside of a hollow line. */
  readonly isPaper?: boolean;
}

/**
 * A pattern as strokes one over the other along the whole middle of a line of thickness `w`: for a writer that does not
 * know how long the line will be, and so cannot drop a dash that its end would cut short.
 */
export function pensOf(pattern: LinePattern, w: number): readonly Pen[] {
  switch (pattern) {
    case "solid":
      return [{ width: w }];
    case "long-dash":
    case "short-dash":
    case "dash-dot":
      return [{ width: w, dash: DASHES[pattern].map((length) => length * w) }];
    case "dots":
      return [{ width: 2 * DOTS.radius * w, dash: [POINT, DOTS.period * w - POINT], isRound: true }];
    case "hollow":
      return [{ width: 2 * HOLLOW.outer * w }, { width: 2 * (HOLLOW.outer - HOLLOW.stroke) * w, isPaper: true }];
  }
}

/** Length of the arrowhead of a line in CSS pixels, where the line is long enough for it. */
export function headLength(pattern: LinePattern, w: number): number {
  return (pattern === "hollow" ? 1.35 : 1) * (5.2 + 2.8 * w);
}

/** An arrowhead that points to the right, its tip at the origin. */
export function headPath(length: number): string {
  const [back, notch, beside] = [-length, -length * (1 - HEAD.notch), HEAD.half * length].map(rounded) as [
    number,
    number,
    number,
  ];
  return `M0 0L${back} ${-beside}L${notch} 0L${back} ${beside}Z`;
}

type Body = Pick<PathMark, "d" | "width" | "dash" | "isRound">;

/** @param lastDot length along the line beyond which no dot reaches. */
function bodyMarks(curve: Curve, pattern: LinePattern, w: number, end: number, lastDot: number): readonly Body[] {
  const middle = (from: number, to: number) => pathAlong(curve, from, to, 0, curve.pieces === 12 ? 12 : 1);
  switch (pattern) {
    case "solid":
      return [{ d: middle(0, end), width: w }];
    case "long-dash":
    case "short-dash":
    case "dash-dot": {
      const dash = DASHES[pattern].map((length) => length * w);
      const period = dash.reduce((sum, length) => sum + length, 0);
      const lastStart = Math.floor(end / period) * period;
      // No stub of a dash before the arrowhead.
      const stop = pattern !== "dash-dot" && lastStart > end - w ? lastStart : end;
      return stop <= 0 ? [] : [{ d: middle(0, stop), width: w, dash }];
    }
    case "dots": {
      const period = DOTS.period * w;
      const last = Math.floor((lastDot - DOTS.radius * w) / period - 0.5);
      if (last < 0) return [];
      const d = middle(0.5 * period, (last + 0.5) * period + 5 * POINT);
      return [{ d, width: 2 * DOTS.radius * w, dash: [POINT, period - POINT], isRound: true }];
    }
    case "hollow": {
      const stroke = HOLLOW.stroke * w;
      const beside = HOLLOW.outer * w - stroke / 2;
      const [from, to] = [Math.min(stroke / 2, end / 2), Math.max(end - stroke / 2, end / 2)];
      const there = pathAlong(curve, from, to, beside);
      return [{ d: `${there}${pathAlong(curve, to, from, -beside, curve.pieces, "L")}Z`, width: stroke }];
    }
  }
}

/** Tip, two corners and the notch between them. */
function arrowPath(curve: Curve, head: number, isLoop: boolean): string {
  const tip = curve.pointAt(curve.parameterAt(curve.length));
  const base = curve.pointAt(curve.parameterAt(curve.length - head));
  const chord = unitVector(base, tip);
  const corner = (along: number, beside: number): Point => {
    // A loop bends too much for a bent arrowhead: it is laid along the chord of its arc.
    if (isLoop) return besideOf({ x: tip.x - along * chord.x, y: tip.y - along * chord.y }, chord, beside);
    const t = curve.parameterAt(curve.length - along);
    return besideOf(curve.pointAt(t), curve.directionAt(t), beside);
  };
  const half = HEAD.half * head;
  return polygon([tip, corner(head, half), corner((1 - HEAD.notch) * head, 0), corner(head, -half)]);
}

function barPath(curve: Curve, half: number): string {
  const t = curve.parameterAt(curve.length / 2);
  const [point, direction] = [curve.pointAt(t), curve.directionAt(t)];
  return `M${written(besideOf(point, direction, -half))}L${written(besideOf(point, direction, half))}`;
}

/** From rim to rim; null where the two entities overlap so far that nothing is between them. */
function arcOf({ source, target, curvature }: ClaimLine): Curve | null {
  const chord = { x: target.x - source.x, y: source.y - target.y };
  const control = { x: chord.x / 2 - 2 * curvature * chord.y, y: chord.y / 2 + 2 * curvature * chord.x };
  const a = { x: 2 * control.x, y: 2 * control.y };
  const b = { x: chord.x - a.x, y: chord.y - a.y };
  const back = { x: a.x - 2 * chord.x, y: a.y - 2 * chord.y };
  const first = leaves(a, b, source);
  const last = 1 - leaves(back, b, target);
  return last <= first ? null : quadraticCurve(a, b, first, last);
}

/** Parameter at which at + btt leaves the glyph around the origin, by the same steps as the shader. */
function leaves(a: Point, b: Point, { glyph, radius, isSelected }: LineEnd): number {
  const margin = isSelected ? SELECTION_REACH : NODE_OUTLINE;
  const towards = (t: number): Point => ({ x: a.x + b.x * t, y: a.y + b.y * t });
  const rimAt = (t: number) => {
    const { x, y } = towards(t);
    const length = Math.hypot(x, y);
    return glyphRim(glyph, { x: x / length, y: y / length }) * Math.max(radius, MIN_NODE_RADIUS) + margin;
  };
  const reach = (rim: number, t: number) => rim / Math.hypot(towards(t).x, towards(t).y);
  let rim = rimAt(0);
  let t = reach(rim, 0);
  t = reach(rim, reach(rim, t));
  rim = rimAt(t);
  return reach(rim, reach(rim, t));
}

/** The circle that a claim of an entity about itself runs along, from its rim around and back to it. */
function loopOf({ source, curvature }: ClaimLine): Curve {
  const radius = Math.max(source.radius, MIN_NODE_RADIUS);
  const circle = loopCircle({ x: 0, y: 0 }, radius, curvature);
  const reach = Math.hypot(circle.x, circle.y);
  const rim = radius + (source.isSelected ? SELECTION_REACH : NODE_OUTLINE);
  const cosine = (reach ** 2 + circle.radius ** 2 - rim ** 2) / (2 * reach * circle.radius);
  const opening = Math.acos(Math.min(1, Math.max(-1, cosine)));
  const from = Math.atan2(-circle.y, -circle.x) + opening;
  return circularCurve(circle, circle.radius, from, circle.radius * 2 * (Math.PI - opening));
}

function polygon(points: readonly Point[]): string {
  return `M${points.map(written).join("L")}Z`;
}

/** The point at a distance to the left of a direction. */
function besideOf({ x, y }: Point, direction: Point, distance: number): Point {
  return { x: x - distance * direction.y, y: y + distance * direction.x };
}

function unitVector(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}
