import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loopCircle, MIN_NODE_RADIUS, type Point, pointOnEdge } from "../../../../src/drawing/edge-geometry.ts";
import type { Rendering } from "../../../../src/views/graph/rendering.ts";
import {
  ENTITY_REACH,
  entitiesUnder,
  LINE_REACH,
  linesUnder,
  thingsUnder,
} from "../../../../src/views/graph/under-point.ts";

/** CSS pixels by which two ways to measure a curve may differ. */
const TOLERANCE = 0.5;
const SAMPLES = 4_000;

interface Scene {
  readonly rendering: Rendering;
  readonly scale: number;
  readonly at: Point;
}

const coordinate = fc.double({ min: -400, max: 400, noNaN: true });
const mask = (length: number) => fc.uint8Array({ minLength: length, maxLength: length, max: 1 });

/** Up to eight entities and twelve claims, loops and values among them, some of them hidden, under any zoom. */
const anyScene: fc.Arbitrary<Scene> = fc.integer({ min: 1, max: 8 }).chain((order) =>
  fc.integer({ min: 0, max: 12 }).chain((claimCount) =>
    fc
      .record({
        places: fc.array(coordinate, { minLength: 2 * order, maxLength: 2 * order }),
        sizes: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: order, maxLength: order }),
        claimSubject: fc.array(fc.nat(order - 1), { minLength: claimCount, maxLength: claimCount }),
        claimObject: fc.array(fc.integer({ min: -1, max: order - 1 }), {
          minLength: claimCount,
          maxLength: claimCount,
        }),
        curvatures: fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), {
          minLength: claimCount,
          maxLength: claimCount,
        }),
        entityMask: mask(order),
        entityDim: mask(order),
        claimMask: mask(claimCount),
        claimDim: mask(claimCount),
        scale: fc.double({ min: 0.2, max: 5, noNaN: true }),
        at: fc.record({ x: coordinate, y: coordinate }),
        near: fc.option(
          fc.record({
            claim: fc.nat(),
            share: fc.double({ min: 0, max: 1, noNaN: true }),
            off: fc.integer({ min: -9, max: 9 }),
          }),
        ),
      })
      .map(({ places, sizes, claimSubject, claimObject, curvatures, scale, at, near, ...masks }) => {
        const knowledge = { order, claimCount, claimSubject, claimObject };
        const rendering = { knowledge, places, sizes, curvatures, bundles: null, ...masks } as unknown as Rendering;
        // Most points of a stage are near nothing: half of them are put beside a line.
        const claim = near === null || claimCount === 0 ? -1 : near.claim % claimCount;
        const isLine = claim >= 0 && (claimObject[claim] as number) >= 0 && claimObject[claim] !== claimSubject[claim];
        const beside = isLine && near !== null ? pointOf(rendering, claim, near.share) : at;
        return { rendering, scale, at: { x: beside.x + (near?.off ?? 0) / scale, y: beside.y } };
      }),
  ),
);

function pointOf({ places, knowledge, curvatures }: Rendering, claim: number, share: number): Point {
  const place = (e: number) => ({ x: places[2 * e] as number, y: places[2 * e + 1] as number });
  const [subject, object] = [knowledge.claimSubject[claim] as number, knowledge.claimObject[claim] as number];
  return pointOnEdge(place(subject), place(object), curvatures[claim] as number, share);
}

/** Distance in CSS pixels of a claim's line from the pointer, by looking at many points of it. */
function distanceOfLine({ rendering, scale, at }: Scene, claim: number): number {
  const { knowledge, places, sizes, curvatures } = rendering;
  const subject = knowledge.claimSubject[claim] as number;
  const toPixels = ({ x, y }: Point) => ({ x: (x - at.x) * scale, y: (y - at.y) * scale });
  if (subject === knowledge.claimObject[claim]) {
    const centre = toPixels({ x: places[2 * subject] as number, y: places[2 * subject + 1] as number });
    const loop = loopCircle(centre, Math.max(sizes[subject] as number, MIN_NODE_RADIUS), curvatures[claim] as number);
    return Math.abs(Math.hypot(loop.x, loop.y) - loop.radius);
  }
  let nearest = Number.POSITIVE_INFINITY;
  for (let sample = 0; sample <= SAMPLES; sample++) {
    const { x, y } = toPixels(pointOf(rendering, claim, sample / SAMPLES));
    nearest = Math.min(nearest, Math.hypot(x, y));
  }
  return nearest;
}

const stageOf = ({ scale }: Scene) => ({ scale, scaleSize: (size: number) => size });

