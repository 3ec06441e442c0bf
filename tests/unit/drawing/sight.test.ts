import fc from "fast-check";
import { expect, test } from "vitest";
import { clampShift, shiftFor, sightOf, zoomFrom } from "../../../src/drawing/sight.ts";

const length = fc.integer({ min: 50, max: 3_000 });
const size = fc.record({ width: length, height: length });
const zoomable = fc.constantFrom("both" as const, "across" as const);
const anyScene = fc.record({
  size,
  whole: size,
  zoomable,
  shift: fc.record({
    left: fc.integer({ min: -5_000, max: 5_000 }),
    top: fc.integer({ min: -5_000, max: 5_000 }),
    by: fc.double({ min: 1, max: 64, noNaN: true }),
  }),
});

test("a place of a drawing is where it is on the screen, and the other way round", () => {
  fc.assert(
    fc.property(anyScene, fc.record({ x: length, y: length }), (scene, at) => {
      const sight = sightOf(scene.size, scene.whole, scene.shift, scene.zoomable);
      const back = sight.toDrawing(sight.toScreen(at));
      expect(back.x).toBeCloseTo(at.x, 6);
      expect(back.y).toBeCloseTo(at.y, 6);
    }),
  );
});

test("no more of a screen stays empty than it must, and what is in its bounds stays where it is", () => {
  fc.assert(
    fc.property(anyScene, ({ size, whole, shift, zoomable }) => {
      const { left, top, by } = clampShift(shift, size, whole, zoomable);
      const [across, down] = [by * whole.width, (zoomable === "both" ? by : 1) * whole.height];
      if (across >= size.width) {
        expect(left).toBeLessThanOrEqual(0);
        expect(left + across).toBeGreaterThanOrEqual(size.width - 1e-6);
      }
      if (down >= size.height) {
        expect(top).toBeLessThanOrEqual(0);
        expect(top + down).toBeGreaterThanOrEqual(size.height - 1e-6);
      } else expect(top).toBeCloseTo(zoomable === "both" ? (size.height - down) / 2 : 0, 6);
      expect(clampShift({ left, top, by }, size, whole, zoomable)).toEqual({ left, top, by });
    }),
  );
});

test("what is in sight comes back from what is kept of it, and keeps its middle on a screen of another size", () => {
  fc.assert(
    fc.property(anyScene, ({ size, whole, shift, zoomable }) => {
      const put = clampShift(shift, size, whole, zoomable);
      const again = shiftFor(zoomFrom(put, size, whole, zoomable), size, whole, zoomable);
      expect(Math.abs(again.left - put.left)).toBeLessThan(1);
      expect(Math.abs(again.top - put.top)).toBeLessThan(1);
      expect(Math.abs(again.by / put.by - 1)).toBeLessThan(0.002);
    }),
  );
  const kept = zoomFrom(
    { left: -300, top: -200, by: 3 },
    { width: 400, height: 300 },
    { width: 400, height: 300 },
    "both",
  );
  const other = { width: 800, height: 500 };
  const sight = sightOf(other, other, shiftFor(kept, other, other, "both"), "both");
  const middle = sight.toDrawing({ x: 400, y: 250 });
  expect(middle.x / 800).toBeCloseTo(500 / 3 / 400, 5);
  expect(middle.y / 500).toBeCloseTo(350 / 3 / 300, 5);
});

test("the whole is kept as nothing", () => {
  fc.assert(
    fc.property(anyScene, ({ size, whole, zoomable }) => {
      expect(zoomFrom(shiftFor(null, size, whole, zoomable), size, whole, zoomable)).toBeNull();
    }),
  );
});
