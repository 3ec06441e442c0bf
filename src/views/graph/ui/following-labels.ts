import type { Point } from "../../../drawing/edge-geometry.ts";
import type { Box } from "../../../drawing/label-placement.ts";
import { nextTurn } from "../../../lib/task.ts";
import { labelLayoutSteps } from "../label-layout.ts";
import type { Rendering } from "../rendering.ts";
import type { Stage } from "../stage.ts";
import type { LabelLayer } from "./label-layer.ts";
import { type Move, MovedPicture } from "./moved-picture.ts";
import type { PickingSigma } from "./picking-sigma.ts";

/**
 * How long the camera must stand still for names of a large graph to be placed anew, in milliseconds; and for a frame more,
 * which brings turns of the wheel that wait for it, as they do where frames take longer than that.
 */
const REST_MS = 120;
/** How long names wait for what is singled out to stay so: a pointer on its way crosses much. */
const POINTED_MS = 40;
/** Longest time in a row that placing them takes, in milliseconds: less than a frame. */
const SLICE_MS = 6;

/** What names of a large graph depend on. */
interface LabelPolicy {
  /** Which lines keep their marks; null where none does. */
  hasMark(): ((claim: number) => boolean) | null;
  /** Called when the camera has come to rest, before names are placed; and when they stand. */
  onRest(): void;
  onPlaced(): void;
  /** On which names are drawn while they move along, over what else is there; and on which those of regions, beneath it. */
  readonly onTop: WebGLRenderingContext;
  readonly beneath: WebGLRenderingContext;
  /** Called when they are on canvases of their own again, so that they are drawn once only. */
  onReleased(): void;
}

/** Where layout space lies on the stage: its origin, and its two unit vectors, in CSS pixels. */
interface Lie {
  readonly origin: Point;
  readonly across: Point;
  readonly up: Point;
  readonly width: number;
  readonly height: number;
}

/**
 * Lays out the names of a large graph, which takes longer than a frame: they are moved along with the camera as a picture,
 * and drawn anew once it rests, after a layout of some slices.
 */
export class FollowingLabels {
  readonly #sigma: PickingSigma;
  readonly #layer: LabelLayer;
  readonly #rendering: () => Rendering;
  readonly #overlays: () => readonly Box[];
  readonly #policy: LabelPolicy;
  readonly #pictures: readonly MovedPicture[];
  /** What was laid out last, or is being laid out; null where that no longer holds. */
  #laid: { readonly rendering: Rendering; readonly lie: Lie } | null = null;
  /** Where what is drawn was drawn for, and where that lies now. */
  #drawnLie: Lie | null = null;
  #moved: Move | null = null;
  /** Whether names wait for a camera that is held. */
  #isHeld = false;
  #hasCaptions = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  /** Counts layouts begun and given up, so that a slice knows whether its own still goes on. */
  #run = 0;

