import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadAtlas } from "../../../../src/views/map/atlas.ts";
import { countryAt, outlinesFor } from "../../../../src/views/map/outlines.ts";
import { middleLongitude, projectionFor, type Spot } from "../../../../src/views/map/projection.ts";

const SIZE = { width: 900, height: 600 };
const spot = (latitude: number, longitude: number, reach = 2): Spot => ({ latitude, longitude, reach });

function placesOn(spots: readonly Spot[]) {
  const { project, isWorld } = projectionFor(spots, SIZE);
  return { isWorld, at: spots.map(({ latitude, longitude }) => project([longitude, latitude]) ?? [Number.NaN, 0]) };
}

describe("a projection", () => {
  test("has all that is to be in sight on the screen, wherever that is: at a pole, on the antimeridian, everywhere", () => {
    const anySpot = fc.record({
      latitude: fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(0, 90, -90)),
      longitude: fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(0, 180, -180)),
      reach: fc.constantFrom(1.5, 4),
    });
    fc.assert(
      fc.property(fc.array(anySpot, { minLength: 1, maxLength: 12 }), (spots) => {
        for (const [x, y] of placesOn(spots).at) {
          expect(x).toBeGreaterThanOrEqual(-1);
          expect(x).toBeLessThanOrEqual(SIZE.width + 1);
          expect(y).toBeGreaterThanOrEqual(-1);
          expect(y).toBeLessThanOrEqual(SIZE.height + 1);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("shows a region around its middle, north up, and the world cut where nothing is", () => {
    const region = placesOn([spot(25, 45), spot(40, 70)]);
    expect(region.isWorld).toBe(false);
    const [south, north] = region.at as [number, number][];
    expect(south?.[1]).toBeGreaterThan(north?.[1] as number);
    expect(south?.[0]).toBeLessThan(north?.[0] as number);
    // Fiji and Samoa are neighbours, although one is at 178° and the other at -172°.
    const [fiji, samoa] = placesOn([spot(-18, 178), spot(-13.8, -172)]).at as [number, number][];
    expect(fiji?.[0]).toBeLessThan(samoa?.[0] as number);
    expect(placesOn([spot(40, -100), spot(-30, 140), spot(-30, -60), spot(50, 10)]).isWorld).toBe(true);
    expect(middleLongitude([{ longitude: 170 }, { longitude: -170 }])).toBeCloseTo(180, 5);
    expect(middleLongitude([{ longitude: 40 }, { longitude: 60 }])).toBeCloseTo(50, 5);
  });

  test("lays outlines under the places: a country is found around what lies in it, and none at sea", async () => {
    const atlas = await loadAtlas();
    const projection = projectionFor([spot(32.4, 53.7), spot(35, 69)], SIZE);
    const outlines = outlinesFor(atlas, projection);
    const countryOf = (latitude: number, longitude: number) => {
      const [x, y] = projection.plain([longitude, latitude]) ?? [0, 0];
      return countryAt(outlines, x, y);
    };
    expect(countryOf(32.4, 53.7)).toBeGreaterThanOrEqual(0);
    expect(countryOf(32.4, 53.7)).toBe(countryOf(35.69, 51.39));
    expect(countryOf(32.4, 53.7)).not.toBe(countryOf(33.9, 67.7));
    // In the Arabian Sea.
    expect(countryOf(18, 62)).toBe(-1);
    expect(outlinesFor(atlas, projection)).toBe(outlines);
  });
});
