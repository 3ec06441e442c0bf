import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Hover } from "../../../../src/model/view-state.ts";
import { onPointerRest } from "../../../../src/views/graph/ui/pointer-rest.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

let workspace: Workspace;
let told: Hover[];
let stop: () => void;
const [first, second] = [0, 1].map((number): Hover => ({ kind: "entity", number }));

beforeEach(() => {
  vi.useFakeTimers();
  workspace = createWorkspace(smallDataset());
  told = [];
  stop = onPointerRest(workspace, (on) => told.push(on));
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test("nothing is told before the pointer has rested for 0.2 seconds", () => {
  workspace.point(first as Hover);
  vi.advanceTimersByTime(199);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual([first]);
});

test("what the pointer only passes over is never told", () => {
  workspace.point(first as Hover);
  vi.advanceTimersByTime(150);
  workspace.point(null);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([]);
});

test("from one thing to the next nothing comes back in between", () => {
  workspace.point(first as Hover);
  vi.advanceTimersByTime(200);
  workspace.point(null);
  vi.advanceTimersByTime(120);
  workspace.point(second as Hover);
  vi.advanceTimersByTime(200);
  expect(told).toEqual([first, second]);
});

test("what was rested on is forgotten with its dataset, whose numbers mean others then", () => {
  workspace.point(first as Hover);
  vi.advanceTimersByTime(200);
  const dataset = smallDataset();
  workspace.open({ ...dataset, entities: dataset.entities.toReversed() });
  workspace.point(first as Hover);
  vi.advanceTimersByTime(200);
  expect(told).toEqual([first, first]);
});
