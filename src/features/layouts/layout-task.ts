import type { ComputedLayout, LayoutHeading, LayoutInput, LayoutProgress } from "../../derive/layout.ts";
import { partOfInput } from "../../derive/layouts/placing/part-of-input.ts";
import { layouts } from "../../derive/layouts.ts";
import { bug } from "../../lib/result.ts";
import type { NamedTask } from "../../lib/task.ts";
import { type LaidOut, putAmong, putRoughly, type Surroundings } from "./put-among.ts";

/** The layouts that are computed, by id. */
export const computedLayouts: ReadonlyMap<string, ComputedLayout> = new Map(
  layouts.filter((layout) => layout.kind === "computed").map((layout) => [layout.id, layout]),
);

/** What a layout is asked for. */
interface LayoutRequest {
  /** One of `computedLayouts`. */
  readonly layout: string;
  /** The whole graph. */
  readonly input: LayoutInput;
  /** What of it is laid out, and what that is put among. Absent: all of it, in the unit of the boxes around the origin. */
  readonly around?: Surroundings;
}

/**
 * Computes a layout. Parts of the outcome are places in the course of it: to stop is to cancel and keep the last of them,
 * to continue is to ask again with them as `start`.
 */
export const layoutTask: NamedTask<"layout", LayoutRequest, LaidOut, LayoutProgress, Float32Array> = {
  id: "layout",
  async run({ layout, input, around }, context) {
    const compute = await (computedLayouts.get(layout) ?? bug(`There is no computed layout "${layout}".`)).load();
    let headings: readonly LayoutHeading[] = [];
    const take = (found: typeof headings) => {
      headings = found;
    };
    if (around === undefined) return { places: await compute(input, { ...context, headings: take }), headings };
    const computed = await compute(partWithStart(input, around), {
      ...context,
      headings: take,
      part(places) {
        const { places: put } = putRoughly(input, around, places);
        context.part(put, [put.buffer as ArrayBuffer]);
      },
    });
    const ofEntities = headings.map((heading) => renumbered(heading, around.nodes));
    const steps = putAmong(input, around, computed, ofEntities);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await context.pause();
    }
  },
  buffersOf: ({ places }) => [places.buffer as ArrayBuffer],
};

/** A heading whose nodes are numbered as in a part, with the numbers of the entities. */
function renumbered({ says, members, ...heading }: LayoutHeading, nodes: Uint32Array): LayoutHeading {
  const numberOf = (node: number) => nodes[node] as number;
  return {
    ...heading,
    says: says.is === "around" ? { ...says, node: numberOf(says.node) } : says,
    members: members.map(numberOf),
  };
}

/** The nodes that are laid out, by themselves, with the places that they go on from. */
function partWithStart(input: LayoutInput, { nodes }: Surroundings): LayoutInput {
  if (nodes.length === input.order) return input;
  const { start } = input;
  if (start === null) return partOfInput(input, nodes);
  const own = new Float32Array(2 * nodes.length);
  nodes.forEach((node, at) => {
    own[2 * at] = start[2 * node] as number;
    own[2 * at + 1] = start[2 * node + 1] as number;
  });
  return { ...partOfInput(input, nodes), start: own };
}
