import type { ComputedLayout, LayoutInput, LayoutProgress } from "../../derive/layout.ts";
import { partOfInput } from "../../derive/layouts/placing/part-of-input.ts";
import { layouts } from "../../derive/layouts.ts";
import { bug } from "../../lib/result.ts";
import type { NamedTask } from "../../lib/task.ts";
import { putAmong, putRoughly, type Surroundings } from "./put-among.ts";

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
export const layoutTask: NamedTask<"layout", LayoutRequest, Float32Array, LayoutProgress, Float32Array> = {
  id: "layout",
  async run({ layout, input, around }, context) {
    const compute = await (computedLayouts.get(layout) ?? bug(`There is no computed layout "${layout}".`)).load();
    if (around === undefined) return compute(input, context);
    const computed = await compute(partWithStart(input, around), {
      ...context,
      part(places) {
        const { places: put } = putRoughly(input, around, places);
        context.part(put, [put.buffer as ArrayBuffer]);
      },
    });
    const steps = putAmong(input, around, computed);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await context.pause();
    }
  },
  buffersOf: (places) => [places.buffer as ArrayBuffer],
};

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
