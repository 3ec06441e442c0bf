import { finished, type Steps } from "../lib/steps.ts";
import { claimsAt, type KnowledgeGraph, otherEnd } from "../model/knowledge-graph.ts";
import type { ViewState } from "../model/view-state.ts";
import { datasetLayout } from "./layouts/dataset-layout.ts";

/** Golden angle, which spreads points evenly over a disc (Vogel 1979). */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

type Moved = ViewState["moved"];

interface Known {
  readonly shape: object;
  readonly layouts: object;
  readonly places: Float32Array;
}
const knownByMoved = new WeakMap<Moved, Known>();

/**
 * The position of every entity in layout space (no unit, y up): entity e at [2e], [2e + 1]. Computed once per view and
 * arrangement; do not write to it.
 * Where the user moved an entity wins over the layout. An entity that has neither place goes beside a neighbour in a graph
 * with a layout: the one that its first claim joins it with, of those that stand or come before it, so that nothing that
 * stands moves when others come. Where it has none, it goes on a spiral around the centre, as all do in a graph without a
 * layout; the same way each time.
 */
export function placesOf(knowledge: KnowledgeGraph, moved: Moved): Float32Array {
  return finished(placeSteps(knowledge, moved));
}

/** The same in steps. */
export function* placeSteps(knowledge: KnowledgeGraph, moved: Moved): Steps<Float32Array> {
  const { shape, dataset } = knowledge;
  const known = knownByMoved.get(moved);
  if (known !== undefined && known.shape === shape && known.layouts === dataset.layouts) return known.places;
  const places = yield* foundPlaces(knowledge, moved);
  knownByMoved.set(moved, { shape, layouts: dataset.layouts, places });
  return places;
}

function* foundPlaces(knowledge: KnowledgeGraph, moved: Moved): Steps<Float32Array> {
  const { order, entityNumber } = knowledge;
  const places = new Float32Array(2 * order).fill(Number.NaN);
  let reach = 0;
  let laidOut = 0;
  yield* datasetLayout.place(knowledge, (e, x, y) => {
    places[2 * e] = x;
    places[2 * e + 1] = y;
    reach = Math.max(reach, Math.abs(x), Math.abs(y));
    laidOut++;
  });
  for (const id in moved) {
    const e = entityNumber.get(id);
    if (e !== undefined) places.set(moved[id] as readonly [number, number], 2 * e);
  }
  yield;
  const spread = reach === 0 ? 10 : reach / Math.sqrt(laidOut);
  /** How many were put beside each neighbour, and on the spiral, which is -1. */
  const beside = new Map<number, number>();
  for (let e = 0; e < order; e++) {
    if (!Number.isNaN(places[2 * e])) continue;
    const neighbours = reach === 0 ? [] : Array.from(claimsAt(knowledge, e), (c) => otherEnd(knowledge, c, e));
    const at = neighbours.find((other) => Number.isFinite(places[2 * other])) ?? -1;
    const before = beside.get(at) ?? 0;
    beside.set(at, before + 1);
    const [x, y] = [places[2 * at] ?? 0, places[2 * at + 1] ?? 0];
    const radius = (at < 0 ? reach * 1.1 : 0) + spread * Math.sqrt(before + 0.5);
    // Beside a neighbour, the first goes away from the centre.
    const angle = before * GOLDEN_ANGLE + (at < 0 ? 0 : Math.atan2(y, x));
    places[2 * e] = x + radius * Math.cos(angle);
    places[2 * e + 1] = y + radius * Math.sin(angle);
  }
  return places;
}
