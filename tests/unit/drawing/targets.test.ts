import fc from "fast-check";
import { expect, test } from "vitest";
import { type Area, middleOf, outlineOf, type Target, targetAt } from "../../../src/drawing/targets.ts";
import { verbatim } from "../../../src/words/message.ts";

const coordinate = fc.integer({ min: 0, max: 300 });
const point = fc.record({ x: coordinate, y: coordinate });
const anyArea: fc.Arbitrary<Area> = fc.oneof(
  fc.record({
    kind: fc.constant("disc" as const),
    x: coordinate,
    y: coordinate,
    radius: fc.integer({ min: 1, max: 30 }),
  }),
  fc.record({
    kind: fc.constant("box" as const),
    left: coordinate,
    top: coordinate,
    width: fc.integer({ min: 1, max: 60 }),
    height: fc.integer({ min: 1, max: 60 }),
  }),
  fc.record({ kind: fc.constant("line" as const), points: fc.array(point, { minLength: 2, maxLength: 5 }) }),
);
const target = (area: Area): Target => ({ entities: [], claims: [], area, words: () => verbatim("") });

/** Whether an area covers a point, or comes within a distance of it: by points along it, not by formula. */
function reaches(area: Area, x: number, y: number, distance: number): boolean {
  if (area.kind === "disc") return Math.hypot(x - area.x, y - area.y) <= area.radius + distance;
  if (area.kind === "box") {
    const nearX = Math.min(area.left + area.width, Math.max(area.left, x));
    const nearY = Math.min(area.top + area.height, Math.max(area.top, y));
    return Math.hypot(x - nearX, y - nearY) <= distance;
  }
  return area.points.slice(1).some((to, i) => {
    const from = area.points[i] as { x: number; y: number };
    return Array.from({ length: 401 }, (_, step) => step / 400).some(
      (t) => Math.hypot(x - from.x - t * (to.x - from.x), y - from.y - t * (to.y - from.y)) <= distance,
    );
  });
}

test("what is pointed at is the topmost area over the point, else one within five pixels, else nothing", () => {
  fc.assert(
    fc.property(fc.array(anyArea, { maxLength: 8 }), point, (areas, at) => {
      const targets = areas.map(target);
      const found = targetAt(targets, at);
      const covering = targets.filter(({ area }) => area.kind !== "line" && reaches(area, at.x, at.y, 0));
      if (covering.length > 0) expect(found).toBe(covering.at(-1));
      else if (found !== null) expect(reaches(found.area, at.x, at.y, 5.5)).toBe(true);
      else for (const { area } of targets) expect(reaches(area, at.x, at.y, 4.5)).toBe(false);
    }),
  );
});

test("the middle of an area is one of its points, and its outline closes around it or runs along it", () => {
  fc.assert(
    fc.property(anyArea, (area) => {
      const { x, y } = middleOf(area);
      expect(reaches(area, x, y, 0.5)).toBe(true);
      expect(outlineOf(area, 2)).toMatch(area.kind === "line" ? /^M[\d. -]+(?:L[\d. -]+)+$/ : /Z$/);
    }),
  );
});
