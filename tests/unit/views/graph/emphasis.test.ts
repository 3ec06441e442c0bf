import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDerivation } from "../../../../src/derive/derive.ts";
import { buildKnowledgeGraph, claimsAt, otherEnd } from "../../../../src/model/knowledge-graph.ts";
import { DEFAULT_VIEW, type Hover, type Selection } from "../../../../src/model/view-state.ts";
import { EMPHASIS, emphasise } from "../../../../src/views/graph/emphasis.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const knowledge = buildKnowledgeGraph(smallDataset());
const { entities, claims } = knowledge.dataset;
const everything = createDerivation()(knowledge, DEFAULT_VIEW);
const NOTHING: Selection = { entities: [], claims: [] };

const entityNumber = (id: string) => knowledge.entityNumber.get(id) ?? -1;
const claimNumber = (id: string) => knowledge.claimNumber.get(id) ?? -1;
const hoverEntity = (id: string): Hover => ({ kind: "entity", number: entityNumber(id) });

const anyMask = (length: number) =>
  fc.uint8Array({ min: 0, max: 1, minLength: length, maxLength: length }).map((mask) => Uint8Array.from(mask));
const anySelection = fc.record({
  entities: fc.subarray(entities.map(({ id }): string => id)),
  claims: fc.subarray(claims.map(({ id }): string => id)),
});
const anyHover: fc.Arbitrary<Hover> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant("entity" as const), number: fc.nat(knowledge.order - 1) }),
  fc.record({ kind: fc.constant("claim" as const), number: fc.nat(knowledge.claimCount - 1) }),
);

/** Ids at a level of emphasis, or above it. */
function kept(column: Uint8Array, records: readonly { readonly id: string }[]): string[] {
  return records.flatMap(({ id }, at) => ((column[at] as number) > EMPHASIS.receded ? [id] : []));
}

