import type { Words } from "../words/message.ts";
import type { Point } from "./edge-geometry.ts";
import { circlePath, rounded } from "./marks.ts";

/** Where something of a drawing is hit, in CSS pixels of the screen. */
export type Area =
  | ({ readonly kind: "disc"; readonly radius: number } & Point)
  | {
      readonly kind: "box";
      readonly left: number;
      readonly top: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: "line"; readonly points: readonly Point[] };

/** Something of a drawing that can be pointed at and selected. */
export interface Target {
  /** What it stands for, by number: one entity or claim, or a heap of them. */
  readonly entities: readonly number[];
  readonly claims: readonly number[];
  readonly area: Area;
  /** What it is, as it is read out and shown beside the pointer. */
  readonly words: () => Words;
}

/** How far off an area, in CSS pixels, it can still be hit. */
const REACH = 5;

/** What lies at a point: of what is there the last, which lies on top; else the nearest within reach. Null for nothing. */
export function targetAt(targets: readonly Target[], at: Point): Target | null {
  let nearest: Target | null = null;
  let least = REACH;
  for (let t = targets.length - 1; t >= 0; t--) {
    const target = targets[t] as Target;
    const distance = distanceTo(target.area, at);
    if (distance === 0) return target;
    if (distance < least) [nearest, least] = [target, distance];
  }
  return nearest;
}

/** The middle of an area. */
export function middleOf(area: Area): Point {
  switch (area.kind) {
    case "disc":
      return area;
    case "box":
      return { x: area.left + area.width / 2, y: area.top + area.height / 2 };
    case "line":
      return area.points[Math.floor(area.points.length / 2)] ?? { x: 0, y: 0 };
  }
}

/** Path data of what surrounds an area at a distance in CSS pixels; of a line, the line itself. */
export function outlineOf(area: Area, distance: number): string {
  switch (area.kind) {
    case "disc":
      return circlePath(area.radius + distance, area);
    case "box": {
      const [left, top] = [rounded(area.left - distance), rounded(area.top - distance)];
      const [width, height] = [rounded(area.width + 2 * distance), rounded(area.height + 2 * distance)];
      return `M${left} ${top}h${width}v${height}h${-width}Z`;
    }
    case "line":
      return `M${area.points.map(({ x, y }) => `${rounded(x)} ${rounded(y)}`).join("L")}`;
  }
}

/** Distance from a point to an area in CSS pixels; 0 within it. */
function distanceTo(area: Area, { x, y }: Point): number {
  switch (area.kind) {
    case "disc":
      return Math.max(0, Math.hypot(x - area.x, y - area.y) - area.radius);
    case "box": {
      const across = Math.max(area.left - x, 0, x - area.left - area.width);
      const down = Math.max(area.top - y, 0, y - area.top - area.height);
      return Math.hypot(across, down);
    }
    case "line": {
      let least = Infinity;
      for (let i = 1; i < area.points.length; i++)
        least = Math.min(least, distanceToPiece(area.points[i - 1] as Point, area.points[i] as Point, x, y));
      // A line has no inside: whatever has one comes before it.
      return Math.max(least, Number.MIN_VALUE);
    }
  }
}

function distanceToPiece(from: Point, to: Point, x: number, y: number): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length));
  return Math.hypot(x - from.x - t * dx, y - from.y - t * dy);
}
