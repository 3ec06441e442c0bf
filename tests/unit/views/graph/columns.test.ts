import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import { finished } from "../../../../src/lib/steps.ts";
import { DEFAULT_VIEW, type Hover } from "../../../../src/model/view-state.ts";
import { EMPHASIS, emphasise } from "../../../../src/views/graph/emphasis.ts";
import { allLinePaths, lineInks, linePaths, PATH_STRIDE, raisedLines } from "../../../../src/views/graph/far-lines.ts";
import { NODE_STRIDE, nodeColumns } from "../../../../src/views/graph/node-columns.ts";
import { packedColour } from "../../../../src/views/graph/packed-colour.ts";
import { paintEntity } from "../../../../src/views/graph/paint.ts";
import { boundsOf, framed, placeOf, type Rendering, renderingFor } from "../../../../src/views/graph/rendering.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const state = createWorkspace(smallDataset()).store.getState();
const { knowledge, derived } = state;
const plain = renderingFor(state, PALETTES.light);
const bounds = boundsOf(plain);

/** The small graph with something singled out, some of it hidden and some of it faded. */
const anyRendering: fc.Arbitrary<Rendering> = fc
  .record({
    hover: fc.option(
      fc.oneof(
        fc.record({ kind: fc.constant("entity" as const), number: fc.nat(knowledge.order - 1) }),
        fc.record({ kind: fc.constant("claim" as const), number: fc.nat(knowledge.claimCount - 1) }),
      ),
    ),
    selected: fc.subarray(knowledge.dataset.entities.map(({ id }) => id as string)),
    entityMask: fc.uint8Array({ minLength: knowledge.order, maxLength: knowledge.order, max: 1 }),
    faded: fc.boolean(),
  })
  .map(({ hover, selected, entityMask, faded }) => ({
    ...plain,
    emphasis: emphasise(knowledge, derived, { ...DEFAULT_VIEW.selection, entities: selected }, hover as Hover),
    entityMask,
    entityDim: faded ? entityMask.map((shown) => 1 - shown) : new Uint8Array(knowledge.order),
  }));

describe("the column of entities", () => {
  test("says of each what it is painted as, the heaviest last, and nothing of those hidden", () => {
    fc.assert(
      fc.property(anyRendering, (rendering) => {
        const { byWeight, entityMask, entityDim, emphasis } = rendering;
        const viewed = {
          ...state,
          derived: { ...derived, entityMask: rendering.entityMask, entityDim: rendering.entityDim },
        };
        const { array, recedingCount } = nodeColumns(rendering, bounds);
        const bytes = new Uint32Array(array.buffer);
        const drawn = [...byWeight].reverse().filter((e) => entityMask[e] === 1 || entityDim[e] === 1);
        const recedes = (e: number) => entityDim[e] === 1 || emphasis.entities[e] === EMPHASIS.receded;
        const order = [...drawn.filter(recedes), ...drawn.filter((e) => !recedes(e))];
        order.forEach((e, place) => {
          const at = NODE_STRIDE * place;
          const paint = paintEntity(viewed, rendering, e);
          const { x, y } = framed(placeOf(rendering, e), bounds);
          expect(array[at]).toBeCloseTo(x, 5);
          expect(array[at + 1]).toBeCloseTo(y, 5);
          expect(array[at + 2]).toBe(Math.fround(paint.size));
          expect(array[at + 6]).toBe(paint.glyph + 8 * paint.ring);
          expect(bytes[at + 5]).toBe(packedColour(paint.ringColor));
          expect(place < recedingCount).toBe(recedes(e));
          if (recedes(e)) return;
          expect(bytes[at + 3]).toBe(packedColour(paint.color));
          expect(bytes[at + 4]).toBe(packedColour(paint.outline));
        });
        expect(array.subarray(NODE_STRIDE * order.length).every((value) => value === 0)).toBe(true);
      }),
    );
  });
});

describe("far lines", () => {
  const paths = linePaths(plain, bounds);

  test("run from centre to centre, one for each claim between two entities", () => {
    const claims = [...plain.claimMask.keys()].filter((c) => {
      const [subject, object] = [knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number];
      return object >= 0 && subject !== object;
    });
    expect([...paths.claims]).toEqual(claims);
    expect(paths.ends.length).toBe(PATH_STRIDE * claims.length);
    claims.forEach((c, line) => {
      const from = framed(placeOf(plain, knowledge.claimSubject[c] as number), bounds);
      const to = framed(placeOf(plain, knowledge.claimObject[c] as number), bounds);
      const ends = paths.ends.subarray(PATH_STRIDE * line, PATH_STRIDE * (line + 1));
      for (const [at, end] of [from.x, from.y, to.x, to.y].entries()) expect(ends[at]).toBeCloseTo(end, 5);
    });
  });

  test("follow entities that are moved, and are the same object while nothing is", () => {
    const entity = fc.nat(knowledge.order - 1);
    const place = fc.float({ min: -9, max: 9, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(entity, place, place), { minLength: 1, maxLength: 5 }), (moves) => {
        const places = plain.places.slice();
        const held = finished(allLinePaths({ knowledge, places }, bounds));
        for (const [e, x, y] of moves) places.set([x, y], 2 * e);
        const moved = finished(allLinePaths({ knowledge, places }, bounds));
        expect(moved).toEqual(linePaths({ knowledge, places }, bounds));
        expect(finished(allLinePaths({ knowledge, places }, bounds))).toBe(moved);
        expect(moved === held).toBe(places.every((value, at) => value === plain.places[at]));
      }),
      { numRuns: 30 },
    );
  });

  test("have a colour and a density where they are shown, and neither where they are not", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: knowledge.claimCount, maxLength: knowledge.claimCount, max: 1 }),
        fc.boolean(),
        (claimMask, isFaded) => {
          const claimDim = isFaded ? claimMask.map((shown) => 1 - shown) : new Uint8Array(claimMask.length);
          const { colours, density } = lineInks({ ...plain, claimMask, claimDim }, paths);
          let length = 0;
          paths.claims.forEach((c, line) => {
            const isDrawn = claimMask[c] === 1 || isFaded;
            const colour = isDrawn ? packedColour(plain.palette.ink, claimMask[c] === 1 ? 1 : 0.2) : 0;
            expect([colours[2 * line], colours[2 * line + 1]]).toEqual([colour, colour]);
            const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = paths.ends.subarray(PATH_STRIDE * line);
            if (isDrawn) length += Math.hypot(x1 - x0, y1 - y0);
          });
          expect(density.reduce((sum, cell) => sum + cell, 0) / density.length).toBeCloseTo(length, 4);
        },
      ),
    );
  });

  test("do not change with what is singled out; those that are raised are those of its claims", () => {
    fc.assert(
      fc.property(anyRendering, (rendering) => {
        expect(lineInks(rendering, paths)).toEqual(lineInks(plain, paths));
        const raised = raisedLines(rendering);
        const { claims } = linePaths(rendering, bounds, raised);
        expect([...claims].every((c) => raised.includes(c))).toBe(true);
        for (const c of raised) expect(rendering.emphasis.claims[c]).toBeGreaterThanOrEqual(EMPHASIS.neighbour);
        if (!rendering.emphasis.isActive) expect(raised).toEqual([]);
      }),
    );
  });
});

describe("a packed colour", () => {
  test("has red in its lowest byte and an even opacity in its highest", () => {
    expect(packedColour("#102030")).toBe(0xfe302010);
    expect(packedColour("#ffffff", 0)).toBe(0x00ffffff);
  });
});
