import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDerivation } from "../../../src/derive/derive.ts";
import { facetTables } from "../../../src/derive/facets.ts";
import { revealed } from "../../../src/derive/reveal.ts";
import { buildKnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import { DEFAULT_VIEW, type ViewState } from "../../../src/model/view-state.ts";
import { plainDataset } from "../../fixtures/plain-dataset.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

const knowledge = buildKnowledgeGraph(smallDataset());
const { entities, claims } = knowledge.dataset;
const entityIds = entities.map(({ id }): string => id);
const claimIds = claims.map(({ id }): string => id);
const tables = facetTables(knowledge);
type Items = Parameters<typeof revealed>[2];

const anyHidden = fc
  .tuple(...tables.map(({ values }) => fc.subarray(values.map(({ id }) => id))))
  .map((chosen) =>
    Object.fromEntries(chosen.flatMap((ids, at) => (ids.length > 0 ? [[tables[at]?.facet.id ?? "", ids]] : []))),
  );
const anyView: fc.Arbitrary<ViewState> = fc
  .record({
    hidden: anyHidden,
    time: fc.constantFrom(DEFAULT_VIEW.time, { ...DEFAULT_VIEW.time, from: "1300", to: "1301" }),
    out: fc.subarray([...entityIds, ...claimIds]),
    focus: fc.option(
      fc.record({ entities: fc.subarray(entityIds, { minLength: 1 }), hops: fc.integer({ min: 0, max: 2 }) }),
    ),
  })
  .map(({ out, ...parts }) => ({ ...DEFAULT_VIEW, ...parts, aside: { ...DEFAULT_VIEW.aside, hidden: out } }));
const anyItems = fc.record({ entities: fc.subarray(entityIds), claims: fc.subarray(claimIds) });

function areShown(view: ViewState, { entities: some, claims: others }: Items): boolean {
  const { entityMask, claimMask } = createDerivation()(knowledge, view);
  return (
    some.every((id) => entityMask[knowledge.entityNumber.get(id) ?? -1] === 1) &&
    others.every((id) => claimMask[knowledge.claimNumber.get(id) ?? -1] === 1)
  );
}

describe("showing what filters hide", () => {
  test("shows all of it, whatever hid it", () => {
    fc.assert(
      fc.property(anyView, anyItems, (view, items) => {
        expect(areShown(revealed(knowledge, view, items), items)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("changes no part of the view that did not hide it, and hides nothing else", () => {
    fc.assert(
      fc.property(anyView, anyItems, (view, items) => {
        const next = revealed(knowledge, view, items);
        for (const part of ["hidden", "time", "aside", "focus"] as const)
          if (next[part] !== view[part]) expect(areShown({ ...next, [part]: view[part] }, items)).toBe(false);
        for (const [facet, values] of Object.entries(next.hidden))
          for (const value of values) expect(view.hidden[facet]).toContain(value);
        for (const id of next.aside.hidden) expect(view.aside.hidden).toContain(id);
        for (const part of ["selection", "camera", "moved", "against", "hiding", "bundled", "room"] as const)
          expect(next[part]).toBe(view[part]);
      }),
      { numRuns: 200 },
    );
  });

  test("takes only its own values from the filters, and those of the other end of one claim", () => {
    const kinds = knowledge.dataset.vocabulary.entityKinds.map(({ id }): string => id);
    for (const entity of entities) {
      const next = revealed(
        knowledge,
        { ...DEFAULT_VIEW, hidden: { kind: kinds } },
        { entities: [entity.id], claims: [] },
      );
      const taken = kinds.filter((kind) => !next.hidden.kind?.includes(kind));
      expect(taken).toContain(entity.kind);
      expect(taken.length).toBeLessThanOrEqual(2);
    }
  });

  test("a filter by a field lets go where it hides it, and stays where it does not", () => {
    const plain = buildKnowledgeGraph(plainDataset());
    const fields = [
      { field: "rank", without: ["first"] },
      { field: "size", from: "1" },
    ];
    const view = { ...DEFAULT_VIEW, fields };
    expect(revealed(plain, view, { entities: [], claims: ["c.1"] }).fields).toEqual([{ field: "rank" }, fields[1]]);
    expect(revealed(plain, view, { entities: ["e.zelkova"], claims: ["c.2"] }).fields).toEqual([
      { field: "rank" },
      { field: "size" },
    ]);
  });

  test("is the same view where all of it is shown", () => {
    expect(revealed(knowledge, DEFAULT_VIEW, { entities: entityIds, claims: claimIds })).toBe(DEFAULT_VIEW);
  });
});
