import { afterEach, expect, test, vi } from "vitest";
import { measuredValues, measuring } from "../../../../src/derive/drawn-by/measured-values.ts";
import { colourBy, keepPart, sizeBy } from "../../../../src/features/filters/drawn-by-commands.ts";
import { followDrawnMeasures, measuresDue, type RunMeasure } from "../../../../src/features/measures/drawn-measures.ts";
import { measureTask } from "../../../../src/features/measures/measure-task.ts";
import { runInSlices } from "../../../../src/lib/task.ts";
import { viewFrom } from "../../../../src/model/view-state.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { datasetWithFields } from "../../../fixtures/dataset-with-fields.ts";

const inPlace: RunMeasure = (input, options) => runInSlices(measureTask, input, options);
const dataset = () =>
  datasetWithFields({ side: { type: "category", values: ["left", "left", "left", "left", "right"] } });
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

test("what a view draws by is computed when it comes in, when it is chosen, and anew when filters change", async () => {
  const view = viewFrom({ drawnBy: { size: { by: "_degree" }, colour: null } });
  const workspace = createWorkspace(dataset(), view);
  const { knowledge } = workspace.store.getState();
  stops.push(followDrawnMeasures(workspace, inPlace));
  await vi.waitFor(() => expect(measuredValues(knowledge, "degree")?.values).toHaveLength(5));
  const first = measuredValues(knowledge, "degree");
  expect(first?.values.every((value) => value > 0)).toBe(true);

  workspace.dispatch(colourBy, { by: "_community" });
  await vi.waitFor(() => expect(measuredValues(knowledge, "community")).toBeDefined());
  expect(measuredValues(knowledge, "degree"), "which nothing has changed").toBe(first);

  workspace.dispatch(keepPart, [{ field: "side", without: ["right"], unstated: "drop" }]);
  expect(measuresDue(workspace.store.getState())).toEqual(["degree", "community"]);
  await vi.waitFor(() => expect(measuresDue(workspace.store.getState())).toEqual([]));
  expect(measuredValues(knowledge, "degree")?.values[4], "of whom is not shown").toBeNaN();
  expect(measuring.getState().runs).toEqual({});
});

test("it can be stopped and begun again; what there is not is not computed", async () => {
  const workspace = createWorkspace(dataset());
  const { knowledge } = workspace.store.getState();
  // Ends only when it is stopped.
  const forever: RunMeasure = (_, { signal }) =>
    new Promise((resolve) => signal?.addEventListener("abort", () => resolve({ is: "cancelled" })));
  let run = forever;
  stops.push(followDrawnMeasures(workspace, (input, options) => run(input, options)));
  workspace.dispatch(colourBy, { by: "_nowhere" });
  workspace.dispatch(sizeBy, { by: "_pagerank" });
  const now = () => measuring.getState().runs.pagerank;
  await vi.waitFor(() => expect(now()?.is).toBe("running"));
  const running = now();
  if (running?.is === "running") running.stop();
  await vi.waitFor(() => expect(now()?.is).toBe("stopped"));
  expect(measuredValues(knowledge, "pagerank")).toBeUndefined();
  run = inPlace;
  const stopped = now();
  if (stopped?.is === "stopped") stopped.again();
  await vi.waitFor(() => expect(measuredValues(knowledge, "pagerank")).toBeDefined());
  await vi.waitFor(() => expect(measuring.getState().runs).toEqual({}));
});

test("what is measured of a view that is gone is given up, also where the values of what is shown again are there", async () => {
  const workspace = createWorkspace(dataset(), viewFrom({ drawnBy: { size: { by: "_degree" }, colour: null } }));
  const { knowledge } = workspace.store.getState();
  let isHeld = false;
  const ends: (() => void)[] = [];
  // Comes to an end when the test says so, cancelled or not.
  const run: RunMeasure = async (input, options) => {
    if (isHeld) await new Promise<void>((resolve) => ends.push(resolve));
    return inPlace(input, options);
  };
  stops.push(followDrawnMeasures(workspace, run));
  await vi.waitFor(() => expect(measuresDue(workspace.store.getState())).toEqual([]));
  const whole = measuredValues(knowledge, "degree");
  isHeld = true;
  const left = [{ field: "side", without: ["right"], unstated: "drop" as const }];
  workspace.dispatch(keepPart, left);
  await vi.waitFor(() => expect(ends).toHaveLength(1));
  workspace.dispatch(keepPart, left);
  for (const end of ends) end();
  await vi.waitFor(() => expect(measuring.getState().runs).toEqual({}));
  expect(measuredValues(knowledge, "degree")).toBe(whole);
});
