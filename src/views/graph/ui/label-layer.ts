import type { Sigma } from "sigma";
import type { Point } from "../edge-geometry.ts";
import { type LabelLayout, labelLayoutSteps, layOutLabels } from "../label-layout.ts";
import { captionMarks, labelMarks } from "../label-marks.ts";
import type { Box } from "../label-placement.ts";
import { LabelTexts } from "../label-texts.ts";
import type { Mark } from "../marks.ts";
import type { Rendering } from "../rendering.ts";
import type { Stage } from "../stage.ts";
import { drawMarks, measureOn } from "./draw-marks.ts";
import { mayPaintIn } from "./type.ts";

const NOTHING: LabelLayout = {
  placed: [],
  texts: new Map(),
  lineMarks: [],
  pins: [],
  captions: [],
  letters: [],
  scale: 1,
};

/** How long the camera must stand still for names of a large graph to be placed anew, in milliseconds. */
const REST_MS = 120;
/** How long names wait for what is singled out to stay so: a pointer on its way crosses much. */
const POINTED_MS = 40;
/** Longest time in a row that placing them takes, in milliseconds: less than a frame. */
const SLICE_MS = 6;

/** How names are laid out where there is much to name. */
export interface LabelPolicy {
  /** Whether names are placed in slices while the camera rests; else with every frame. */
  isLarge(): boolean;
  /** Which lines keep their marks. */
  hasMark(): (claim: number) => boolean;
  /** Called when the camera has come to rest, before names are placed. */
  onRest(): void;
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
 * Canvases over and under the stage on which labels keep out of each other's way. Redrawn after each of sigma's frames;
 * what goes where is laid out by the same code as a picture's. In a large graph, where that takes longer than a frame, the
 * canvases are moved along with the camera as they are, and laid out anew once it rests, a slice at a time.
 */
export class LabelLayer {
  readonly #sigma: Sigma;
  readonly #rendering: () => Rendering;
  readonly #overlays: () => readonly Box[];
  readonly #policy: LabelPolicy;
  readonly #context: CanvasRenderingContext2D;
  readonly #captionContext: CanvasRenderingContext2D;
  readonly #texts: LabelTexts;
  /** Texts that were once found paintable, by their typeface: they stay so. */
  readonly #paintable = new Set<string>();
  #layout = NOTHING;
  /** Of a large graph: what was laid out last, or is being laid out; null where that no longer holds. */
  #laid: { readonly rendering: Rendering; readonly lie: Lie } | null = null;
  /** Where what is drawn was drawn for, and where that lies now. */
  #drawnLie: Lie | null = null;
  #moved: { readonly x: number; readonly y: number; readonly scale: number } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param overlays what lies over the stage (controls, counts), in its CSS pixels: no label goes under it. */
  constructor(sigma: Sigma, rendering: () => Rendering, overlays: () => readonly Box[], policy: LabelPolicy) {
    this.#sigma = sigma;
    this.#rendering = rendering;
    this.#overlays = overlays;
    this.#policy = policy;
    // Sigma takes a place in the stack here as it does for other layers, though its types leave it out.
    const beneath = { beforeLayer: "edges", style: { pointerEvents: "none" } };
    const above = { beforeLayer: "mouse", style: { pointerEvents: "none" } };
    sigma.createCanvasContext("captions", beneath);
    sigma.createCanvasContext("names", above);
    const canvases = sigma.getCanvases();
    this.#captionContext = contextOf(canvases.captions);
    this.#context = contextOf(canvases.names);
    const measure = measureOn(this.#context);
    this.#texts = new LabelTexts((text, font) => {
      // What finds no place now may find one by the widths of its own face, so that is asked for.
      mayPaintIn(font, text);
      return measure(text, font);
    });
    sigma.resize(true);
    sigma.on("afterRender", this.#afterRender);
  }

  /** Forgets measured texts: a face came in, or the dataset is another one. */
  forget(): void {
    this.#paintable.clear();
    this.#texts.forget();
    this.#laid = null;
  }

  /** The entity whose label lies under a point of the stage in CSS pixels, or -1. */
  entityAt(x: number, y: number): number {
    const { x: dx, y: dy, scale } = this.#moved ?? { x: 0, y: 0, scale: 1 };
    const [across, down] = [(x - dx) / scale, (y - dy) / scale];
    const hit = this.#layout.placed.find(
      ({ left, right, top, bottom }) => across >= left && across <= right && down >= top - 1 && down <= bottom + 1,
    );
    return hit !== undefined && hit.key < this.#rendering().knowledge.order ? hit.key : -1;
  }

