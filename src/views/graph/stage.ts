import type { Point } from "../../drawing/edge-geometry.ts";
import type { Part, Size } from "../../drawing/size.ts";
import type { Camera } from "../../model/view-state.ts";
import { type Bounds, sizeOf } from "./rendering.ts";

/** A rectangle that a rendering is laid out on: maps layout space to CSS pixels from its top left corner, y down. */
export interface Stage extends Size {
  toPixels(at: Point): Point;
  /** Radius in CSS pixels of what has the given radius at camera ratio 1. */
  scaleSize(size: number): number;
}

/** Room in CSS pixels that the whole picture keeps on each side. */
export const STAGE_PADDING = 46;
/** Area of stage, in square CSS pixels, that an entity needs to be drawn at full size. */
export const SPACE_PER_ENTITY = 4_000;
/** Factor of all marks, at the least and at the most, by how much room they have. */
export const CROWDING = [0.12, 1.1] as const;
/** Marks grow with the zoom, but far less than the distances between them: that is what zooming in is for. */
const ZOOM_GROWTH = 0.38;
/** How far, in CSS pixels, what is written may belong to something beyond the edge. */
const MARGIN = 20;

/**
 * What the radius of an entity is divided by. Marks shrink where many of them share a small stage.
 * @param ratio layout units in sight, over those of the whole picture: below 1 nearer, above 1 further away.
 * @param order number of entities of the whole graph.
 */
export function sizeRatio(ratio: number, { width, height }: Size, order: number): number {
  const [least, most] = CROWDING;
  const crowding = Math.min(most, Math.max(least, Math.sqrt((width * height) / (order * SPACE_PER_ENTITY))));
  return ratio ** ZOOM_GROWTH / crowding;
}

/** Layout units per CSS pixel where the whole picture fills a stage. */
function wholePictureScale(bounds: Bounds, { width, height }: Size): number {
  const [graphWidth, graphHeight] = [bounds.x[1] - bounds.x[0] || 1, bounds.y[1] - bounds.y[0] || 1];
  const space = Math.max(1, Math.min(width, height) - 2 * STAGE_PADDING);
  // As Sigma fits a graph: where graph and stage lie across each other, larger side to shorter side; else as large as fits.
  const [tallness, stageTallness] = [graphHeight / graphWidth, height / width];
  const isAcross = (tallness - 1) * (stageTallness - 1) < 0;
  const stretch = isAcross ? 1 : Math.min(Math.max(tallness, 1 / tallness), Math.max(stageTallness, 1 / stageTallness));
  return sizeOf(bounds) / (space * stretch);
}

/**
 * A stage on which a camera looks at a graph, as Sigma draws it.
 * @param bounds of the whole picture, in layout space.
 * @param camera null shows the whole picture.
 * @param order number of entities of the whole graph.
 */
export function stageFor(bounds: Bounds, size: Size, camera: Camera | null, order: number): Stage {
  const { width, height } = size;
  const whole = wholePictureScale(bounds, size);
  const scale = camera === null ? whole : camera.ratio / Math.min(width, height);
  const centre = camera ?? { x: (bounds.x[0] + bounds.x[1]) / 2, y: (bounds.y[0] + bounds.y[1]) / 2 };
  const divisor = sizeRatio(scale / whole, size, order);
  return {
    width,
    height,
    toPixels: ({ x, y }) => ({ x: width / 2 + (x - centre.x) / scale, y: height / 2 - (y - centre.y) / scale }),
    scaleSize: (radius) => radius / divisor,
  };
}

/**
 * A part of a stage on a frame of its own, larger or smaller, with what is beside it.
 * @param to where on the frame the part comes to lie, in the same proportions.
 */
export function partOfStage(stage: Stage, part: Part, { width, height }: Size, to: Part): Stage {
  const zoom = to.width / part.width;
  return {
    width,
    height,
    toPixels: (at) => {
      const { x, y } = stage.toPixels(at);
      return { x: to.left + zoom * (x - part.left), y: to.top + zoom * (y - part.top) };
    },
    scaleSize: (radius) => stage.scaleSize(radius) * zoom ** ZOOM_GROWTH,
  };
}

/** Whether a point is on a stage, or so little beyond its edge that what is written there may reach in. */
export function isNear({ x, y }: Point, { width, height }: Size): boolean {
  return x >= -MARGIN && y >= -MARGIN && x <= width + MARGIN && y <= height + MARGIN;
}
