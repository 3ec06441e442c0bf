import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Workspace } from "../workspace.ts";
import { useWorkspace } from "./workspace-context.tsx";

/** How lines are drawn at the moment. Session only: it follows from the camera and the size of the canvas. */
interface LineDetail {
  /** Whether they are so far away that they do not show their certainty. */
  readonly isFar: boolean;
}

const detailBySession = new WeakMap<object, StoreApi<LineDetail>>();

function detailOf({ session }: Pick<Workspace, "session">): StoreApi<LineDetail> {
  const known = detailBySession.get(session);
  if (known !== undefined) return known;
  const detail = createStore<LineDetail>(() => ({ isFar: false }));
  detailBySession.set(session, detail);
  return detail;
}

/** Says how the canvas of a workspace draws lines, for whoever explains them. */
export function noteLineDetail(workspace: Pick<Workspace, "session">, detail: LineDetail): void {
  detailOf(workspace).setState(detail);
}

/** Whether lines are drawn without their certainty, since too many are in view. */
export function useFarLines(): boolean {
  return useStore(detailOf(useWorkspace()), ({ isFar }) => isFar);
}
