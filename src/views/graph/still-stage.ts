import type { Camera, Hover } from "../../model/view-state.ts";
import { type Point, pointOnEdge } from "./edge-geometry.ts";
import { boundsOf, type Rendering } from "./rendering.ts";
import { type Size, type Stage, stageFor } from "./stage.ts";

/** How far, in CSS pixels, the pointer may be off an entity or a line. */
export const PICK_MARGIN = 5;
/** Pieces, taken as straight, in which a line is compared with the pointer. */
const LINE_PIECES = 24;

/** A rendering on a stage without an engine: what is where, and how the camera moves. Points are CSS pixels, y down. */
export class StillStage {
  readonly rendering: Rendering;
  readonly #stage: Stage;

  /** @param camera null shows the whole picture. */
  constructor(rendering: Rendering, size: Size, camera: Camera | null) {
    this.rendering = rendering;
    this.#stage = stageFor(boundsOf(rendering), size, camera, rendering.knowledge.order);
  }

  get size(): Size {
    return this.#stage;
  }

  /** The camera that looks at what is on the stage, also where that is the whole picture. */
  get camera(): Camera {
    const { width, height } = this.#stage;
    return { ...this.#toLayout({ x: width / 2, y: height / 2 }), ratio: Math.min(width, height) / this.#scale };
  }

  positionOf(e: number): Point {
    return this.#stage.toPixels(this.placeOf(e));
  }

  /** Where a claim's line is at a share of its length; where its subject is, if it has a value and no line. */
  positionOfClaim(c: number, share = 0.5): Point {
    const { knowledge, curvatures } = this.rendering;
    const subject = knowledge.claimSubject[c] as number;
    const object = knowledge.claimObject[c] as number;
    if (object < 0) return this.positionOf(subject);
    const at = pointOnEdge(this.placeOf(subject), this.placeOf(object), curvatures[c] as number, share);
    return this.#stage.toPixels(at);
  }

  /** Radius of an entity. */
  radiusOf(e: number): number {
    return this.#stage.scaleSize(this.rendering.sizes[e] as number);
  }

  /** In layout space. */
  placeOf(e: number): Point {
    const { places } = this.rendering;
    return { x: places[2 * e] as number, y: places[2 * e + 1] as number };
  }

  /** The camera after zooming about a point, which stays where it is; above 1 nearer. */
  zoomedAt(factor: number, at: Point): Camera {
    const { camera } = this;
    const fixed = this.#toLayout(at);
    const towards = (from: number, to: number) => to + (from - to) / factor;
    return { x: towards(camera.x, fixed.x), y: towards(camera.y, fixed.y), ratio: camera.ratio / factor };
  }

  /** A camera after the picture was moved by some pixels. */
  panned({ x, y, ratio }: Camera, { x: dx, y: dy }: Point): Camera {
    return { x: x - dx / this.#scale, y: y + dy / this.#scale, ratio };
  }

  /** What is under a point: the nearest entity in reach, else the nearest line. */
  hit(at: Point): Hover {
    const { rendering } = this;
    const { claimObject, order, claimCount } = rendering.knowledge;
    let found: Hover = null;
    let nearest = Number.POSITIVE_INFINITY;
    const consider = (hover: Hover, distance: number, reach: number) => {
      if (distance > reach || distance >= nearest) return;
      nearest = distance;
      found = hover;
    };
    for (let e = 0; e < order; e++) {
      if (rendering.entityMask[e] === 0) continue;
      const { x, y } = this.positionOf(e);
      consider({ kind: "entity", number: e }, Math.hypot(x - at.x, y - at.y), this.radiusOf(e) + PICK_MARGIN);
    }
    if (found !== null) return found;
    for (let c = 0; c < claimCount; c++) {
      // Of parallel claims in one line, the first stands for all.
      if (rendering.claimMask[c] === 0 || (claimObject[c] as number) < 0 || (rendering.bundles?.lead[c] ?? c) !== c)
        continue;
      let from = this.positionOfClaim(c, 0);
      for (let piece = 1; piece <= LINE_PIECES; piece++) {
        const to = this.positionOfClaim(c, piece / LINE_PIECES);
        consider({ kind: "claim", number: c }, distanceToSegment(at, from, to), PICK_MARGIN);
        from = to;
      }
    }
    return found;
  }

  /** CSS pixels per layout unit. */
  get #scale(): number {
    return this.#stage.toPixels({ x: 1, y: 0 }).x - this.#stage.toPixels({ x: 0, y: 0 }).x;
  }

  #toLayout({ x, y }: Point): Point {
    const origin = this.#stage.toPixels({ x: 0, y: 0 });
    return { x: (x - origin.x) / this.#scale, y: (origin.y - y) / this.#scale };
  }
}

function distanceToSegment(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length));
  return Math.hypot(p.x - a.x - share * dx, p.y - a.y - share * dy);
}