describe("what is under the pointer", () => {
  test("is the line that a search of every point of every line finds nearest, if it is within reach", () => {
    fc.assert(
      fc.property(anyScene, (scene) => {
        const { claimCount, claimObject } = scene.rendering.knowledge;
        const distances = Array.from({ length: claimCount }, (_, c) => {
          const isDrawn = scene.rendering.claimMask[c] === 1 || scene.rendering.claimDim[c] === 1;
          return isDrawn && (claimObject[c] as number) >= 0 ? distanceOfLine(scene, c) : Number.POSITIVE_INFINITY;
        });
        const nearest = Math.min(...distances);
        const found = linesUnder(scene.at, scene.rendering, stageOf(scene), { isOne: true })[0] ?? -1;
        if (found >= 0) expect(distances[found]).toBeLessThanOrEqual(Math.min(nearest, LINE_REACH) + TOLERANCE);
        else expect(nearest).toBeGreaterThan(LINE_REACH - TOLERANCE);

        const all = linesUnder(scene.at, scene.rendering, stageOf(scene));
        expect(all[0] ?? -1).toBe(found);
        for (const [c, distance] of distances.entries()) {
          if (distance < LINE_REACH - TOLERANCE) expect(all).toContain(c);
          if (distance > LINE_REACH + TOLERANCE) expect(all).not.toContain(c);
        }
        for (const [at, c] of all.slice(1).entries())
          expect(distances[c]).toBeGreaterThan((distances[all[at] as number] as number) - 2 * TOLERANCE);
      }),
    );
  });

  test("is the same of two lines that lie on each other, whether one is asked for or all", () => {
    const rendering = {
      knowledge: { order: 2, claimCount: 2, claimSubject: [1, 0], claimObject: [0, 1] },
      places: [0, 0, -397.9439108287286, 2.2798470324695053e-14],
      sizes: [1, 1],
      curvatures: [0, 0],
      bundles: null,
      claimMask: [1, 1],
      claimDim: [0, 0],
    } as unknown as Rendering;
    const at = { x: -397.9439108286324, y: 2.279847032468954e-14 };
    const stage = { scale: 4.94983072816339, scaleSize: (size: number) => size };
    expect(linesUnder(at, rendering, stage, { isOne: true })[0]).toBe(linesUnder(at, rendering, stage)[0]);
  });

  test("is the same at the border of what is within reach, whether one is asked for or all", () => {
    const rendering = {
      knowledge: { order: 3, claimCount: 2, claimSubject: [1, 1], claimObject: [0, 2] },
      places: [0, 0.00004783493554591451, 0, 0, 0, 7.818502464928346e-88],
      sizes: [1, 1, 1],
      curvatures: [0, 0],
      bundles: null,
      claimMask: [1, 1],
      claimDim: [0, 0],
    } as unknown as Rendering;
    const [at, stage] = [
      { x: -30, y: 0 },
      { scale: 0.2, scaleSize: (size: number) => size },
    ];
    expect(linesUnder(at, rendering, stage)).toHaveLength(2);
    expect(linesUnder(at, rendering, stage, { isOne: true })[0]).toBe(linesUnder(at, rendering, stage)[0]);
  });

  test("is every entity within reach that is drawn, the one whose centre is nearest first", () => {
    fc.assert(
      fc.property(anyScene, (scene) => {
        const { rendering, scale, at } = scene;
        const { order } = rendering.knowledge;
        const inReach = Array.from({ length: order }, (_, e) => e).flatMap((e) => {
          const distance = Math.hypot(
            ((rendering.places[2 * e] as number) - at.x) * scale,
            ((rendering.places[2 * e + 1] as number) - at.y) * scale,
          );
          const reach = Math.max(rendering.sizes[e] as number, MIN_NODE_RADIUS) + ENTITY_REACH;
          const isDrawn = rendering.entityMask[e] === 1 || rendering.entityDim[e] === 1;
          // On the very border two ways to measure may differ by rounding.
          fc.pre(Math.abs(distance - reach) > 1e-6);
          return isDrawn && distance <= reach ? [{ e, distance }] : [];
        });
        const found = entitiesUnder(at, rendering, stageOf(scene));
        expect([...found].sort()).toEqual(inReach.map(({ e }) => e).sort());
        const distances = found.map((number) => inReach.find(({ e }) => e === number)?.distance ?? 0);
        for (const [place, distance] of distances.slice(1).entries())
          expect(distance).toBeGreaterThan((distances[place] as number) - 1e-6);
        const [kind] = found.length > 0 ? ["entity"] : ["claim"];
        for (const thing of thingsUnder(at, rendering, stageOf(scene))) expect(thing.kind).toBe(kind);
      }),
    );
  });

  test("is of parallel claims in one line the one that leads", () => {
    const knowledge = { order: 2, claimCount: 2, claimSubject: [0, 0], claimObject: [1, 1] };
    const rendering = {
      knowledge,
      places: [0, 0, 100, 0],
      sizes: [5, 5],
      curvatures: [0, 0],
      bundles: { lead: [1, 1], members: new Map([[1, [0, 1]]]) },
      claimMask: [1, 1],
      claimDim: [0, 0],
    } as unknown as Rendering;
    expect(linesUnder({ x: 50, y: 2 }, rendering, { scale: 1, scaleSize: (size) => size })).toEqual([1]);
  });
});
