import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import { emphasise } from "../../../../src/views/graph/emphasis.ts";
import { type Rendering, renderingFor } from "../../../../src/views/graph/rendering.ts";
import { scheduleRefreshes } from "../../../../src/views/graph/ui/refresh-scheduler.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const state = createWorkspace(smallDataset()).store.getState();
const { knowledge, derived, view } = state;
const entity = (id: string) => knowledge.entityNumber.get(id) as number;
const claim = (id: string) => knowledge.claimNumber.get(id) as number;
const refresh = vi.fn();
const scheduleRender = vi.fn();
let willProcess = false;
const beforeRender = new Set<() => void>();
const sigma = {
  get willProcess() {
    return willProcess;
  },
  refresh,
  scheduleRender,
  on: (_: string, listener: () => void) => beforeRender.add(listener),
  off: (_: string, listener: () => void) => beforeRender.delete(listener),
} as never;
/** Sigma draws a frame, whatever for. */
const nextFrame = () => {
  for (const listener of beforeRender) listener();
};
let isLarge = false;
const columns = { isOn: () => isLarge, fill: vi.fn(), emphasise: vi.fn() };
let rendering: Rendering;
const hover = (e: number) => {
  const emphasis = emphasise(knowledge, derived, view.selection, { kind: "entity", number: e });
  rendering = { ...rendering, emphasis };
};
const painted = () => refresh.mock.lastCall?.[0]?.partialGraph;

beforeEach(() => {
  beforeRender.clear();
  rendering = renderingFor(state, PALETTES.light);
  isLarge = false;
});
afterEach(() => vi.clearAllMocks());

describe("refreshes", () => {
  test("come once in a frame, and everything takes in what is emphasised", () => {
    const { schedule } = scheduleRefreshes(sigma, () => rendering, columns);
    schedule("emphasis");
    schedule("everything");
    schedule("emphasis");
    schedule("nothing");
    expect(refresh).not.toHaveBeenCalled();
    nextFrame();
    nextFrame();
    // Sigma is about to draw: it is not asked for a frame of its own.
    expect(refresh.mock.calls).toEqual([[{ schedule: true }]]);
  });

  test("of a large graph are taken from columns: nothing of it is painted one by one", () => {
    isLarge = true;
    const { schedule, paint } = scheduleRefreshes(sigma, () => rendering, columns);
    schedule("emphasis");
    nextFrame();
    paint([0], [0]);
    expect(columns.emphasise).toHaveBeenCalledOnce();
    expect(refresh).not.toHaveBeenCalled();
  });

  test("of names alone are left to sigma", () => {
    scheduleRefreshes(sigma, () => rendering, columns).schedule("names");
    nextFrame();
    expect(refresh).not.toHaveBeenCalled();
    expect(scheduleRender).toHaveBeenCalledOnce();
  });

  test("paint what differs from what was painted last", () => {
    const { schedule } = scheduleRefreshes(sigma, () => rendering, columns);
    hover(entity("e.orm"));
    schedule("emphasis");
    nextFrame();
    expect(painted().nodes).toContain("e.orm");
    schedule("emphasis");
    nextFrame();
    expect(painted()).toEqual({ nodes: [], edges: [] });
  });

  test("paint at once what is asked for, but nothing that a full refresh is still to bring in", () => {
    const { schedule, paint } = scheduleRefreshes(sigma, () => rendering, columns);
    const value = knowledge.claimObject.indexOf(-1);
    paint([entity("e.orm")], [claim("c.0001"), value]);
    // A value has no line.
    expect(painted()).toEqual({ nodes: ["e.orm"], edges: ["c.0001"] });
    schedule("everything");
    paint([entity("e.orm")], []);
    expect(refresh).toHaveBeenCalledOnce();
  });

  test("are put where they belong with everything else, where sigma is about to index it all", () => {
    const { schedule } = scheduleRefreshes(sigma, () => rendering, columns);
    hover(entity("e.orm"));
    schedule("emphasis");
    willProcess = true;
    nextFrame();
    expect(refresh.mock.lastCall?.[0]).toMatchObject({ skipIndexation: false, schedule: true });
    hover(entity("e.varn"));
    schedule("emphasis");
    willProcess = false;
    nextFrame();
    expect(refresh.mock.lastCall?.[0]).toMatchObject({ skipIndexation: true, schedule: true });
  });

  test("paint a bundle once, by the line that stands for it", () => {
    const { paint } = scheduleRefreshes(sigma, () => rendering, columns);
    const lead = new Int32Array(knowledge.claimCount).fill(claim("c.0001"));
    rendering = { ...rendering, bundles: { lead, members: new Map() } };
    paint([], [claim("c.0002"), claim("c.0001")]);
    expect(painted()).toEqual({ nodes: [], edges: ["c.0001"] });
  });

  test("do not come once the stage is gone", () => {
    const { schedule, dispose } = scheduleRefreshes(sigma, () => rendering, columns);
    schedule("everything");
    dispose();
    nextFrame();
    expect(refresh).not.toHaveBeenCalled();
  });
});
