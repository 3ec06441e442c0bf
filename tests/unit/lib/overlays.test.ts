import { expect, test } from "vitest";
import { currentOverlays, keepClear } from "../../../src/lib/ui/overlays.ts";

const element = (id: string) => ({ id }) as Element;

test("an overlay is listed from when it is registered until it is taken out", () => {
  const [controls, counts] = [element("controls"), element("counts")];
  const stops = [keepClear(controls), keepClear(counts)];
  expect(currentOverlays()).toEqual([controls, counts]);
  stops[0]?.();
  expect(currentOverlays()).toEqual([counts]);
  stops[1]?.();
  expect(currentOverlays()).toEqual([]);
});

test("a ref that has no element registers nothing", () => {
  expect(keepClear(null)).toBeUndefined();
  expect(currentOverlays()).toEqual([]);
});
