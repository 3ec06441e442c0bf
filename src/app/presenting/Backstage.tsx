import { type ReactNode, useMemo } from "react";
import { createDerivation } from "../../workspace/derive.ts";
import { useWorkspace, useWorkspaceState, WorkspaceProvider } from "../../workspace/ui/workspace-context.tsx";
import type { Workspace } from "../../workspace/workspace.ts";
import styles from "./Backstage.module.css";

/**
 * The part of the page that is put away while a story is presented. It stays as it is, scroll positions and all: it is
 * neither seen, reached nor heard, and it does not follow the scenes, so that it need not be put in order again.
 */
export function Backstage({ children }: { children: ReactNode }) {
  const workspace = useWorkspace();
  const isPresenting = useWorkspaceState(({ presentation }) => presentation !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it stands still from the moment at which a story begins
  const still = useMemo(() => standingStill(workspace), [workspace, isPresenting]);
  return (
    <WorkspaceProvider workspace={still}>
      <div className={styles.backstage} inert={isPresenting}>
        {children}
      </div>
    </WorkspaceProvider>
  );
}

/** The workspace as it stood before the story, for whoever reads it; itself where no story is on. */
function standingStill(workspace: Workspace): Workspace {
  const state = workspace.store.getState();
  if (state.presentation === null) return workspace;
  const { before } = state.presentation;
  const derived = createDerivation()(state.knowledge, before.view);
  const kept = { ...state, ...before, derived, hover: null, presentation: null };
  return { ...workspace, store: { ...workspace.store, getState: () => kept, subscribe: () => () => {} } };
}
