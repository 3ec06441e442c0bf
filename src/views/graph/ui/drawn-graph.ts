import type { MultiDirectedGraph } from "graphology";
import type { Scene } from "../scene.ts";

/** Node and edge of the drawn graph: their number and place; everything else is read from the columns when painted. */
export type DrawnNode = { number: number; x: number; y: number };
export type DrawnEdge = { number: number };

/** Puts every entity, and every claim between two, into an empty drawn graph. */
export function fill(drawn: MultiDirectedGraph<DrawnNode, DrawnEdge>, { knowledge, places }: Scene): void {
  const { entities, claims } = knowledge.dataset;
  entities.forEach(({ id }, number) => {
    drawn.addNode(id, { number, x: places[2 * number] as number, y: places[2 * number + 1] as number });
  });
  claims.forEach(({ id, subject, object }, number) => {
    if (object !== null) drawn.addEdgeWithKey(id, subject, object, { number });
  });
}

/** Moves all nodes to where the scene has them, in one batch. */
export function place(drawn: MultiDirectedGraph<DrawnNode, DrawnEdge>, { places }: Scene): void {
  drawn.updateEachNodeAttributes(
    (_, data) => ({ ...data, x: places[2 * data.number] as number, y: places[2 * data.number + 1] as number }),
    { attributes: ["x", "y"] },
  );
}

/** Ids of what two columns differ in. */
export function differing(before: Uint8Array, after: Uint8Array, idOf: (at: number) => string | undefined): string[] {
  const ids: string[] = [];
  for (let i = 0; i < after.length; i++) {
    if (before[i] === after[i]) continue;
    const id = idOf(i);
    if (id !== undefined) ids.push(id);
  }
  return ids;
}
