import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { emphasise } from "../../../../src/views/graph/emphasis.ts";
import { PALETTES } from "../../../../src/views/graph/palette.ts";
import { type Rendering, renderingFor } from "../../../../src/views/graph/rendering.ts";
import { scheduleRefreshes } from "../../../../src/views/graph/ui/refresh-scheduler.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";
import { stubFrames } from "./animation-frames.ts";

const state = createWorkspace(smallDataset()).store.getState();
const { knowledge, derived, view } = state;
const entity = (id: string) => knowledge.entityNumber.get(id) as number;
const claim = (id: string) => knowledge.claimNumber.get(id) as number;
const refresh = vi.fn();
const scheduleRender = vi.fn();
const sigma = { refresh, scheduleRender } as never;
let nextFrame: () => void;
let rendering: Rendering;
const hover = (e: number) => {
  const emphasis = emphasise(knowledge, derived, view.selection, { kind: "entity", number: e });
  rendering = { ...rendering, emphasis };
};
const painted = () => refresh.mock.lastCall?.[0]?.partialGraph;

beforeEach(() => {
  nextFrame = stubFrames();
  rendering = renderingFor(state, PALETTES.light);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

describe("refreshes", () => {
  test("come once in a frame, and everything takes in what is emphasised", () => {
    const { schedule } = scheduleRefreshes(sigma, () => rendering);
    schedule("emphasis");
    schedule("everything");
    schedule("emphasis");
    schedule("nothing");
    expect(refresh).not.toHaveBeenCalled();
    nextFrame();
    nextFrame();
    expect(refresh.mock.calls).toEqual([[]]);
  });

  test("of names alone are left to sigma", () => {
    scheduleRefreshes(sigma, () => rendering).schedule("names");
    nextFrame();
    expect(refresh).not.toHaveBeenCalled();
    expect(scheduleRender).toHaveBeenCalledOnce();
  });

  test("paint what differs from what was painted last", () => {
    const { schedule } = scheduleRefreshes(sigma, () => rendering);
    hover(entity("e.orm"));
    schedule("emphasis");
    nextFrame();
    expect(painted().nodes).toContain("e.orm");
    schedule("emphasis");
    nextFrame();
    expect(painted()).toEqual({ nodes: [], edges: [] });
  });

  test("paint at once what is asked for, but nothing that a full refresh is still to bring in", () => {
    const { schedule, paint } = scheduleRefreshes(sigma, () => rendering);
    const value = knowledge.claimObject.indexOf(-1);
    paint([entity("e.orm")], [claim("c.0001"), value]);
    // A value has no line.
    expect(painted()).toEqual({ nodes: ["e.orm"], edges: ["c.0001"] });
    schedule("everything");
    paint([entity("e.orm")], []);
    expect(refresh).toHaveBeenCalledOnce();
  });

  test("paint a bundle once, by the line that stands for it", () => {
    const { paint } = scheduleRefreshes(sigma, () => rendering);
    const lead = new Int32Array(knowledge.claimCount).fill(claim("c.0001"));
    rendering = { ...rendering, bundles: { lead, members: new Map() } };
    paint([], [claim("c.0002"), claim("c.0001")]);
    expect(painted()).toEqual({ nodes: [], edges: ["c.0001"] });
  });

  test("do not come once the stage is gone", () => {
    const { schedule, dispose } = scheduleRefreshes(sigma, () => rendering);
    schedule("everything");
    dispose();
    nextFrame();
    expect(refresh).not.toHaveBeenCalled();
  });
});
