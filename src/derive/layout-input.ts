import { entityAt, type KnowledgeGraph } from "../model/knowledge-graph.ts";
import { nameOf } from "../model/name-of.ts";
import type { LayoutInput, NodeBoxes } from "./layout.ts";
import { nameLines } from "./name-lines.ts";
import { nodeSizes } from "./sizes.ts";

/** The type of a name of middling weight on the canvas, in CSS pixels. */
export const NAME_TYPE = { size: 12, weight: 480 } as const;
/** How wide a line of a name is in that type, in CSS pixels. */
export type MeasureName = (line: string) => number;
/** A name as the canvas writes it below its node, in CSS pixels: mean width of a character, a line's height, the room above. */
const CHARACTER = 6.3;
const LINE = 14.2;
const GAP = 3;
/** Characters after which a name goes on in a second line. */
const WRAP = 20;

/**
 * What a layout needs to know of a graph.
 * @param measure measures names; by default they are taken to be as wide as text is on average.
 */
export function layoutInputOf(
  knowledge: KnowledgeGraph,
  {
    iterations,
    seed,
    start,
    keepsStart = false,
    traits,
    measure = (line) => CHARACTER * line.length,
  }: Pick<LayoutInput, "iterations" | "seed" | "start"> &
    Partial<Pick<LayoutInput, "keepsStart" | "traits">> & { readonly measure?: MeasureName | undefined },
): LayoutInput {
  const { order, claimSubject, claimObject } = knowledge;
  return {
    order,
    from: claimSubject,
    to: claimObject,
    boxes: nodeBoxes(knowledge, measure),
    iterations,
    seed,
    start,
    keepsStart,
    ...(traits !== undefined && { traits }),
  };
}

/** Nodes with their names below them. To whole pixels, so that two machines with the same type come to the same layout. */
function nodeBoxes(knowledge: KnowledgeGraph, measure: MeasureName): NodeBoxes {
  const { radii } = nodeSizes(knowledge);
  const [halfWidth, below] = [new Float32Array(radii.length), new Float32Array(radii.length)];
  for (let e = 0; e < radii.length; e++) {
    const radius = radii[e] as number;
    const lines = nameLines(nameOf(entityAt(knowledge, e)), WRAP);
    halfWidth[e] = Math.max(radius, Math.ceil(Math.max(...lines.map(measure))) / 2);
    below[e] = radius + GAP + LINE * lines.length;
  }
  return { halfWidth, above: radii, below };
}
