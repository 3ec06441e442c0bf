import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Repulsion } from "../../../../../src/derive/layouts/force/repulsion.ts";
import { seededRandom } from "../../../../../src/lib/random.ts";

interface Bodies {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly mass: Float64Array;
}

function approximate({ x, y, mass }: Bodies, theta?: number) {
  const [forceX, forceY] = [new Float64Array(x.length), new Float64Array(x.length)];
  new Repulsion(x.length, theta).apply(x, y, mass, forceX, forceY);
  return { forceX, forceY };
}

/** Every pair by itself. */
function exact({ x, y, mass }: Bodies) {
  const at = (values: Float64Array, index: number) => values[index] as number;
  const [forceX, forceY] = [new Float64Array(x.length), new Float64Array(x.length)];
  for (let a = 0; a < x.length; a++) {
    for (let b = 0; b < x.length; b++) {
      const [awayX, awayY] = [at(x, a) - at(x, b), at(y, a) - at(y, b)];
      const square = awayX * awayX + awayY * awayY;
      if (square === 0) continue;
      const push = (at(mass, a) * at(mass, b)) / square;
      forceX[a] = at(forceX, a) + push * awayX;
      forceY[a] = at(forceY, a) + push * awayY;
    }
  }
  return { forceX, forceY };
}

/** Root mean square of the errors, over that of the forces. */
function relativeError(bodies: Bodies, theta?: number): number {
  const [found, right] = [approximate(bodies, theta), exact(bodies)];
  let [errors, forces] = [0, 0];
  for (let body = 0; body < bodies.x.length; body++) {
    const [x, y] = [right.forceX[body] as number, right.forceY[body] as number];
    errors += ((found.forceX[body] as number) - x) ** 2 + ((found.forceY[body] as number) - y) ** 2;
    forces += x * x + y * y;
  }
  return forces === 0 ? Math.sqrt(errors) : Math.sqrt(errors / forces);
}

/** Clouds of bodies, as communities are. */
function clouds(order: number, seed: number): Bodies {
  const random = seededRandom(seed);
  const around = (middle: number) => middle + random() + random() + random() - 1.5;
  const middles = Array.from({ length: 8 }, () => [20 * random(), 20 * random()] as const);
  const cloud = Array.from({ length: order }, () => middles[Math.floor(8 * random())] ?? [0, 0]);
  return {
    x: Float64Array.from(cloud, ([x]) => around(x)),
    y: Float64Array.from(cloud, ([, y]) => around(y)),
    mass: Float64Array.from(cloud, () => 1 + Math.floor(1 / (0.01 + random()))),
  };
}

describe("repulsion", () => {
  test.each([1, 2, 3])("is within 2 % of the sum over all pairs, for clouds of 2,000 bodies (seed %i)", (seed) => {
    expect(relativeError(clouds(2_000, seed))).toBeLessThan(0.02);
  });

  test("comes nearer to that sum the less is taken together", () => {
    const bodies = clouds(1_000, 4);
    const errors = [0.9, 0.6, 0.3].map((theta) => relativeError(bodies, theta));
    expect(errors).toEqual(errors.toSorted((a, b) => b - a));
    expect(errors.at(-1)).toBeLessThan(1e-4);
  });

  test("is the sum itself where nothing is taken together", () => {
    expect(relativeError(clouds(500, 5), 0)).toBeLessThan(1e-12);
  });

  test("is within 5 % of the sum and finite for bodies anywhere, many of them at one place", () => {
    const coordinate = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1e3),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate, fc.integer({ min: 1, max: 100 })), { maxLength: 120 }),
        (list) => {
          const bodies = {
            x: Float64Array.from(list, ([x]) => x),
            y: Float64Array.from(list, ([, y]) => y),
            mass: Float64Array.from(list, ([, , mass]) => mass),
          };
          expect(relativeError(bodies)).toBeLessThan(0.05);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("one body far away does not keep the others from being told apart", () => {
    const bodies = clouds(2_000, 6);
    bodies.x[0] = 1e9;
    expect(relativeError(bodies)).toBeLessThan(0.02);
  });

  test("pushes as much one way as the other, so that a graph stays where it is", () => {
    const { forceX, forceY } = approximate(clouds(2_000, 7), 0.5);
    const scale = forceX.reduce((sum, each) => sum + Math.abs(each), 0);
    expect(Math.abs(forceX.reduce((sum, each) => sum + each, 0)) / scale).toBeLessThan(1e-3);
    expect(Math.abs(forceY.reduce((sum, each) => sum + each, 0)) / scale).toBeLessThan(1e-3);
  });
});
