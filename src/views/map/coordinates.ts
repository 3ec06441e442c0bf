import type { Entity } from "../../model/dataset.ts";
import { entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";

/** How large the place of coordinates is, from the most exact; the last is "not stated". */
export const PRECISIONS = ["point", "site", "city", "area", "range", "region", "country", "unstated"] as const;
export type Precision = (typeof PRECISIONS)[number];

/** Where entities are, by number. */
export interface Coordinates {
  /** Degrees, north and east positive; NaN where none are stated. 0 is a coordinate like any other. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** Position in PRECISIONS. */
  readonly precision: Uint8Array;
  /** 1 where the coordinates are not from the source, and so no evidence. */
  readonly isExternal: Uint8Array;
}

const known = new WeakMap<object, Coordinates>();

/** The coordinates of a dataset's entities. Read once, in time linear in the entities. */
export function coordinatesOf(knowledge: KnowledgeGraph): Coordinates {
  let made = known.get(knowledge.facts);
  if (made === undefined) {
    made = read(knowledge);
    known.set(knowledge.facts, made);
  }
  return made;
}

/** Whether an entity has coordinates of its own. */
export function hasCoordinates({ latitude }: Coordinates, entity: number): boolean {
  return !Number.isNaN(latitude[entity]);
}

/** The precision of an entity's coordinates. */
export function precisionOf({ precision }: Coordinates, entity: number): Precision {
  return PRECISIONS[precision[entity] as number] ?? "unstated";
}

function read(knowledge: KnowledgeGraph): Coordinates {
  const { order } = knowledge;
  const latitude = new Float64Array(order).fill(Number.NaN);
  const longitude = new Float64Array(order).fill(Number.NaN);
  const precision = new Uint8Array(order);
  const isExternal = new Uint8Array(order);
  for (let e = 0; e < order; e++) {
    const place: Entity["place"] = entityAt(knowledge, e).place;
    if (place === null) continue;
    latitude[e] = place.latitude;
    longitude[e] = place.longitude;
    precision[e] = PRECISIONS.indexOf(place.precision ?? "unstated");
    isExternal[e] = place.basis === "external" ? 1 : 0;
  }
  return { latitude, longitude, precision, isExternal };
}
