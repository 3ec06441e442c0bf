import { createContext, type ReactNode, use } from "react";
import { useStore } from "zustand";
import { bug } from "../../lib/result.ts";
import type { RunTask } from "../../lib/task.ts";
import type { Workspace, WorkspaceState } from "../workspace.ts";

const WorkspaceContext = createContext<Workspace | null>(null);

/** Gives a workspace to everything below. */
export function WorkspaceProvider({ workspace, children }: { workspace: Workspace; children: ReactNode }) {
  return <WorkspaceContext value={workspace}>{children}</WorkspaceContext>;
}

/** The workspace itself, to dispatch commands to. */
export function useWorkspace(): Workspace {
  return use(WorkspaceContext) ?? bug("useWorkspace: there is no WorkspaceProvider above this component.");
}

/**
 * A part of the workspace's state. Subscribe to the least: the component renders again only when the selected value is
 * another one. A selector that builds an object or array must be wrapped in zustand's `useShallow`.
 */
export function useWorkspaceState<Selected>(selector: (state: WorkspaceState) => Selected): Selected {
  return useStore(useWorkspace().store, selector);
}

const TaskRunnerContext = createContext<RunTask | null>(null);

/** Provides the runner for the tasks of everything below. */
export const TaskRunner = TaskRunnerContext.Provider;

/** Runs a task the way the page does: in a worker. */
export function useRunTask(): RunTask {
  return use(TaskRunnerContext) ?? bug("useRunTask: there is no TaskRunner above this component.");
}

/** Says whether the document may be edited below; where nobody says, it may. */
export const MayEdit = createContext(true);

/** Whether the document may be edited here: not in a page that is embedded in another, which nobody saves. */
export function useMayEdit(): boolean {
  return use(MayEdit);
}