  constructor(
    sigma: PickingSigma,
    layer: LabelLayer,
    rendering: () => Rendering,
    overlays: () => readonly Box[],
    policy: LabelPolicy,
  ) {
    this.#sigma = sigma;
    this.#layer = layer;
    this.#rendering = rendering;
    this.#overlays = overlays;
    this.#policy = policy;
    const { names, captions } = sigma.getCanvases() as Record<"names" | "captions", HTMLCanvasElement>;
    sigma.getMouseCaptor().on("mouseup", this.#letGo);
    this.#pictures = [new MovedPicture(policy.onTop, names, false), new MovedPicture(policy.beneath, captions, true)];
  }

  /** Lays out anew with the next frame, whatever has changed. */
  forget(): void {
    this.#laid = null;
  }

  /** Where a point of the stage was when what is drawn there was drawn. */
  whereDrawn({ x, y }: Point): Point {
    const { x: dx, y: dy, scale } = this.#moved ?? { x: 0, y: 0, scale: 1 };
    return { x: (x - dx) / scale, y: (y - dy) / scale };
  }

  /** Leaves the layer to itself, its canvases where they belong. */
  stop(): void {
    this.#wait(null);
    this.#isHeld = false;
    this.#laid = null;
    this.#drawnLie = null;
    this.#moved = null;
    for (const picture of this.#pictures) picture.release();
    this.#captions?.style.setProperty("display", "block");
  }

  dispose(): void {
    this.stop();
    this.#sigma.getMouseCaptor().off("mouseup", this.#letGo);
    for (const picture of this.#pictures) picture.dispose();
  }

  /** After a frame, moves what is drawn along with the camera, and sees to it that it is drawn anew in time. */
  afterRender(): void {
    const rendering = this.#rendering();
    const lie = this.#lie();
    const isMoved = this.#laid === null || !isSameLie(this.#laid.lie, lie);
    if (isMoved && this.#drawnLie !== null) this.#moved = moveOf(this.#drawnLie, lie);
    // The frame has cleared what was drawn of them.
    if (this.#moved !== null) for (const picture of this.#used()) picture.draw(this.#moved);
    if (!isMoved && this.#laid?.rendering === rendering) return;
    this.#laid = { rendering, lie };
    this.#isHeld = this.#sigma.isCameraDragged;
    // Letting it go says so; until then no time needs to be watched.
    this.#wait(this.#isHeld ? null : this.#drawnLie === null ? 0 : isMoved ? REST_MS : POINTED_MS);
  }

  /** Begins after a time, in milliseconds; never, where that is null. */
  #wait(time: number | null): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#run++;
    if (time !== null) this.#timer = setTimeout(time === REST_MS ? this.#afterFrame : this.#begin, time);
  }

  readonly #afterFrame = (): void => {
    this.#frame = requestAnimationFrame(this.#begin);
  };

  readonly #letGo = (): void => {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    // The camera may have been moved again since it stood still.
    this.#wait(REST_MS);
  };

  readonly #begin = (): void => {
    if (this.#sigma.isUnderWay) {
      this.#isHeld = this.#sigma.isCameraDragged;
      if (!this.#isHeld) this.#wait(REST_MS);
      return;
    }
    this.#policy.onRest();
    const lie = this.#lie();
    const rendering = this.#rendering();
    const perUnit = this.#sigma.scaleSize(1);
    const steps = labelLayoutSteps(
      rendering,
      stageAt(lie, (size) => size * perUnit),
      this.#layer.texts,
      this.#overlays(),
      this.#policy.hasMark(),
    );
    const run = ++this.#run;
    const slice = () => {
      if (run !== this.#run) return;
      const end = performance.now() + SLICE_MS;
      for (;;) {
        const step = steps.next();
        if (step.done) {
          this.#drawnLie = lie;
          this.#moved = null;
          this.#layer.draw(rendering, step.value);
          const wereMoved = this.#pictures.some(({ isTaken }) => isTaken);
          for (const picture of this.#pictures) picture.release();
          this.#hasCaptions = step.value.captions.length + step.value.guides.length > 0;
          // A canvas with nothing on it costs as much per frame as any other.
          this.#captions?.style.setProperty("display", this.#hasCaptions ? "block" : "none");
          if (wereMoved) this.#policy.onReleased();
          void nextTurn().then(() => {
            if (run === this.#run) this.#policy.onPlaced();
          });
          return;
        }
        if (performance.now() >= end) break;
      }
      // Not by a timer: browsers let those wait that follow one another.
      void nextTurn().then(slice);
    };
    slice();
  };

  get #captions(): HTMLCanvasElement | undefined {
    return this.#sigma.getCanvases().captions;
  }

  #used(): readonly MovedPicture[] {
    return this.#hasCaptions ? this.#pictures : this.#pictures.slice(0, 1);
  }

  #lie(): Lie {
    const [origin, across, up] = [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 0, y: 1 },
    ].map((at) => this.#sigma.graphToViewport(at)) as [Point, Point, Point];
    const from = (to: Point) => ({ x: to.x - origin.x, y: to.y - origin.y });
    return { origin, across: from(across), up: from(up), ...this.#sigma.getDimensions() };
  }
}

/** How what was drawn for one lie is to be moved so that it is where it belongs in another. */
function moveOf(from: Lie, to: Lie): Move {
  const scale = Math.hypot(to.across.x, to.across.y) / Math.hypot(from.across.x, from.across.y);
  return { x: to.origin.x - scale * from.origin.x, y: to.origin.y - scale * from.origin.y, scale };
}

/** The stage that lies so. */
function stageAt({ origin, across, up, width, height }: Lie, scaleSize: Stage["scaleSize"]): Stage {
  return {
    width,
    height,
    toPixels: ({ x, y }) => ({
      x: origin.x + x * across.x + y * up.x,
      y: origin.y + x * across.y + y * up.y,
    }),
    scaleSize,
  };
}

function isSameLie(a: Lie, b: Lie): boolean {
  const isSame = (p: Point, q: Point) => p.x === q.x && p.y === q.y;
  return (
    isSame(a.origin, b.origin) &&
    isSame(a.across, b.across) &&
    isSame(a.up, b.up) &&
    a.width === b.width &&
    a.height === b.height
  );
}
