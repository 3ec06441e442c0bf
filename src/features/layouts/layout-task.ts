import type { ComputedLayout, LayoutInput, LayoutProgress } from "../../derive/layout.ts";
import { layouts } from "../../derive/layouts.ts";
import { bug } from "../../lib/result.ts";
import type { NamedTask } from "../../lib/task.ts";

/** The layouts that are computed, by id. */
export const computedLayouts: ReadonlyMap<string, ComputedLayout> = new Map(
  layouts.filter((layout) => layout.kind === "computed").map((layout) => [layout.id, layout]),
);

/**
 * Computes a layout. Parts of the outcome are places in the course of it: to stop is to cancel and keep the last of them,
 * to continue is to ask again with them as `start`.
 */
export const layoutTask: NamedTask<
  "layout",
  { readonly layout: string; readonly input: LayoutInput },
  Float32Array,
  LayoutProgress,
  Float32Array
> = {
  id: "layout",
  async run({ layout, input }, context) {
    const compute = await (computedLayouts.get(layout) ?? bug(`There is no computed layout "${layout}".`)).load();
    return compute(input, context);
  },
  buffersOf: (places) => [places.buffer as ArrayBuffer],
};
