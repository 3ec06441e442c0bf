import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placesOf } from "../../../src/derive/places.ts";
import type { Dataset, Layout } from "../../../src/model/dataset.ts";
import { applyEdits } from "../../../src/model/edit-knowledge.ts";
import { buildKnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import { smallDataset, smallDatasetInput } from "../../fixtures/small-dataset.ts";

const ids = smallDatasetInput().entities.map(({ id }) => id);
const [layout] = smallDatasetInput().layouts;

function withPositions(positions: Readonly<Record<string, readonly [number, number]>>): Dataset {
  if (layout === undefined) throw new Error("the small dataset has no layout");
  return smallDataset({ layouts: [{ ...layout, positions, captions: [] }] });
}

function placeOf(places: Float32Array, id: string): readonly [number, number] {
  const at = ids.indexOf(id);
  return [places[2 * at] as number, places[2 * at + 1] as number];
}
const distinct = (places: Float32Array) => new Set(ids.map((id) => placeOf(places, id).join())).size;

describe("places", () => {
  test("an entity stands where the layout has it, unless the user moved it", () => {
    const knowledge = buildKnowledgeGraph(smallDataset());
    const places = placesOf(knowledge, { "e.orm": [3, 4] });
    expect(placeOf(places, "e.orm")).toEqual([3, 4]);
    expect(placeOf(places, "e.hanno")).toEqual(layout?.positions["e.hanno"]);
  });

  test("are found once for a view and an arrangement", () => {
    const knowledge = buildKnowledgeGraph(smallDataset());
    const moved = {};
    expect(placesOf(knowledge, moved)).toBe(placesOf(knowledge, moved));
    const [first] = knowledge.dataset.layouts as readonly [Layout];
    const record = { ...first, positions: { ...first.positions, "e.orm": [8, 9] } } as Layout;
    const kept = applyEdits(knowledge, [{ edit: "change", of: "arrangement", record }]);
    if (!kept.ok) throw new Error(kept.error.message);
    expect(placeOf(placesOf(kept.value.knowledge, moved), "e.orm")).toEqual([8, 9]);
  });

  test("what was moved and is not in the dataset is passed over", () => {
    const knowledge = buildKnowledgeGraph(smallDataset());
    expect(placesOf(knowledge, { "e.gone": [3, 4] })).toEqual(placesOf(knowledge, {}));
  });

  test("without a layout every entity gets a place of its own, the same each time", () => {
    const knowledge = buildKnowledgeGraph(smallDataset({ layouts: [] }));
    const places = placesOf(knowledge, {});
    expect(places.every(Number.isFinite)).toBe(true);
    expect(distinct(places)).toBe(ids.length);
    expect(placesOf(knowledge, {})).toEqual(places);
  });

  test("whatever part of the entities the layout places, all have a place and no two the same", () => {
    const coordinate = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(
        fc.subarray(ids),
        fc.uniqueArray(fc.tuple(coordinate, coordinate), {
          selector: ([x, y]) => `${x},${y}`,
          minLength: ids.length,
          maxLength: ids.length,
        }),
        (placed, points) => {
          const positions = Object.fromEntries(
            placed.map((id, at): [string, [number, number]] => [id, points[at] as [number, number]]),
          );
          const places = placesOf(buildKnowledgeGraph(withPositions(positions)), {});
          expect(places.every(Number.isFinite)).toBe(true);
          expect(distinct(places)).toBe(ids.length);
          for (const id of placed) expect(placeOf(places, id)).toEqual(positions[id]);
        },
      ),
      { numRuns: 50 },
    );
  });

  test("an entity without a place or a neighbour stands outside of those that have a place", () => {
    const dataset = withPositions({ "e.orm": [10, 0], "e.hanno": [0, -8] });
    const places = placesOf(buildKnowledgeGraph({ ...dataset, claims: [], links: [] }), {});
    for (const id of ids) {
      if (id === "e.orm" || id === "e.hanno") continue;
      expect(Math.hypot(...placeOf(places, id))).toBeGreaterThan(10);
    }
  });

  test("an entity that is added stands beside the neighbour of its first claim, and nothing else moves", () => {
    const input = smallDatasetInput();
    const [entity, claim] = [input.entities[0], input.claims.find(({ object }) => typeof object === "string")];
    if (entity === undefined || claim === undefined || layout === undefined) throw new Error("the fixture has none");
    const [anyEntity, anyMoved] = [fc.nat(ids.length - 1), fc.boolean()];
    fc.assert(
      fc.property(
        fc.subarray(ids, { minLength: 1 }),
        fc.array(fc.array(anyEntity, { maxLength: 3 }), { maxLength: 3 }),
        anyMoved,
        (placed, neighbours, isMoved) => {
          const positions = Object.fromEntries(placed.map((id) => [id, layout.positions[id] as [number, number]]));
          const withAdded = (count: number): Dataset =>
            smallDataset({
              entities: [
                ...input.entities,
                ...neighbours.slice(0, count).map((_, n) => ({ ...entity, id: `e.new${n}` })),
              ],
              claims: [
                ...input.claims,
                ...neighbours.slice(0, count).flatMap((joined, n) =>
                  joined.map((to, at) => ({
                    ...claim,
                    id: `c.new${n}.${at}`,
                    subject: `e.new${n}`,
                    object: ids[to] as string,
                    attributions: [],
                  })),
                ),
              ],
              layouts: [{ ...layout, positions, captions: [] }],
            });
          const moved: Record<string, [number, number]> = isMoved ? { "e.orm": [3, 4] } : {};
          const placesWith = (count: number) => placesOf(buildKnowledgeGraph(withAdded(count)), { ...moved });
          const reach = Math.max(...Object.values(positions).flat().map(Math.abs));
          for (let count = 1; count <= neighbours.length; count++) {
            const [before, after] = [placesWith(count - 1), placesWith(count)];
            expect(after.slice(0, before.length)).toEqual(before);
            const first = neighbours[count - 1]?.[0];
            if (first === undefined || reach === 0) continue;
            const at = 2 * (ids.length + count - 1);
            const away = Math.hypot(
              (after[at] as number) - (after[2 * first] as number),
              (after[at + 1] as number) - (after[2 * first + 1] as number),
            );
            expect(away).toBeLessThan((1.001 * reach * Math.sqrt(ids.length + count)) / Math.sqrt(placed.length));
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});
