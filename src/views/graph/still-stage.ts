import { type Point, pointOnEdge } from "../../drawing/edge-geometry.ts";
import type { Size } from "../../drawing/size.ts";
import type { Camera, Hover } from "../../model/view-state.ts";
import { boundsOf, type Rendering } from "./rendering.ts";
import { type Stage, stageFor } from "./stage.ts";
import { thingsUnder } from "./under-point.ts";

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

  /** Where a point of layout space is on the stage. */
  readonly toPixels = (at: Point): Point => this.#stage.toPixels(at);

  positionOf(e: number): Point {
    return this.toPixels(this.placeOf(e));
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

  /** What is under a point: the entities in reach, else the lines; the nearest first. */
  thingsAt(at: Point): readonly NonNullable<Hover>[] {
    const stage = { scale: this.#scale, scaleSize: (size: number) => this.#stage.scaleSize(size) };
    return thingsUnder(this.#toLayout(at), this.rendering, stage);
  }

  /** The nearest of them. */
  hit(at: Point): Hover {
    return this.thingsAt(at)[0] ?? null;
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
