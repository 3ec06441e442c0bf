import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDerivation } from "../../../../src/derive/derive.ts";
import { placesOf } from "../../../../src/derive/places.ts";
import { nodeSizes } from "../../../../src/derive/sizes.ts";
import { MIN_NODE_RADIUS } from "../../../../src/drawing/edge-geometry.ts";
import type { Size } from "../../../../src/drawing/size.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { DEFAULT_VIEW, type ViewState } from "../../../../src/model/view-state.ts";
import { boundsOf, captionsOf } from "../../../../src/views/graph/rendering.ts";
import { stageFor } from "../../../../src/views/graph/stage.ts";
import { canTidy, tidy } from "../../../../src/views/graph/tidy-commands.ts";
import { tidyView } from "../../../../src/views/graph/tidy-view.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { generateDataset } from "../../../fixtures/generate-dataset.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

function opened(input: unknown): Dataset {
  const parsed = parseDataset(input);
  if (!parsed.ok) throw new Error("The dataset cannot be read.");
  return parsed.value;
}

interface Tidied {
  readonly before: readonly (readonly [number, number])[];
  readonly after: readonly (readonly [number, number])[];
  readonly radii: readonly number[];
}

/** Where the shown entities stand on the stage before, all of them fitted, and after; y down. */
function tidied(dataset: Dataset, view: ViewState, size: Size): Tidied {
  const knowledge = buildKnowledgeGraph(dataset);
  const derived = createDerivation()(knowledge, view);
  const { moved, camera } = tidyView({ knowledge, view, derived, stage: size });
  const shown = [...derived.entityMask.keys()].filter((e) => derived.entityMask[e] === 1);
  const bounds = boundsOf({ knowledge, captions: captionsOf(knowledge) });
  const stage = stageFor(bounds, size, camera, knowledge.order);
  const at = (places: Float32Array, e: number) => [places[2 * e] as number, places[2 * e + 1] as number] as const;
  const placesAfter = placesOf(knowledge, { ...view.moved, ...moved });
  return {
    before: shown.map((e) => at(placesOf(knowledge, view.moved), e)),
    after: shown.map((e) => {
      const [x, y] = at(placesAfter, e);
      const pixel = stage.toPixels({ x, y });
      return [pixel.x, -pixel.y];
    }),
    radii: shown.map((e) => Math.max(stage.scaleSize(nodeSizes(knowledge).radii[e] as number), MIN_NODE_RADIUS)),
  };
}

const extent = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

/** Of the pairs that lie a quarter of what is shown apart, the share that keeps its order on an axis. */
function keptOrder({ before, after }: Tidied, axis: 0 | 1): number {
  const quarter = 0.25 * Math.max(extent(before.map(([x]) => x)), extent(before.map(([, y]) => y)));
  let [pairs, kept] = [0, 0];
  for (const [a, [ax, ay]] of before.entries())
    for (const [b, [bx, by]] of before.entries()) {
      if (b <= a || Math.hypot(bx - ax, by - ay) < quarter) continue;
      const first = Math.sign((before[b]?.[axis] as number) - (before[a]?.[axis] as number));
      const then = Math.sign((after[b]?.[axis] as number) - (after[a]?.[axis] as number));
      if (first === 0) continue;
      pairs++;
      if (first === then) kept++;
    }
  return pairs === 0 ? 1 : kept / pairs;
}

function expectTidy(result: Tidied, size: Size): void {
  const { after, radii } = result;
  for (const [a, [ax, ay]] of after.entries())
    for (const [b, [bx, by]] of after.entries())
      if (b > a)
        expect(Math.hypot(bx - ax, by - ay)).toBeGreaterThan((radii[a] as number) + (radii[b] as number) - 0.5);
  const shorter = Math.min(size.width, size.height);
  const used = size.width < size.height ? extent(after.map(([x]) => x)) : extent(after.map(([, y]) => y));
  expect(used).toBeGreaterThanOrEqual(0.6 * shorter);
  for (const [x, y] of after) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(size.width);
    expect(-y).toBeGreaterThan(0);
    expect(-y).toBeLessThan(size.height);
  }
  for (const axis of [0, 1] as const) expect(keptOrder(result, axis)).toBeGreaterThanOrEqual(0.9);
}

const anySize = fc.constantFrom(
  { width: 1440, height: 900 },
  { width: 900, height: 640 },
  { width: 390, height: 600 },
  { width: 1900, height: 800 },
);

describe("a view that is tidied", () => {
  test("uses the canvas, overlaps nothing, and keeps who is left, right, above and below", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.integer(), anySize, (entities, seed, size) => {
        const dataset = opened(generateDataset({ entities, claims: 2 * entities, seed: Math.abs(seed) }));
        const result = tidied(dataset, DEFAULT_VIEW, size);
        expectTidy(result, size);
      }),
      { numRuns: 30 },
    );
  });

  test("of a neighbourhood fills the canvas, and leaves what is not shown where it is", async () => {
    const dataset = opened(generateDataset({ entities: 400, claims: 900, seed: 3 }));
    const [centre] = dataset.entities;
    if (centre === undefined) throw new Error("There is no entity.");
    const view: ViewState = { ...DEFAULT_VIEW, focus: { entities: [centre.id], hops: 2 } };
    const size = { width: 1200, height: 800 };
    const result = tidied(dataset, view, size);
    expectTidy(result, size);
    const workspace = createWorkspace(dataset, view);
    workspace.resize(size);
    await tidy(workspace);
    const { view: after, derived, knowledge } = workspace.store.getState();
    expect(Object.keys(after.moved)).toHaveLength(derived.shownEntities);
    for (const id in after.moved) expect(derived.entityMask[knowledge.entityNumber.get(id) as number]).toBe(1);
  });

  test("also spreads what stands in one spot", () => {
    const dataset = smallDataset();
    const stacked = Object.fromEntries(dataset.entities.map(({ id }) => [id, [3, 4] as const]));
    const size = { width: 1000, height: 700 };
    const result = tidied(dataset, { ...DEFAULT_VIEW, moved: stacked }, size);
    expectTidy(result, size);
  });

  test("is one step that can be undone, gives the same each time, and is not offered for one entity or a crowd", async () => {
    const workspace = createWorkspace(smallDataset());
    const { view } = workspace.store.getState();
    await tidy(workspace);
    const { moved } = workspace.store.getState().view;
    expect(workspace.store.getState().history.past).toHaveLength(1);
    workspace.undo();
    expect(workspace.store.getState().view.moved).toEqual(view.moved);
    await tidy(workspace);
    expect(workspace.store.getState().view.moved).toEqual(moved);
    const state = workspace.store.getState();
    expect(canTidy(state)).toBe(true);
    expect(canTidy({ derived: { ...state.derived, shownEntities: 1 } })).toBe(false);
    expect(canTidy({ derived: { ...state.derived, shownEntities: 2_001 } })).toBe(false);
  });
});
