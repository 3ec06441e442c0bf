import { entityAt, type KnowledgeGraph } from "../model/knowledge-graph.ts";
import { nameOf } from "../model/name-of.ts";
import type { LayoutInput, NodeBoxes } from "./layout.ts";
import { nodeSizes } from "./sizes.ts";

/** A name as the canvas writes it below its node, in CSS pixels: mean width of a character, a line's height, the room above. */
const CHARACTER = 6.3;
const LINE = 14.2;
const GAP = 3;
/** Characters after which a name goes on in a second line. */
const WRAP = 20;

/** What a layout needs to know of a graph. */
export function layoutInputOf(
  knowledge: KnowledgeGraph,
  {
    iterations,
    seed,
    start,
    keepsStart = false,
  }: Pick<LayoutInput, "iterations" | "seed" | "start"> & Partial<Pick<LayoutInput, "keepsStart">>,
): LayoutInput {
  const { order, claimSubject, claimObject } = knowledge;
  return {
    order,
    from: claimSubject,
    to: claimObject,
    boxes: nodeBoxes(knowledge),
    iterations,
    seed,
    start,
    keepsStart,
  };
}

/** Nodes with their names below them. Names are not measured, since layouts run where no font is: they are about so wide. */
function nodeBoxes(knowledge: KnowledgeGraph): NodeBoxes {
  const { radii } = nodeSizes(knowledge);
  const [halfWidth, below] = [new Float32Array(radii.length), new Float32Array(radii.length)];
  for (let e = 0; e < radii.length; e++) {
    const radius = radii[e] as number;
    const { length } = nameOf(entityAt(knowledge, e));
    const lines = length > WRAP ? 2 : 1;
    halfWidth[e] = Math.max(radius, (CHARACTER * Math.ceil(length / lines)) / 2);
    below[e] = radius + GAP + LINE * lines;
  }
  return { halfWidth, above: radii, below };
}
