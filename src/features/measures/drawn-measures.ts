import { measuresOf } from "../../derive/drawn-by/measure-fields.ts";
import {
  areOf,
  holdMeasured,
  type MeasureRun,
  measuredValues,
  measuring,
} from "../../derive/drawn-by/measured-values.ts";
import type { MeasureOutput } from "../../derive/measure.ts";
import { graphSteps, PLAIN } from "../../derive/measured-graph.ts";
import { inSlices } from "../../lib/in-slices.ts";
import { bug } from "../../lib/result.ts";
import type { TaskOptions, TaskOutcome } from "../../lib/task.ts";
import type { Workspace, WorkspaceState } from "../../workspace/workspace.ts";
import { measuresById, type measureTask } from "./measure-task.ts";

/** Runs the task that computes measures, wherever that may be. */
export type RunMeasure = (
  input: Parameters<typeof measureTask.run>[0],
  options: TaskOptions<number, never, never>,
) => Promise<TaskOutcome<readonly MeasureOutput[]>>;

type Measured = Pick<WorkspaceState, "knowledge" | "derived">;

/** The measures that a view draws by and that were not computed on what it shows; one that there is not is none. */
export function measuresDue({ knowledge, derived, view }: Pick<WorkspaceState, "knowledge" | "derived" | "view">) {
  return measuresOf(view.drawnBy).filter((measure) => {
    const held = measuredValues(knowledge, measure);
    return measuresById.get(measure) !== undefined && !(held && areOf(held, derived));
  });
}

/** Computes a measure of what is shown, and holds its values for whatever draws by it. */
export async function computeDrawn(
  { knowledge, derived }: Measured,
  measure: string,
  run: RunMeasure,
  options: TaskOptions<number, never, never> = {},
): Promise<TaskOutcome<readonly MeasureOutput[]>["is"]> {
  const needs = measuresById.get(measure) ?? bug(`There is no measure "${measure}".`);
  const { signal = new AbortController().signal } = options;
  const made = await inSlices(graphSteps(knowledge, derived, needs, PLAIN), signal);
  if (made === null) return "cancelled";
  const { graph, entities } = made;
  const outcome = await run({ measure, graphs: [graph] }, options);
  if (outcome.is === "failed") console.error(outcome.reason);
  if (outcome.is !== "done") return outcome.is;
  const values = new Float64Array(knowledge.order).fill(Number.NaN);
  let undefinedFor = 0;
  for (const [node, value] of (outcome.output[0]?.values ?? []).entries()) {
    values[entities[node] as number] = value;
    if (Number.isNaN(value)) undefinedFor++;
  }
  holdMeasured(knowledge, measure, { values, of: derived, undefinedFor });
  return "done";
}

/** Milliseconds that filters must have rested before measures are computed anew: a brush drawn over time changes all the time. */
const REST_MS = 150;

/**
 * Computes the measures that a view draws by: at once where one is chosen, or a view comes in with one, and anew when other
 * claims or entities are shown. Meanwhile the values of the earlier view stand, and `measuring` says how far it is.
 * @returns what ends this.
 */
export function followDrawnMeasures({ store }: Pick<Workspace, "store">, run: RunMeasure): () => void {
  let working: AbortController | null = null;
  /** What is measured, or was last. */
  let measured: Measured = store.getState();
  let resting: ReturnType<typeof setTimeout> | undefined;
  const tell = (runs: Readonly<Record<string, MeasureRun>>) => measuring.setState({ runs });
  const halt = () => {
    clearTimeout(resting);
    working?.abort();
    working = null;
  };
  const begin = async () => {
    halt();
    const state = store.getState();
    const due = measuresDue(state);
    const own = new AbortController();
    [working, measured] = [own, state];
    const stop = () => own.abort();
    const others: Record<string, MeasureRun> = {};
    for (const [at, measure] of due.entries()) {
      const show = (share: number) => {
        const ahead = due.slice(at + 1).map((each) => [each, { is: "running", share: 0, stop } as const]);
        tell({ ...others, [measure]: { is: "running", share, stop }, ...Object.fromEntries(ahead) });
      };
      show(0);
      const is = await computeDrawn(state, measure, run, { signal: own.signal, onProgress: show });
      // Something else was asked for meanwhile.
      if (working !== own) return;
      if (is !== "done") others[measure] = { is: is === "failed" ? is : "stopped", again: () => void begin() };
    }
    working = null;
    tell(others);
  };
  void begin();
  const stopFollowing = store.subscribe((now, before) => {
    if (now.view.drawnBy !== before.view.drawnBy) return void begin();
    if (now.knowledge === before.knowledge && now.derived === before.derived) return;
    // Compared with what is measured, and not with the values there are: those of a view that is gone may be on their way.
    if (measured.knowledge.shape === now.knowledge.shape && areOf({ of: measured.derived }, now.derived)) return;
    halt();
    resting = setTimeout(() => void begin(), REST_MS);
  });
  return () => {
    stopFollowing();
    halt();
    tell({});
  };
}
