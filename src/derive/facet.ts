import type { FamilyLook } from "../model/family-looks.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { LineLook } from "../model/line-look.ts";
import type { Words } from "../words/message.ts";

/** One value that a facet can take, as the legend lists it. */
export interface FacetValue {
  /** What a view and a link store. */
  readonly id: string;
  readonly label: string;
  /** What it means, in a sentence; null where the label says all. */
  readonly definition: string | null;
  /** A coarser value that this one belongs to, as an entity family for a kind; null where the list is flat. */
  readonly group: FacetGroup | null;
  /** How its line is drawn, where the facet is a line's. */
  readonly pattern: LineLook | null;
}

/** A coarser value of a facet: switching it switches all its values. */
export interface FacetGroup extends FamilyLook {
  readonly id: string;
  readonly label: string;
  readonly definition: string | null;
}

/**
 * A property by which a graph is kept or hidden. A facet of entities hides entities and with them their claims;
 * a facet of claims hides claims; a facet of attributions hides a claim when none of its attributions is left,
 * so that the facets of attributions act together as one lens.
 */
export interface Facet {
  readonly id: string;
  readonly title: () => Words;
  readonly of: "entity" | "claim" | "attribution";
  /** The values in the order in which the legend shows them. */
  readonly values: (knowledge: KnowledgeGraph) => readonly FacetValue[];
  /** Returns a function from an entity, claim or attribution row to the position of its value in `values`. */
  readonly positionIn: (knowledge: KnowledgeGraph) => (row: number) => number;
}
