import fc from "fast-check";
import { expect, test } from "vitest";
import { placesOf } from "../../../../src/derive/places.ts";
import { placesInFrame } from "../../../../src/features/layouts/places-in-frame.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const knowledge = buildKnowledgeGraph(smallDataset());
const { order } = knowledge;
const coordinate = fc.double({ min: -5_000, max: 5_000, noNaN: true });
const anyPlaces = fc
  .array(coordinate, { minLength: 2 * order, maxLength: 2 * order })
  .map((all) => Float32Array.from(all));

const extent = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;
const axisOf = (places: ArrayLike<number>, axis: number) => Array.from(places).filter((_, at) => at % 2 === axis);
const inOrder = (moved: Record<string, [number, number]>) =>
  knowledge.dataset.entities.flatMap(({ id }) => moved[id] as [number, number]);

test("computed places lie within the dataset's own arrangement, touch it along one axis, and keep their shape", () => {
  const own = placesOf(knowledge, {});
  fc.assert(
    fc.property(anyPlaces, (places) => {
      fc.pre([0, 1].every((axis) => extent(axisOf(places, axis)).reduce((least, most) => most - least) > 1));
      const moved = inOrder(placesInFrame(knowledge, places));
      const spans = [0, 1].map((axis) => {
        const [least, most] = extent(axisOf(moved, axis));
        const [from, to] = extent(axisOf(own, axis));
        expect(least).toBeGreaterThanOrEqual(from - 0.011);
        expect(most).toBeLessThanOrEqual(to + 0.011);
        const [before, after] = extent(axisOf(places, axis));
        return { share: (most - least) / (to - from), scale: (most - least) / (after - before) };
      });
      expect(Math.max(...spans.map(({ share }) => share))).toBeCloseTo(1, 1);
      if (spans.every(({ share }) => share > 0.05))
        expect((spans[0]?.scale ?? 0) / (spans[1]?.scale ?? 1)).toBeCloseTo(1, 0);
    }),
  );
});

test("places in one line or in one spot are taken as they are", () => {
  for (const places of [
    new Float32Array(2 * order),
    Float32Array.from({ length: 2 * order }, (_, at) => (at % 2) * at),
  ])
    expect(inOrder(placesInFrame(knowledge, places)).every(Number.isFinite)).toBe(true);
});
