import { entityAt, type KnowledgeGraph } from "../model/knowledge-graph.ts";
import { parseWhen } from "../model/when.ts";
import type { NodeTraits } from "./layout.ts";

/**
 * What layouts may ask of the entities of a graph. Reads each record once.
 * @param selected ids of entities.
 */
export function nodeTraits(knowledge: KnowledgeGraph, selected: readonly string[]): NodeTraits {
  const { order, entityKind, entityFamily, entityNumber } = knowledge;
  const [day, latitude, longitude] = Array.from({ length: 3 }, () => new Float64Array(order).fill(Number.NaN)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let e = 0; e < order; e++) {
    const { time, place } = entityAt(knowledge, e);
    day[e] = dayOf(time);
    if (place === null) continue;
    latitude[e] = place.latitude;
    longitude[e] = place.longitude;
  }
  const isSelected = new Uint8Array(order);
  for (const id of selected) {
    const e = entityNumber.get(id);
    if (e !== undefined) isSelected[e] = 1;
  }
  return { kind: entityKind, family: entityFamily, day, latitude, longitude, isSelected };
}

function dayOf(time: string | null): number {
  const when = time === null ? null : parseWhen(time);
  if (when === null || !when.ok) return Number.NaN;
  const { earliest, latest } = when.value;
  if (Number.isFinite(earliest)) return earliest;
  return Number.isFinite(latest) ? latest : Number.NaN;
}
