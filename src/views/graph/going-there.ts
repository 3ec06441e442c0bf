import { extentAround } from "../../derive/camera-around.ts";
import { placesOf } from "../../derive/places.ts";
import type { Point } from "../../drawing/edge-geometry.ts";
import type { Box } from "../../drawing/label-placement.ts";
import type { Size } from "../../drawing/size.ts";
import type { ViewedGraph } from "../../drawing/viewed-state.ts";
import { claimsAt, otherEnd } from "../../model/knowledge-graph.ts";
import type { Camera } from "../../model/view-state.ts";
import { openQuestion } from "../../workspace/open-question.ts";
import type { WorkspaceState } from "../../workspace/workspace.ts";
import { STAGE_PADDING } from "./stage.ts";

/** So many neighbours of a selected entity are brought into sight with it. */
const MOST_NEIGHBOURS = 20;
/** Room that names at the edge of what is fitted have on each side, in CSS pixels. */
const NAMES = { across: 70, upright: 34 };
/** How near to the edge of the free part something may be that counts as in sight, in CSS pixels. */
const EDGE = 14;
/** Canvas that an entity needs for its surroundings to be told apart, in square CSS pixels. */
const LEAST_SPACE = 1_500;
/** Share of the canvas that must be free for what covers the rest to be reckoned with. */
const LEAST_FREE = 0.25;

/** What is to be brought into sight, by entity number. */
export interface Sought {
  readonly entities: readonly number[];
  /** Whether it is fitted even where it is in sight, as a question is, which shows a part of what was shown before. */
  readonly isFitted: boolean;
  /** The entity whose neighbours the others are, which may stay out of sight where they are far; null where all are sought. */
  readonly centre: number | null;
}

/** What a change of the workspace asks the canvas to bring into sight; null where it asks for nothing. */
export function soughtAfter(now: WorkspaceState, before: WorkspaceState): Sought | null {
  const { derived, view } = now;
  if (now.openings !== before.openings) return soughtAtFirst(now);
  if (now.goings === before.goings) return null;
  const isGrown = view.grown.length > before.view.grown.length;
  const isNew = (e: number) => derived.entityMask[e] === 1 && before.derived.entityMask[e] === 0;
  if (isGrown) return { entities: [...derived.entityMask.keys()].filter(isNew), isFitted: false, centre: null };
  const { entities, claims } = view.selection;
  const isOne = entities.length === 1 && claims.length === 0;
  const centre = isOne ? (now.knowledge.entityNumber.get(entities[0] ?? "") ?? null) : null;
  return { entities: soughtIn(now), isFitted: false, centre };
}

/** What a view without a camera begins with: the answer of a question, all of a focus; null where that is the whole picture. */
export function soughtAtFirst(state: ViewedGraph): Sought | null {
  const { knowledge, view, derived } = state;
  if (view.camera !== null) return null;
  const answer = openQuestion(state) === null ? [] : soughtIn(state);
  const shown = answer.length > 0 || view.focus === null ? [] : [...derived.entityMask.keys()];
  const entities = [...answer, ...shown.filter((e) => derived.entityMask[e] === 1)];
  return entities.length === 0 || entities.length === knowledge.order
    ? null
    : { entities, isFitted: true, centre: null };
}

/** The camera that brings it into sight; null where it is, or nothing of it is shown. */
export function cameraTo(
  sought: Sought,
  graph: ViewedGraph,
  toPixels: (at: Point) => Point,
  size: Size,
  overlays: readonly Box[],
): Camera | null {
  const free = freePart(size, overlays);
  const isThere = !sought.isFitted && isInSight(sought.entities, graph, toPixels, size, free);
  return isThere ? null : cameraOn(sought, graph, size, free);
}

/**
 * What must be in sight for a selection to be looked at: what is selected and the ends of selected claims; with a single
 * entity its shown neighbours, of more than twenty those by the firmest claims, and the nearest of these. By number, only
 * what is shown.
 */
export function soughtIn({ knowledge, view, derived }: ViewedGraph): readonly number[] {
  const { entities, claims } = view.selection;
  const sought = new Set(entities.map((id) => knowledge.entityNumber.get(id) ?? -1));
  for (const id of claims) {
    const c = knowledge.claimNumber.get(id) ?? -1;
    sought.add(knowledge.claimSubject[c] ?? -1).add(knowledge.claimObject[c] ?? -1);
  }
  const [only] = sought;
  if (sought.size === 1 && claims.length === 0 && only !== undefined && only >= 0)
    for (const e of neighboursOf({ knowledge, view, derived }, only).slice(0, MOST_NEIGHBOURS)) sought.add(e);
  return [...sought].filter((e) => derived.entityMask[e] === 1);
}

