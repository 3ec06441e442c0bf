import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
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
 * Where the user moved an entity wins over the layout. An entity that has neither place goes on a spiral around the
 * centre, so that a graph without a layout is drawn too, the same way each time.
 */
export function placesOf(knowledge: KnowledgeGraph, moved: Moved): Float32Array {
  const { shape, dataset } = knowledge;
  const known = knownByMoved.get(moved);
  if (known !== undefined && known.shape === shape && known.layouts === dataset.layouts) return known.places;
  const places = foundPlaces(knowledge, moved);
  knownByMoved.set(moved, { shape, layouts: dataset.layouts, places });
  return places;
}

function foundPlaces(knowledge: KnowledgeGraph, moved: Moved): Float32Array {
  const { order, entityNumber } = knowledge;
  const places = new Float32Array(2 * order).fill(Number.NaN);
  let reach = 0;
  datasetLayout.place(knowledge, (e, x, y) => {
    places[2 * e] = x;
    places[2 * e + 1] = y;
    reach = Math.max(reach, Math.abs(x), Math.abs(y));
  });
  for (const id in moved) {
    const e = entityNumber.get(id);
    if (e !== undefined) places.set(moved[id] as readonly [number, number], 2 * e);
  }
  const spread = reach === 0 ? 10 : reach / Math.sqrt(Math.max(order, 1));
  for (let e = 0, unplaced = 0; e < order; e++) {
    if (!Number.isNaN(places[2 * e])) continue;
    const radius = reach * 1.1 + spread * Math.sqrt(unplaced + 0.5);
    places[2 * e] = radius * Math.cos(unplaced * GOLDEN_ANGLE);
    places[2 * e + 1] = radius * Math.sin(unplaced * GOLDEN_ANGLE);
    unplaced++;
  }
  return places;
}
