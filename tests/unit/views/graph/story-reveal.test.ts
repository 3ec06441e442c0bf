import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import { toggleValues } from "../../../../src/features/filters/filter-commands.ts";
import { type Revealing, renderingFor } from "../../../../src/views/graph/rendering.ts";
import { createStoryReveal } from "../../../../src/views/graph/ui/story-reveal.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";
import { stubFrames } from "./animation-frames.ts";

const workspace = createWorkspace(smallDataset());
const whole = workspace.store.getState();
workspace.dispatch(toggleValues, { facet: "stance", values: ["plain"] });
const fewer = workspace.store.getState();

let nextFrame: () => void;
let now = 0;
let wantsLessMotion = false;
let isPresented = true;
let revealing: Revealing | null;
const paint = vi.fn();
const begin = (from = fewer, to = whole) => {
  const rendering = {
    now: () => ({ ...renderingFor(to, PALETTES.light), isPresented, revealing }),
    reveal: (next: Revealing | null) => {
      revealing = next;
    },
  };
  const reveal = createStoryReveal(rendering, paint);
  reveal.begin(to, from);
  return reveal;
};

beforeEach(() => {
  nextFrame = stubFrames();
  [now, wantsLessMotion, isPresented, revealing] = [1_000, false, true, null];
  vi.stubGlobal("performance", { now: () => now });
  vi.stubGlobal("matchMedia", () => ({ matches: wantsLessMotion }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

describe("what a story reveals", () => {
  test("appears over 400 ms, counted from the first frame", () => {
    begin();
    expect(revealing).toMatchObject({ share: 0 });
    expect(revealing?.claims.size).toBe(whole.derived.shownClaims - fewer.derived.shownClaims);
    now += 5_000;
    nextFrame();
    expect(revealing).toMatchObject({ share: 0 });
    now += 100;
    nextFrame();
    expect(revealing).toMatchObject({ share: 0.25 });
    now += 301;
    nextFrame();
    expect(revealing).toBeNull();
    nextFrame();
    expect(paint).toHaveBeenCalledTimes(3);
  });

  test("is there at once where no story is told, nothing is new, or less motion is wanted", () => {
    begin(whole, fewer);
    expect(revealing).toBeNull();
    isPresented = false;
    begin();
    expect(revealing).toBeNull();
    [isPresented, wantsLessMotion] = [true, true];
    begin();
    expect(revealing).toBeNull();
    nextFrame();
    expect(paint).not.toHaveBeenCalled();
  });

  test("is given up when something else is revealed, or another dataset is shown", () => {
    const reveal = begin();
    reveal.begin(fewer, whole);
    expect(revealing).toBeNull();
    reveal.begin(whole, fewer);
    reveal.begin(createWorkspace(smallDataset()).store.getState(), whole);
    expect(revealing).toBeNull();
    nextFrame();
    expect(paint).not.toHaveBeenCalled();
  });
});