/** The shown neighbours of an entity: those by its firmest claims first, and of these the nearest. */
export function neighboursOf({ knowledge, view, derived }: ViewedGraph, entity: number): readonly number[] {
  const places = placesOf(knowledge, view.moved);
  const firmest = new Map<number, number>();
  for (const c of claimsAt(knowledge, entity)) {
    const e = otherEnd(knowledge, c, entity);
    if (derived.claimMask[c] === 0 || e < 0 || e === entity) continue;
    firmest.set(e, Math.min(firmest.get(e) ?? Infinity, derived.claimStance[c] as number));
  }
  const away = (e: number) =>
    Math.hypot(
      (places[2 * e] as number) - (places[2 * entity] as number),
      (places[2 * e + 1] as number) - (places[2 * entity + 1] as number),
    );
  return [...firmest].sort(([a, x], [b, y]) => x - y || away(a) - away(b)).map(([e]) => e);
}

/** The largest part of a stage, roughly, that none of the boxes over it covers: each cuts off the side where that costs least. */
export function freePart({ width, height }: Size, overlays: readonly Box[]): Box {
  const whole = { left: 0, top: 0, right: width, bottom: height };
  let free: Box = whole;
  for (const box of overlays) {
    const { left, top, right, bottom } = free;
    if (box.left >= right || box.right <= left || box.top >= bottom || box.bottom <= top) continue;
    const cut = [
      { ...free, left: Math.min(box.right, right) },
      { ...free, right: Math.max(box.left, left) },
      { ...free, top: Math.min(box.bottom, bottom) },
      { ...free, bottom: Math.max(box.top, top) },
    ];
    free = cut.reduce((best, next) => (areaOf(next) > areaOf(best) ? next : best));
  }
  return areaOf(free) < LEAST_FREE * areaOf(whole) ? whole : free;
}

/** Whether all that is sought is in the free part, and what is on the stage is sparse enough for it to be seen there. */
function isInSight(
  sought: readonly number[],
  { knowledge, view, derived }: ViewedGraph,
  toPixels: (at: Point) => Point,
  { width, height }: Size,
  free: Box,
): boolean {
  const places = placesOf(knowledge, view.moved);
  const at = (e: number) => toPixels({ x: places[2 * e] as number, y: places[2 * e + 1] as number });
  const isFree = (e: number) => {
    const { x, y } = at(e);
    return x >= free.left + EDGE && x <= free.right - EDGE && y >= free.top + EDGE && y <= free.bottom - EDGE;
  };
  if (!sought.every(isFree)) return false;
  const most = (width * height) / LEAST_SPACE;
  let count = 0;
  for (let e = 0; e < knowledge.order && count <= most; e++) {
    if (derived.entityMask[e] === 0) continue;
    const { x, y } = at(e);
    if (x >= 0 && y >= 0 && x <= width && y <= height) count++;
  }
  return count <= most;
}

/**
 * The camera that has all that is sought in the free part of a stage, with room for names; null where nothing is. Where
 * an entity is sought with its neighbours, and that would be further away than the whole picture, it has the entity in the
 * middle there, and of its neighbours those near it.
 */
function cameraOn({ entities, centre }: Sought, graph: ViewedGraph, size: Size, free: Box): Camera | null {
  const wanted = new Set(entities);
  const extent = extentAround(graph, (e) => wanted.has(e));
  if (extent === null) return null;
  const { width, height } = size;
  const shorter = Math.min(width, height);
  const space = (length: number, names: number) => Math.max(length / 3, length - 2 * names);
  // Layout units per CSS pixel.
  const furthest = extent.whole / Math.max(1, shorter - 2 * STAGE_PADDING);
  const fitting = Math.max(
    extent.width / space(free.right - free.left, NAMES.across),
    extent.height / space(free.bottom - free.top, NAMES.upright),
    extent.least / shorter,
  );
  const isTooFar = centre !== null && fitting > furthest;
  const scale = isTooFar ? furthest : fitting;
  const { x, y } = isTooFar ? (extentAround(graph, (e) => e === centre) ?? extent) : extent;
  return {
    x: x - ((free.left + free.right) / 2 - width / 2) * scale,
    y: y + ((free.top + free.bottom) / 2 - height / 2) * scale,
    ratio: scale * shorter,
  };
}

function areaOf({ left, top, right, bottom }: Box): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}
