import type { Sigma } from "sigma";
import type { Point } from "../../../drawing/edge-geometry.ts";
import type { Box } from "../../../drawing/label-placement.ts";
import type { Mark } from "../../../drawing/marks.ts";
import { drawMarks, measureOn } from "../../../drawing/ui/draw-marks.ts";
import { mayPaintIn } from "../../../drawing/ui/type.ts";
import { type LabelLayout, layOutLabels } from "../label-layout.ts";
import { captionMarks, labelMarks } from "../label-marks.ts";
import { LabelTexts } from "../label-texts.ts";
import { isLarge } from "../large-graph.ts";
import type { Rendering } from "../rendering.ts";
import type { Stage } from "../stage.ts";

const NOTHING: LabelLayout = {
  placed: [],
  texts: new Map(),
  lineMarks: [],
  differing: [],
  pins: [],
  captions: [],
  headings: [],
  guides: [],
  letters: [],
  scale: 1,
};

/** What lays names out in place of the layer, and draws them on it. */
interface LabelsInstead {
  afterRender(): void;
  forget(): void;
  /** Where a point of the stage was when what is drawn there was drawn. */
  whereDrawn(at: Point): Point;
}

/**
 * Layers on which nothing is drawn, as names have their own. Sigma wipes them with every frame, and one that is shown would
 * be copied to the screen each time.
 */
const LEFT_TO_SIGMA = ["labels", "edgeLabels", "hovers"] as const;

/**
 * Canvases over and under the stage on which labels keep out of each other's way. Redrawn after each of sigma's frames;
 * what goes where is laid out by the same code as a picture's. In a large graph, where that takes longer than a frame,
 * `FollowingLabels` do so.
 */
export class LabelLayer {
  readonly #sigma: Sigma;
  readonly #rendering: () => Rendering;
  readonly #overlays: () => readonly Box[];
  readonly #context: CanvasRenderingContext2D;
  readonly #captionContext: CanvasRenderingContext2D;
  /** Measured texts, also for whoever lays out in place of this. */
  readonly texts: LabelTexts;
  /** Texts that were once found paintable, by their typeface: they stay so. */
  readonly #paintable = new Set<string>();
  #layout = NOTHING;
  /** Lays out in place of this; null where it does so with every frame. */
  instead: LabelsInstead | null = null;

  /** @param overlays what lies over the stage (controls, counts), in its CSS pixels: no label goes under it. */
  constructor(sigma: Sigma, rendering: () => Rendering, overlays: () => readonly Box[]) {
    this.#sigma = sigma;
    this.#rendering = rendering;
    this.#overlays = overlays;
    // Sigma takes a place in the stack here as it does for other layers, though its types leave it out.
    const beneath = { beforeLayer: "edges", style: { pointerEvents: "none" } };
    const above = { beforeLayer: "mouse", style: { pointerEvents: "none" } };
    sigma.createCanvasContext("captions", beneath);
    sigma.createCanvasContext("names", above);
    const canvases = sigma.getCanvases();
    for (const id of LEFT_TO_SIGMA) canvases[id]?.style.setProperty("display", "none");
    this.#captionContext = contextOf(canvases.captions);
    this.#context = contextOf(canvases.names);
    const measure = measureOn(this.#context);
    this.texts = new LabelTexts((text, font) => {
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
    this.texts.forget();
    this.instead?.forget();
  }

  /** The entity whose label lies under a point of the stage in CSS pixels, or -1. */
  entityAt(x: number, y: number): number {
    const { x: across, y: down } = this.instead?.whereDrawn({ x, y }) ?? { x, y };
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

  readonly #afterRender = (): void => {
    if (this.instead !== null) {
      this.instead.afterRender();
      return;
    }
    const rendering = this.#rendering();
    // The code that draws a large graph is still on its way; nothing is there yet that names could stand beside.
    const layout = isLarge(rendering.knowledge)
      ? NOTHING
      : layOutLabels(rendering, this.#stage(), this.texts, this.#overlays());
    this.draw(rendering, layout);
  };

  #stage(): Stage {
    const sigma = this.#sigma;
    return {
      ...sigma.getDimensions(),
      toPixels: (at) => sigma.graphToViewport(at),
      scaleSize: (size) => sigma.scaleSize(size),
    };
  }

  /** Draws a layout of a rendering. */
  draw(rendering: Rendering, layout: LabelLayout): void {
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
    const { font, whole: text = mark.text } = mark;
    const key = `${font.family} ${font.isItalic} ${text}`;
    if (this.#paintable.has(key)) return true;
    const isPaintable = mayPaintIn(font, text);
    if (isPaintable) this.#paintable.add(key);
    return isPaintable;
  };
}

function contextOf(canvas: HTMLCanvasElement | undefined): CanvasRenderingContext2D {
  const context = canvas?.getContext("2d");
  if (!context) throw new Error("Sourceline: this browser gives no 2D canvas for labels.");
  return context;
}
