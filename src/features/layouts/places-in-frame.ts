import { placesOf } from "../../derive/places.ts";
import { entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { roundPlace } from "../../model/view-slices/moved.ts";
import { DEFAULT_VIEW } from "../../model/view-state.ts";

/**
 * Places that a layout has computed, scaled evenly to where the dataset's own arrangement lies, which is what the whole
 * canvas shows.
 * @param places entity e at [2e], [2e + 1]; so are those that are returned.
 */
export function framedPlaces(knowledge: KnowledgeGraph, places: Float32Array): Float32Array {
  const own = placesOf(knowledge, DEFAULT_VIEW.moved);
  const axes = ([0, 1] as const).map((axis) => ({ from: extentOf(places, axis), to: extentOf(own, axis) }));
  // Where all stands in one line, the other axis decides.
  const scales = axes.flatMap(({ from, to }) => (from.length > 0 && to.length > 0 ? to.length / from.length : []));
  const scale = scales.length > 0 ? Math.min(...scales) : 1;
  return places.map((coordinate, at) => {
    const { from, to } = axes[at % 2] as (typeof axes)[number];
    return to.middle + (coordinate - from.middle) * scale;
  });
}

/** The same as the view keeps them: by id, to as many digits as a link has. */
export function placesInFrame(knowledge: KnowledgeGraph, places: Float32Array): Record<string, [number, number]> {
  const framed = framedPlaces(knowledge, places);
  const moved: Record<string, [number, number]> = {};
  for (let e = 0; e < knowledge.order; e++)
    moved[entityAt(knowledge, e).id] = [roundPlace(framed[2 * e] as number), roundPlace(framed[2 * e + 1] as number)];
  return moved;
}

function extentOf(places: Float32Array, axis: 0 | 1): { readonly middle: number; readonly length: number } {
  let [least, most] = [Infinity, -Infinity];
  for (let at: number = axis; at < places.length; at += 2) {
    least = Math.min(least, places[at] as number);
    most = Math.max(most, places[at] as number);
  }
  return { middle: (least + most) / 2, length: most - least };
}
