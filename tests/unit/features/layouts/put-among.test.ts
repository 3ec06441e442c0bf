import fc from "fast-check";
import { expect, test } from "vitest";
import { isIn } from "../../../../src/derive/in-rectangle.ts";
import type { LayoutInput } from "../../../../src/derive/layout.ts";
import { placesOf } from "../../../../src/derive/places.ts";
import {
  headingsIn,
  movedTo,
  putAmong,
  putRoughly,
  type Surroundings,
} from "../../../../src/features/layouts/put-among.ts";
import { finished } from "../../../../src/lib/steps.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const ORDER = 20;
const coordinate = fc.double({ min: -5_000, max: 5_000, noNaN: true });
const anyPlaces = (count: number) =>
  fc.array(coordinate, { minLength: 2 * count, maxLength: 2 * count }).map((all) => Float32Array.from(all));

const input: LayoutInput = {
  order: ORDER,
  from: new Int32Array(),
  to: new Int32Array(),
  boxes: {
    halfWidth: new Float32Array(ORDER).fill(30),
    above: new Float32Array(ORDER).fill(8),
    below: new Float32Array(ORDER).fill(24),
  },
  iterations: null,
  seed: 1,
  start: null,
  keepsStart: false,
};
/** Everything in rows, as a dataset may have it. */
const standing = Float32Array.from({ length: 2 * ORDER }, (_, at) =>
  at % 2 === 0 ? 100 * ((at / 2) % 5) : 60 * Math.floor(at / 10),
);
const around = (given: Partial<Surroundings> = {}): Surroundings => ({
  places: standing,
  frame: standing,
  nodes: Uint32Array.from({ length: ORDER }, (_, node) => node),
  isPinned: new Uint8Array(ORDER),
  isDrawn: new Uint8Array(ORDER).fill(1),
  ...given,
});

const axisOf = (places: ArrayLike<number>, axis: number) => Array.from(places).filter((_, at) => at % 2 === axis);
const extent = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;
/** A block of rows with room, which no layout would have to move. */
const block = (count: number) =>
  Float32Array.from({ length: 2 * count }, (_, at) => (at % 2 === 0 ? 70 * ((at / 2) % 3) : 40 * Math.floor(at / 6)));

test("a layout of the whole lies within the dataset's own arrangement, touches it along one axis, and keeps its shape", () => {
  fc.assert(
    fc.property(anyPlaces(ORDER), (computed) => {
      fc.pre([0, 1].every((axis) => extent(axisOf(computed, axis)).reduce((least, most) => most - least) > 1));
      const { places, unit } = putRoughly(input, around(), computed);
      const shares = [0, 1].map((axis) => {
        const [least, most] = extent(axisOf(places, axis));
        const [from, to] = extent(axisOf(standing, axis));
        expect(least).toBeGreaterThanOrEqual(from - 0.01);
        expect(most).toBeLessThanOrEqual(to + 0.01);
        const [before, after] = extent(axisOf(computed, axis));
        expect(most - least).toBeCloseTo((after - before) * unit, 1);
        return (most - least) / (to - from);
      });
      expect(Math.max(...shares)).toBeCloseTo(1, 2);
    }),
  );
});

test("places in one line or in one spot are taken as they are", () => {
  for (const computed of [
    new Float32Array(2 * ORDER),
    Float32Array.from({ length: 2 * ORDER }, (_, at) => (at % 2) * at),
  ])
    expect(finished(putAmong(input, around(), computed)).places.every(Number.isFinite)).toBe(true);
});

test("a part stays about where it was, covers nothing that is drawn, and moves nothing else", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: ORDER - 1 }), { minLength: 1, maxLength: 8 }), (chosen) => {
      const nodes = Uint32Array.from(chosen).sort();
      const { places } = finished(putAmong(input, around({ nodes }), block(nodes.length)));
      const { unit } = putRoughly(input, around({ nodes }), block(nodes.length));
      const isPart = (e: number) => nodes.includes(e);
      for (let e = 0; e < ORDER; e++)
        if (!isPart(e)) expect([places[2 * e], places[2 * e + 1]]).toEqual([standing[2 * e], standing[2 * e + 1]]);
      for (const e of nodes)
        for (let other = 0; other < ORDER; other++) {
          if (isPart(other)) continue;
          const across = Math.abs((places[2 * e] as number) - (places[2 * other] as number)) / unit;
          const up = Math.abs((places[2 * e + 1] as number) - (places[2 * other + 1] as number)) / unit;
          expect(across > 60 - 0.01 || up > 32 - 0.01).toBe(true);
        }
    }),
  );
});

test("a part goes exactly to the middle of where it was if nothing else is drawn there", () => {
  const nodes = Uint32Array.from([6, 7, 8, 11, 12, 13]);
  const isDrawn = new Uint8Array(ORDER);
  for (const node of nodes) isDrawn[node] = 1;
  const { places } = finished(putAmong(input, around({ nodes, isDrawn }), block(6)));
  const middle = (of: Float32Array, axis: number) =>
    extent([...nodes].map((node) => of[2 * node + axis] as number)).reduce((least, most) => (least + most) / 2);
  for (const axis of [0, 1]) expect(middle(places, axis)).toBeCloseTo(middle(standing, axis), 3);
});

test("what is pinned stays exactly where it is, and what would cover it goes aside", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: ORDER - 1 }), { minLength: 1, maxLength: 6 }), (pinned) => {
      const isPinned = new Uint8Array(ORDER);
      for (const node of pinned) isPinned[node] = 1;
      const computed = block(ORDER);
      const { unit } = putRoughly(input, around({ isPinned }), computed);
      const { places } = finished(putAmong(input, around({ isPinned }), computed));
      for (const node of pinned)
        expect([places[2 * node], places[2 * node + 1]]).toEqual([standing[2 * node], standing[2 * node + 1]]);
      for (let a = 0; a < ORDER; a++)
        for (let b = 0; b < a; b++) {
          if (isPinned[a] === 1 && isPinned[b] === 1) continue;
          const across = Math.abs((places[2 * a] as number) - (places[2 * b] as number)) / unit;
          const up = Math.abs((places[2 * a + 1] as number) - (places[2 * b + 1] as number)) / unit;
          expect(across > 60 - 0.01 || up > 32 - 0.01).toBe(true);
        }
    }),
  );
});

test("the view keeps the new places of what was laid out, to 0.01", () => {
  const knowledge = buildKnowledgeGraph(smallDataset());
  const places = Float32Array.from({ length: 2 * knowledge.order }, (_, at) => at + 0.123);
  expect(movedTo(knowledge, places, [1])).toEqual({ [knowledge.dataset.entities[1]?.id ?? ""]: [2.12, 3.12] });
});

test("wherever entities are put, a heading stands over each of its members, one alone too", () => {
  const knowledge = buildKnowledgeGraph(smallDataset());
  const all = Array.from({ length: knowledge.order }, (_, e) => e);
  fc.assert(
    fc.property(anyPlaces(knowledge.order), fc.subarray(all, { minLength: 1 }), (places, members) => {
      const headings = [{ says: { is: "no-date" as const }, at: [0, 0] as const, members }];
      const seen = placesOf(knowledge, movedTo(knowledge, places, all));
      const [heading] = headingsIn(knowledge, { places, headings });
      for (const e of members) expect(isIn(heading?.over ?? [], seen, e)).toBe(true);
    }),
  );
});
