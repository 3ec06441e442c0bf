import type { KnowledgeGraph } from "../model/knowledge-graph.ts";

/** Golden angle, which spreads points evenly over a disc (Vogel 1979). */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Where every entity stands, in layout space (no unit, y up): entity e at [2e], [2e + 1].
 * What the user moved wins over the dataset's first layout; an entity that neither places goes on a spiral around the
 * middle, so that a graph without a layout is drawn too, the same way each time.
 */
export function placesOf(
  { dataset, order, entityNumber }: KnowledgeGraph,
  moved: Readonly<Record<string, readonly [number, number]>>,
): Float32Array {
  const places = new Float32Array(2 * order).fill(Number.NaN);
  const put = (id: string, [x, y]: readonly [number, number]) => {
    const e = entityNumber.get(id);
    if (e === undefined) return;
    places[2 * e] = x;
    places[2 * e + 1] = y;
  };
  const layout = dataset.layouts[0]?.positions ?? {};
  let reach = 0;
  for (const id in layout) {
    const point = layout[id as keyof typeof layout];
    if (point === undefined) continue;
    put(id, point);
    reach = Math.max(reach, Math.abs(point[0]), Math.abs(point[1]));
  }
  for (const id in moved) put(id, moved[id] as readonly [number, number]);

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
