import type { Workspace, WorkspaceState } from "../../../workspace/workspace.ts";

type Listener = (now: WorkspaceState, before: WorkspaceState) => void;

/** What a canvas needs of a workspace. */
export interface CanvasWorkspace extends Pick<Workspace, "dispatch" | "point"> {
  readonly store: Pick<Workspace["store"], "getState" | "subscribe">;
}

/** The workspace that a canvas shows. It can change, as when a story is presented. */
export interface ShownWorkspace {
  /** Stands in for the one that is shown; subscribers to its store see a change of workspace as any other change. */
  readonly workspace: CanvasWorkspace;
  current(): Workspace;
  show(workspace: Workspace): void;
}

/** Lets a canvas switch from one workspace to another without being rebuilt. */
export function createShownWorkspace(first: Workspace): ShownWorkspace {
  let current = first;
  const listeners = new Set<Listener>();
  const tell: Listener = (now, before) => {
    for (const listener of listeners) listener(now, before);
  };
  // The first subscription is kept, and with it its place: later listeners rely on how the canvas reacts to a change.
  const stops: { first: (() => void) | null; other: (() => void) | null } = { first: null, other: null };
  const stopAll = () => {
    stops.first?.();
    stops.other?.();
    stops.first = stops.other = null;
  };
  const listen = () => {
    stops.first ??= first.store.subscribe((now, before) => {
      if (current === first) tell(now, before);
    });
    stops.other?.();
    stops.other = current === first ? null : current.store.subscribe(tell);
  };
  return {
    workspace: {
      store: {
        getState: () => current.store.getState(),
        subscribe: (listener) => {
          if (listeners.size === 0) listen();
          listeners.add(listener);
          return () => {
            listeners.delete(listener);
            if (listeners.size === 0) stopAll();
          };
        },
      },
      dispatch: (...given) => current.dispatch(...given),
      point: (at) => current.point(at),
    },
    current: () => current,
    show: (next) => {
      if (next === current) return;
      const before = current.store.getState();
      current = next;
      if (listeners.size === 0) return;
      listen();
      tell(current.store.getState(), before);
    },
  };
}
