import type { MultiDirectedGraph } from "graphology";
import type { Sigma } from "sigma";
import { claimAt, entityAt } from "../../../model/knowledge-graph.ts";
import { isLarge } from "../large-graph.ts";
import type { Rendering } from "../rendering.ts";

/**
 * Node and edge of the drawn graph: their number and place; everything else is read from the columns when painted. A
 * negative number is a corner, which is not drawn.
 */
export type DrawnNode = { number: number; x: number; y: number };
export type DrawnEdge = { number: number };
export type DrawnGraph = MultiDirectedGraph<DrawnNode, DrawnEdge>;
/** The engine that draws this graph. */
export type DrawnSigma = Sigma<DrawnNode, DrawnEdge>;

/**
 * Puts every entity, and every claim between two, into an empty drawn graph. Of a large graph, which is drawn past it, only
 * a corner, unseen: without a node, sigma draws nothing.
 */
export function fill(drawn: DrawnGraph, { knowledge, places }: Rendering): void {
  if (isLarge(knowledge)) {
    drawn.addNode("corner", { number: -1, x: 0, y: 0 });
    return;
  }
  const { entities, claims } = knowledge.dataset;
  entities.forEach(({ id }, number) => {
    drawn.addNode(id, { number, x: places[2 * number] as number, y: places[2 * number + 1] as number });
  });
  claims.forEach(({ id, subject, object }, number) => {
    if (object !== null) drawn.addEdgeWithKey(id, subject, object, { number });
  });
}

/** Moves all nodes to where the rendering has them, in one batch. */
export function place(drawn: DrawnGraph, { knowledge, places }: Rendering): void {
  if (isLarge(knowledge)) return;
  drawn.updateEachNodeAttributes(
    (_, data) => ({ ...data, x: places[2 * data.number] as number, y: places[2 * data.number + 1] as number }),
    { attributes: ["x", "y"] },
  );
}

/** Keys of the nodes and edges that represent entities and claims, each once; none for a claim without a line. */
export function keysOf({ knowledge, bundles }: Rendering, entities: Iterable<number>, claims: Iterable<number>) {
  const lines = new Set(Array.from(claims, (c) => bundles?.lead[c] ?? c));
  return {
    nodes: Array.from(entities, (e): string => entityAt(knowledge, e).id),
    edges: [...lines].filter((c) => (knowledge.claimObject[c] as number) >= 0).map((c) => claimAt(knowledge, c).id),
  };
}
