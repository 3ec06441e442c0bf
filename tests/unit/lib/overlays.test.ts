import { expect, test } from "vitest";
import { currentOverlays, keepClear } from "../../../src/lib/ui/overlays.ts";

const element = (id: string, isVisible = true) => ({ id, checkVisibility: () => isVisible }) as unknown as Element;

test("an overlay is listed from when it is registered until it is taken out", () => {
  const [controls, counts] = [element("controls"), element("counts")];
  const stops = [keepClear(controls), keepClear(counts)];
  expect(currentOverlays()).toEqual([controls, counts]);
  stops[0]?.();
  expect(currentOverlays()).toEqual([counts]);
  stops[1]?.();
  expect(currentOverlays()).toEqual([]);
});

test("an overlay that is put away is not listed", () => {
  const stop = keepClear(element("panel", false));
  expect(currentOverlays()).toEqual([]);
  stop?.();
});

test("a ref that has no element registers nothing", () => {
  expect(keepClear(null)).toBeUndefined();
  expect(currentOverlays()).toEqual([]);
});
