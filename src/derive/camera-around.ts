import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { Camera, ViewState } from "../model/view-state.ts";
import { placesOf } from "./places.ts";

/** A graph and the positions that its nodes were moved to. */
export interface Standing {
  readonly knowledge: KnowledgeGraph;
  readonly view: Pick<ViewState, "moved">;
}

/** Empty margin around what is fitted, as a share of its larger side. */
const FIT_MARGIN = 0.24;
/**
 * Least extent of a fitted selection, as a share of the whole picture, so that one node does not fill the stage; in a large
 * graph that which about so many entities take.
 */
const LEAST_EXTENT = 0.22;
const LEAST_ENTITIES = 12;

/** The camera that has all chosen entities on the stage, with a margin; null where none is chosen. */
export function cameraAround({ knowledge, view }: Standing, isChosen: (entity: number) => boolean): Camera | null {
  const extent = extentAround({ knowledge, view }, isChosen);
  if (extent === null) return null;
  const { x, y, width, height, least } = extent;
  return { x, y, ratio: Math.max(Math.max(width, height) * (1 + FIT_MARGIN), least) };
}

/** The rectangle around entities, in layout space. */
export interface Extent {
  /** Its centre. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Least width of what is looked at, so that one node does not fill the stage. */
  readonly least: number;
  /** The larger side of the whole picture. */
  readonly whole: number;
}

/** The rectangle in which all chosen entities stand; null where none is chosen. */
export function extentAround({ knowledge, view }: Standing, isChosen: (entity: number) => boolean): Extent | null {
  const places = placesOf(knowledge, view.moved);
  const whole = boundsOf(places, () => true);
  const chosen = boundsOf(places, isChosen);
  if (whole === null || chosen === null) return null;
  const share = Math.min(LEAST_EXTENT, Math.sqrt(LEAST_ENTITIES / knowledge.order));
  const side = Math.max(whole.width, whole.height);
  return { ...chosen, least: side * share, whole: side };
}

function boundsOf(places: Float32Array, isChosen: (entity: number) => boolean): Omit<Extent, "least" | "whole"> | null {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let e = 0; 2 * e < places.length; e++) {
    if (!isChosen(e)) continue;
    const x = places[2 * e] as number;
    const y = places[2 * e + 1] as number;
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  if (left > right) return null;
  const width = Math.max(right - left, 1e-6);
  return { x: (left + right) / 2, y: (bottom + top) / 2, width, height: Math.max(top - bottom, 1e-6) };
}
