import type { measureTask } from "../features/measures/measure-task.ts";
import { presenterOf } from "../features/stories/presenter.ts";
import { measureIn } from "../model/view-slices/drawn-by.ts";
import { runTask } from "../product/tasks/run-task.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { watchPanes } from "./panes.ts";

/** What the page begins when it is idle, for as long as it is there. @returns the way to undo it. */
export function watchLate(workspace: Workspace): () => void {
  const stops = [watchPanes(), computeShown(workspace)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Computes the measures that the canvas draws by: those of the workspace, or of the story that is presented. */
function computeShown(workspace: Workspace): () => void {
  const { store } = presenterOf(workspace);
  const shown = () => store.getState()?.workspace ?? workspace;
  let computed = shown();
  let stop = computeIn(computed);
  const stopFollowing = store.subscribe(() => {
    if (shown() === computed) return;
    stop();
    computed = shown();
    stop = computeIn(computed);
  });
  return () => {
    stopFollowing();
    stop();
  };
}

/** Computes what a workspace draws by; the code comes with the first view that draws by a measure. */
function computeIn(workspace: Workspace): () => void {
  const { store } = workspace;
  let stop = () => {};
  const begin = () => {
    const chosen = Object.values(store.getState().view.drawnBy);
    if (chosen.every((each) => measureIn(each?.by) === null)) return;
    stop();
    let isOff = false;
    stop = () => {
      isOff = true;
    };
    import("../features/measures/drawn-measures.ts").then(({ followDrawnMeasures }) => {
      if (!isOff)
        stop = followDrawnMeasures(workspace, (input, options) =>
          runTask<typeof measureTask>("measure", input, options),
        );
    }, console.error);
  };
  stop = store.subscribe(begin);
  begin();
  return () => stop();
}
