import { seededRandom } from "../../lib/random.ts";
import { layoutMethodWords as words } from "../../words/en/layout-methods.ts";
import type { ComputedLayout, ComputeLayout, LayoutInput } from "../layout.ts";
import { forceGraph } from "./force/force-graph.ts";
import { communitiesOf } from "./placing/communities.ts";
import { extentOf } from "./placing/extents.ts";
import { partOfInput } from "./placing/part-of-input.ts";
import { settled } from "./placing/settled.ts";

/** Entities that are joined more closely with each other than with others stand together, apart from the rest. */
export const communitiesLayout: ComputedLayout = {
  kind: "computed",
  id: "communities",
  title: words.communities,
  description: words.communitiesMeans,
  usesSeed: true,
  keepsRegions: false,
  load: async () => computeCommunities,
};

/** Room around a community, in the unit of the boxes. */
const MARGIN = 45;
/** From the highest entity of a community up to its heading. */
const NAME_GAP = 17;
/** Of fewer entities a community says what it is by itself. */
const LEAST_NAMED = 4;

/** Each community by the force layout; then the communities by it, as if each were one node as large as it is. */
const computeCommunities: ComputeLayout = async (input, context) => {
  const { order, from, to, boxes, seed } = input;
  const { computeForceLayout } = await import("./force/compute-force-layout.ts");
  const graph = forceGraph(order, from, to);
  const communityOf = communitiesOf(graph, seededRandom(seed));
  await context.pause();
  const members = Array.from(
    { length: 1 + communityOf.reduce((most, each) => Math.max(most, each), -1) },
    (): number[] => [],
  );
  for (let node = 0; node < order; node++) members[communityOf[node] as number]?.push(node);
  const quiet = { ...context, progress: () => {}, part: () => {} };
  const [x, y] = [new Float64Array(order), new Float64Array(order)];
  const count = members.length;
  const [halfWidth, halfHeight] = [new Float32Array(count), new Float32Array(count)];
  for (const [community, nodes] of members.entries()) {
    // A node by itself needs no layout, and there may be ten thousand of these.
    const places = nodes.length === 1 ? [0, 0] : await computeForceLayout(partOfInput(input, nodes), quiet);
    nodes.forEach((node, at) => {
      x[node] = places[2 * at] as number;
      y[node] = places[2 * at + 1] as number;
    });
    const { left, right, low, high } = extentOf(boxes, x, y, nodes);
    for (const node of nodes) {
      x[node] = (x[node] as number) - (left + right) / 2;
      y[node] = (y[node] as number) - (low + high) / 2;
    }
    halfWidth[community] = (right - left) / 2 + MARGIN;
    halfHeight[community] = (high - low) / 2 + MARGIN;
    context.progress({ phase: "moving", done: community + 1, total: count });
    await context.pause();
  }
  const between: LayoutInput = {
    order: count,
    from: from.map((node) => communityOf[node] as number),
    to: to.map((node) => (node < 0 ? -1 : (communityOf[node] as number))),
    boxes: { halfWidth, above: halfHeight, below: halfHeight },
    iterations: input.iterations,
    seed,
    start: null,
    keepsStart: false,
  };
  const middles = await computeForceLayout(between, quiet);
  for (let node = 0; node < order; node++) {
    const community = communityOf[node] as number;
    x[node] = (x[node] as number) + (middles[2 * community] as number);
    y[node] = (y[node] as number) + (middles[2 * community + 1] as number);
  }
  return settled(boxes, x, y, context, () =>
    members.flatMap((nodes) => {
      if (nodes.length < LEAST_NAMED) return [];
      const { left, right, high } = extentOf(boxes, x, y, nodes);
      const node = nodes.reduce((most, each) =>
        (graph.mass[each] as number) > (graph.mass[most] as number) ? each : most,
      );
      return [{ says: { is: "around", node }, at: [(left + right) / 2, high + NAME_GAP], members: nodes }];
    }),
  );
};