  /** Marks on lines as last drawn: for tests. */
  get marks(): LabelLayout["lineMarks"] {
    return this.#layout.lineMarks;
  }

  /** Boxes of the labels as last drawn: for tests, and for whoever must keep clear of them. */
  get placed(): LabelLayout["placed"] {
    return this.#layout.placed;
  }

  /** Where the heads of pins were drawn last: for tests. */
  get pins(): LabelLayout["pins"] {
    return this.#layout.pins;
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  readonly #afterRender = (): void => {
    if (this.#policy.isLarge()) this.#follow();
    else {
      clearTimeout(this.#timer);
      this.#laid = null;
      const rendering = this.#rendering();
      this.#draw(rendering, layOutLabels(rendering, this.#stage(), this.#texts, this.#overlays()));
    }
  };

  /** Moves what is drawn along with the camera, and sees to it that it is drawn anew in time. */
  #follow(): void {
    const rendering = this.#rendering();
    const lie = this.#lie();
    const isMoved = this.#laid === null || !isSameLie(this.#laid.lie, lie);
    if (!isMoved && this.#laid?.rendering === rendering) return;
    this.#laid = { rendering, lie };
    clearTimeout(this.#timer);
    if (this.#drawnLie !== null) this.#move(this.#drawnLie, lie);
    this.#timer = setTimeout(this.#begin, this.#drawnLie === null ? 0 : isMoved ? REST_MS : POINTED_MS);
  }

  readonly #begin = (): void => {
    if (this.#isUnderWay()) {
      this.#timer = setTimeout(this.#begin, REST_MS);
      return;
    }
    this.#policy.onRest();
    const lie = this.#lie();
    const rendering = this.#rendering();
    const perUnit = this.#sigma.scaleSize(1);
    const steps = labelLayoutSteps(
      rendering,
      stageAt(lie, (size) => size * perUnit),
      this.#texts,
      this.#overlays(),
      this.#policy.hasMark(),
    );
    const slice = () => {
      const end = performance.now() + SLICE_MS;
      for (;;) {
        const step = steps.next();
        if (step.done) {
          this.#drawnLie = lie;
          this.#move(lie, lie);
          this.#draw(rendering, step.value);
          return;
        }
        if (performance.now() >= end) break;
      }
      this.#timer = setTimeout(slice, 0);
    };
    slice();
  };

  /** Whether the camera is on its way, even if its frames are far apart. */
  #isUnderWay(): boolean {
    const { isMouseDown, draggedEvents } = this.#sigma.getMouseCaptor();
    return this.#sigma.getCamera().isAnimated() || (isMouseDown && draggedEvents > 0);
  }

  /** Puts the canvases, as they were drawn for one lie, where they belong in another. */
  #move(from: Lie, to: Lie): void {
    const scale = Math.hypot(to.across.x, to.across.y) / Math.hypot(from.across.x, from.across.y);
    const [x, y] = [to.origin.x - scale * from.origin.x, to.origin.y - scale * from.origin.y];
    const isStill = from === to;
    this.#moved = isStill ? null : { x, y, scale };
    for (const { canvas } of [this.#context, this.#captionContext]) {
      canvas.style.transformOrigin = "0 0";
      canvas.style.transform = isStill ? "" : `translate(${x}px, ${y}px) scale(${scale})`;
    }
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

  #stage(): Stage {
    const sigma = this.#sigma;
    return {
      ...sigma.getDimensions(),
      toPixels: (at) => sigma.graphToViewport(at),
      scaleSize: (size) => sigma.scaleSize(size),
    };
  }

  #draw(rendering: Rendering, layout: LabelLayout): void {
    const { width, height } = this.#sigma.getDimensions();
    for (const context of [this.#context, this.#captionContext]) {
      const ratio = context.canvas.width / width;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
    }
    this.#layout = layout;
    drawMarks(this.#captionContext, captionMarks(rendering, layout).filter(this.#mayPaint));
    drawMarks(this.#context, labelMarks(rendering, layout).filter(this.#mayPaint));
  }

  /** Whether a mark need not wait for its face. */
  readonly #mayPaint = (mark: Mark): boolean => {
    if (mark.kind !== "text") return true;
    const { text, font } = mark;
    const key = `${font.family} ${font.isItalic} ${text}`;
    if (this.#paintable.has(key)) return true;
    const isPaintable = mayPaintIn(font, text);
    if (isPaintable) this.#paintable.add(key);
    return isPaintable;
  };
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

function contextOf(canvas: HTMLCanvasElement | undefined): CanvasRenderingContext2D {
  const context = canvas?.getContext("2d");
  if (!context) throw new Error("Sourceline: this browser gives no 2D canvas for labels.");
  return context;
}