describe("emphasis", () => {
  test("with nothing pointed at or selected everything is plain", () => {
    const { isActive, entities, claims } = emphasise(knowledge, everything, NOTHING, null);
    expect(isActive).toBe(false);
    expect(new Set([...entities, ...claims])).toEqual(new Set([EMPHASIS.plain]));
  });

  test("pointing at an entity keeps it, its claims and its neighbours, and nothing else", () => {
    const emphasis = emphasise(knowledge, everything, NOTHING, hoverEntity("e.varn"));
    expect(kept(emphasis.entities, entities)).toEqual(["e.siege-of-varn", "e.varn"]);
    expect(kept(emphasis.claims, claims)).toEqual(["c.0004"]);
    expect(emphasis.entities[entityNumber("e.varn")]).toBe(EMPHASIS.hovered);
    expect(emphasis.entities[entityNumber("e.siege-of-varn")]).toBe(EMPHASIS.neighbour);
  });

  test("pointing at a claim keeps it and its two ends, and none of the other claims between them", () => {
    const emphasis = emphasise(knowledge, everything, NOTHING, { kind: "claim", number: claimNumber("c.0009") });
    expect(kept(emphasis.claims, claims)).toEqual(["c.0009"]);
    expect(kept(emphasis.entities, entities)).toEqual(["e.grey-company", "e.hanno"]);
  });

  test("a claim with a value in place of an object keeps its subject alone", () => {
    const emphasis = emphasise(knowledge, everything, { entities: [], claims: ["c.0005"] }, null);
    expect(kept(emphasis.entities, entities)).toEqual(["e.siege-of-varn"]);
    expect(emphasis.claims[claimNumber("c.0005")]).toBe(EMPHASIS.selected);
  });

  test("in a focus, selecting what it is on makes nothing recede; selecting something else does", () => {
    const focus = { entities: ["e.varn"], hops: 2 };
    const own = emphasise(knowledge, everything, { entities: ["e.varn"], claims: [] }, null, focus);
    expect(kept(own.entities, entities)).toHaveLength(knowledge.order);
    expect(own.entities[entityNumber("e.varn")]).toBe(EMPHASIS.selected);
    expect(own.claims[claimNumber("c.0004")]).toBe(EMPHASIS.neighbour);
    const other = emphasise(knowledge, everything, { entities: ["e.siege-of-varn"], claims: [] }, null, focus);
    expect(kept(other.entities, entities).length).toBeLessThan(knowledge.order);
    const pointedAt = emphasise(
      knowledge,
      everything,
      { entities: ["e.varn"], claims: [] },
      hoverEntity("e.salim"),
      focus,
    );
    expect(kept(pointedAt.entities, entities).length).toBeLessThan(knowledge.order);
  });

  test("the selection stays marked while another entity is pointed at, but gives up its neighbours; the ends of a claim stay", () => {
    const emphasis = emphasise(
      knowledge,
      everything,
      { entities: ["e.salim"], claims: ["c.0013"] },
      hoverEntity("e.varn"),
    );
    expect(emphasis.entities[entityNumber("e.salim")]).toBe(EMPHASIS.selected);
    expect(emphasis.claims[claimNumber("c.0013")]).toBe(EMPHASIS.selected);
    const { subject, object } = claims[claimNumber("c.0013")] ?? {};
    const expected = new Set(["e.salim", "e.siege-of-varn", "e.varn", subject, object]);
    expect(new Set(kept(emphasis.entities, entities))).toEqual(expected);
  });

  test("a selected entity that is pointed at stays marked as selected", () => {
    const emphasis = emphasise(knowledge, everything, { entities: ["e.varn"], claims: [] }, hoverEntity("e.varn"));
    expect(emphasis.entities[entityNumber("e.varn")]).toBe(EMPHASIS.selected);
  });

  test("what the selection names and the dataset lacks singles nothing out", () => {
    const { isActive } = emphasise(knowledge, everything, { entities: ["e.gone"], claims: ["c.gone"] }, null);
    expect(isActive).toBe(false);
  });

  test("what is pointed at keeps exactly its shown claims and the ends of these, under any filter and selection", () => {
    fc.assert(
      fc.property(
        anyMask(knowledge.claimCount),
        anyMask(knowledge.order),
        anySelection,
        fc.nat(knowledge.order - 1),
        (claimMask, entityMask, selection, at) => {
          entityMask[at] = 1;
          const emphasis = emphasise(knowledge, { claimMask, entityMask }, selection, { kind: "entity", number: at });
          const shown = [...claimsAt(knowledge, at)].filter((c) => claimMask[c] === 1);
          const near = shown.map((c) => otherEnd(knowledge, c, at)).filter((e) => e >= 0);
          const ends = selection.claims
            .map(claimNumber)
            .flatMap((c) => [knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number])
            .filter((e) => e >= 0);
          const keptEntities = new Set([at, ...near, ...ends, ...selection.entities.map(entityNumber)]);
          const keptClaims = new Set([...shown, ...selection.claims.map(claimNumber)]);
          for (let e = 0; e < knowledge.order; e++)
            expect((emphasis.entities[e] as number) > EMPHASIS.receded).toBe(keptEntities.has(e));
          for (let c = 0; c < knowledge.claimCount; c++)
            expect((emphasis.claims[c] as number) > EMPHASIS.receded).toBe(keptClaims.has(c));
        },
      ),
    );
  });

  test("pointing at what is not shown, as in a list, leaves the picture as it is", () => {
    const hidden = { claimMask: new Uint8Array(knowledge.claimCount), entityMask: new Uint8Array(knowledge.order) };
    fc.assert(
      fc.property(anySelection, anyHover, (selection, hover) => {
        expect(emphasise(knowledge, hidden, selection, hover)).toEqual(emphasise(knowledge, hidden, selection, null));
      }),
    );
    const faded = { ...hidden, entityDim: new Uint8Array(knowledge.order).fill(1) };
    expect(emphasise(knowledge, faded, NOTHING, hoverEntity("e.varn")).isActive).toBe(true);
  });

  test("what the pointer passes over is marked, and changes nothing else until the pointer rests there", () => {
    fc.assert(
      fc.property(anySelection, anyHover, anyHover, (selection, passed, rested) => {
        const before = emphasise(knowledge, everything, selection, rested, null, rested);
        const passing = emphasise(knowledge, everything, selection, passed, null, rested);
        expect(passing.isActive).toBe(before.isActive);
        for (const kind of ["entity", "claim"] as const) {
          const [column, was] =
            kind === "entity" ? [passing.entities, before.entities] : [passing.claims, before.claims];
          for (const [at, level] of column.entries()) {
            const isPassed = passed?.kind === kind && passed.number === at;
            if (isPassed) expect(level).toBe(Math.max(was[at] as number, EMPHASIS.hovered));
            else if (rested?.kind !== kind || rested.number !== at) expect(level).toBe(was[at]);
          }
        }
      }),
    );
  });

  test("a selected path keeps its steps, and not what surrounds its entities", () => {
    const path = { entities: ["e.hanno", "e.grey-company", "e.orm"], claims: ["c.0009", "c.0001"] };
    const emphasis = emphasise(knowledge, everything, path, null);
    const kept = (column: Uint8Array) => column.reduce((sum, level) => sum + (level > EMPHASIS.receded ? 1 : 0), 0);
    expect([kept(emphasis.entities), kept(emphasis.claims)]).toEqual([3, 2]);
  });

  test("whatever is selected is marked as selected, whatever is pointed at", () => {
    fc.assert(
      fc.property(anySelection, anyHover, (selection, hover) => {
        const emphasis = emphasise(knowledge, everything, selection, hover);
        for (const id of selection.entities) expect(emphasis.entities[entityNumber(id)]).toBe(EMPHASIS.selected);
        for (const id of selection.claims) expect(emphasis.claims[claimNumber(id)]).toBe(EMPHASIS.selected);
      }),
    );
  });
});
