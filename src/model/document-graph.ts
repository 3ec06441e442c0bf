import { MultiDirectedGraph } from "graphology";
import type { Attributes } from "graphology-types";
import type { Claim, Dataset, Entity } from "./dataset.ts";
import { DIRECTION, directionOf } from "./direction.ts";
import type { RecordEdit } from "./edit.ts";
import { nameOf } from "./name-of.ts";

/** Flat attributes of a node; the record itself is found by its id. `entityKind`, since sigma and GEXF own `type` and `kind`. */
export interface EntityAttributes {
  readonly label: string;
  readonly entityKind: string;
  readonly family: string;
}

/** Flat attributes of an edge, which is a claim between two entities. */
export interface ClaimAttributes {
  readonly label: string;
  readonly predicate: string;
  /** Whether it is read both ways; absent where neither the claim nor its predicate says. */
  readonly symmetric?: boolean;
}

/** A document as a graphology graph: node key = entity id, edge key = claim id; claims with a value are not in it. */
export type DocumentGraph = MultiDirectedGraph<EntityAttributes, ClaimAttributes>;

const graphs = new WeakMap<Dataset, DocumentGraph>();

/** The graph of a revision, made when it is first asked for. */
export function documentGraph(dataset: Dataset): DocumentGraph {
  const known = graphs.get(dataset);
  if (known !== undefined) return known;
  const graph = graphWith(dataset, attributesIn(dataset));
  graphs.set(dataset, graph);
  return graph;
}

/** Patches the graph of a revision, where it was made, to that of the revision after some edits, and hands it over to it. */
export function handOverGraph(before: Dataset, next: Dataset, edits: readonly RecordEdit[]): void {
  const graph = graphs.get(before);
  graphs.delete(before);
  if (graph === undefined || edits.some(({ of }) => of === "entity-kind" || of === "predicate")) return;
  patch(graph, next, edits);
  graphs.set(next, graph);
}

/**
 * The graph of a dataset with attributes of one's own: nodes and edges in the dataset's order, keys as in `DocumentGraph`.
 */
export function graphWith<Node extends Attributes, Edge extends Attributes>(
  dataset: Dataset,
  { node, edge }: { readonly node: (entity: Entity) => Node; readonly edge: (claim: Claim) => Edge },
): MultiDirectedGraph<Node, Edge> {
  const graph = new MultiDirectedGraph<Node, Edge>();
  for (const entity of dataset.entities) graph.addNode(entity.id, node(entity));
  for (const claim of dataset.claims)
    if (claim.object !== null) graph.addEdgeWithKey(claim.id, claim.subject, claim.object, edge(claim));
  return graph;
}

/** Edges go before nodes and come after them, whatever the order of the edits. */
function patch(graph: DocumentGraph, dataset: Dataset, edits: readonly RecordEdit[]): void {
  const { node, edge } = attributesIn(dataset);
  const claims = new Map<string, Claim | null>();
  const entities = new Map<string, Entity | null>();
  for (const edit of edits) {
    if (edit.of === "claim") {
      if (edit.edit === "remove") claims.set(edit.id, null);
      else claims.set(edit.record.id, edit.record);
    } else if (edit.of === "entity") {
      if (edit.edit === "remove") entities.set(edit.id, null);
      else entities.set(edit.record.id, edit.record);
    }
  }
  for (const [id, claim] of claims) {
    const stays = claim !== null && graph.hasEdge(id) && isBetween(graph, claim);
    if (!stays && graph.hasEdge(id)) graph.dropEdge(id);
  }
  for (const [id, entity] of entities) {
    if (entity !== null) graph.mergeNode(id, node(entity));
    else if (graph.hasNode(id)) graph.dropNode(id);
  }
  for (const [id, claim] of claims) {
    if (claim === null || claim.object === null) continue;
    if (graph.hasEdge(id)) graph.replaceEdgeAttributes(id, edge(claim));
    else graph.addEdgeWithKey(id, claim.subject, claim.object, edge(claim));
  }
}

function isBetween(graph: DocumentGraph, { id, subject, object }: Claim): boolean {
  return graph.source(id) === subject && graph.target(id) === object;
}

function attributesIn({ vocabulary }: Dataset) {
  const familyOfKind = new Map<string, string>(vocabulary.entityKinds.map(({ id, family }) => [id, family]));
  const predicates = new Map(vocabulary.predicates.map((predicate) => [predicate.id, predicate]));
  return {
    node: (entity: Entity): EntityAttributes => ({
      label: nameOf(entity),
      entityKind: entity.kind,
      family: familyOfKind.get(entity.kind) ?? "",
    }),
    edge: (claim: Claim): ClaimAttributes => {
      const predicate = predicates.get(claim.predicate);
      const direction = directionOf(claim, predicate);
      return {
        label: claim.label ?? predicate?.label ?? "",
        predicate: claim.predicate,
        ...(direction === DIRECTION.notStated ? {} : { symmetric: direction !== DIRECTION.directed }),
      };
    },
  };
}
