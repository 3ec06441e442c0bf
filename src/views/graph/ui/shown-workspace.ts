import type { StoreApi } from "zustand/vanilla";
import type { Workspace, WorkspaceState } from "../../../workspace/workspace.ts";

/** The workspace that a canvas shows: now one, now another, as when a story is told on it. */
export interface ShownWorkspace {
  /** Stands for whichever is shown; whoever subscribes to its store hears of a change of workspace as of any other. */
  readonly workspace: Workspace;
  current(): Workspace;
  show(workspace: Workspace): void;
}

type Store = StoreApi<WorkspaceState>;

/** Lets a canvas be handed from one workspace to another without being drawn anew. */
export function createShownWorkspace(first: Workspace): ShownWorkspace {
  let current = first;
  const listeners = new Set<Parameters<Store["subscribe"]>[0]>();
  const tell: Parameters<Store["subscribe"]>[0] = (now, before) => {
    for (const listener of listeners) listener(now, before);
  };
  let stop: (() => void) | null = null;
  const store: Store = {
    ...first.store,
    getState: () => current.store.getState(),
    setState: (...given) => current.store.setState(...(given as Parameters<Store["setState"]>)),
    subscribe: (listener) => {
      listeners.add(listener);
      stop ??= current.store.subscribe(tell);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
  return {
    workspace: {
      ...first,
      store,
      dispatch: (...given) => current.dispatch(...given),
      point: (at) => current.point(at),
      endGesture: () => current.endGesture(),
    },
    current: () => current,
    show: (next) => {
      if (next === current) return;
      const before = current.store.getState();
      current = next;
      if (stop === null) return;
      stop();
      stop = current.store.subscribe(tell);
      tell(current.store.getState(), before);
    },
  };
}
