import { seededRandom } from "../../../lib/random.ts";
import type { Steps } from "../../../lib/steps.ts";
import type { ComputeLayout, LayoutInput } from "../../layout.ts";
import { Arrangement } from "./arrangement.ts";
import { ComponentLayout } from "./component-layout.ts";
import { type Components, componentsOf } from "./components.ts";
import { forceGraph } from "./force-graph.ts";
import { placeBeside } from "./place-beside.ts";

/** Moves of one node that the whole graph gets by default, with bounds for its iterations. */
const DEFAULT_MOVES = 3_000_000;
const LEAST_ITERATIONS = 30;
const MOST_ITERATIONS = 300;
/** How often progress is reported in the course of a layout, and places are handed over, at most. */
const MOST_REPORTS = 500;
const MOST_PARTS = 50;

/**
 * Lays a graph out by the forces of ForceAtlas2: each connected component by itself, first coarse and then fine, by Barnes
 * and Hut; then it is scaled so that its nodes have room for their names, overlaps are removed, and the components are
 * packed side by side. The parts of the outcome are places in the course of it: to stop is to cancel and keep the last of
 * them, to continue is to start from it. Where places are kept, there are no parts.
 */
export const computeForceLayout: ComputeLayout = async (input, context) => {
  const { progress, part, pause } = context;
  const { start } = input;
  if (start !== null && input.keepsStart) {
    progress({ phase: "separating" });
    const besides = { ...context, part: () => {} };
    return placeBeside({ ...input, start }, pause, (apart) => computeForceLayout(apart, besides));
  }
  const steps = forceLayoutSteps(input, { progress, part });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause();
  }
};

/** The same in steps, for what is small enough to be laid out at once; places that are given are where it begins. */
export function* forceLayoutSteps(
  input: LayoutInput,
  { progress, part }: Partial<Pick<Parameters<ComputeLayout>[1], "progress" | "part">> = {},
): Steps<Float32Array<ArrayBuffer>> {
  const components = componentsOf(input.order, input.from, input.to);
  const iterations = input.iterations ?? defaultIterations(input.order);
  const arrangement = new Arrangement(components, input.boxes);
  const random = seededRandom(input.seed);
  const layouts = graphsOf(input, components).map(
    (graph, at) => new ComponentLayout(graph, startOf(input, components, at), iterations, random),
  );
  const total = layouts.reduce((sum, { moves }) => sum + moves, 0);
  let [done, reported, handedOver] = [0, 0, 0];
  for (const [at, layout] of layouts.entries()) {
    for (const moves of layout.run()) {
      done += moves;
      if (done - reported >= total / MOST_REPORTS || done === total) {
        reported = done;
        progress?.({ phase: "moving", done, total });
      }
      if (part !== undefined && done - handedOver >= total / MOST_PARTS && done < total) {
        handedOver = done;
        arrangement.put(at, layout.places);
        const places = arrangement.places();
        part(places, [places.buffer]);
      }
      yield;
    }
    arrangement.put(at, layout.places);
  }
  progress?.({ phase: "separating" });
  for (let at = 0; at < components.count; at++) yield* arrangement.removeOverlaps(at);
  return arrangement.places();
}

function defaultIterations(order: number): number {
  return Math.min(MOST_ITERATIONS, Math.max(LEAST_ITERATIONS, Math.round(DEFAULT_MOVES / Math.max(order, 1))));
}

/** The graph of each component, its nodes numbered as the component has them. */
function graphsOf({ from, to }: LayoutInput, { count, start, partOf, placeIn }: Components) {
  const first = new Uint32Array(count + 1);
  const isLine = (line: number) => (to[line] as number) >= 0;
  for (let line = 0; line < from.length; line++) {
    if (!isLine(line)) continue;
    const part = partOf[from[line] as number] as number;
    first[part + 1] = (first[part + 1] as number) + 1;
  }
  for (let part = 0; part < count; part++) first[part + 1] = (first[part + 1] as number) + (first[part] as number);
  const next = first.slice();
  const [partFrom, partTo] = [new Uint32Array(first[count] as number), new Uint32Array(first[count] as number)];
  for (let line = 0; line < from.length; line++) {
    if (!isLine(line)) continue;
    const part = partOf[from[line] as number] as number;
    const at = next[part] as number;
    next[part] = at + 1;
    partFrom[at] = placeIn[from[line] as number] as number;
    partTo[at] = placeIn[to[line] as number] as number;
  }
  return Array.from({ length: count }, (_, part) => {
    const [low, high] = [first[part], first[part + 1]];
    const order = (start[part + 1] as number) - (start[part] as number);
    return forceGraph(order, partFrom.subarray(low, high), partTo.subarray(low, high));
  });
}

function startOf({ start: places }: LayoutInput, { start, nodes }: Components, part: number) {
  if (places === null) return null;
  const members = nodes.subarray(start[part], start[part + 1]);
  return {
    x: Float64Array.from(members, (node) => places[2 * node] ?? Number.NaN),
    y: Float64Array.from(members, (node) => places[2 * node + 1] ?? Number.NaN),
  };
}
