import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Dataset } from "../../../model/dataset.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { OpenedText } from "../opened-text.ts";

// Readers' copies live only here: beside the workspaces of a session, so that no view, history, link or export can hold
// one, and in memory, so that none outlives the page unless its reader asks the page to keep it.

type SessionTexts = StoreApi<ReadonlyMap<string, OpenedText>>;

const NO_TEXTS: ReadonlyMap<string, OpenedText> = new Map();
const sessions = new WeakMap<object, { readonly opened: Dataset; readonly texts: SessionTexts }>();

/** The copies that are open beside the current dataset. */
function textsOf({ session, store }: Workspace): SessionTexts {
  const { opened } = store.getState().document;
  const held = sessions.get(session);
  if (held?.opened === opened) return held.texts;
  const texts = createStore<ReadonlyMap<string, OpenedText>>(() => NO_TEXTS);
  sessions.set(session, { opened, texts });
  return texts;
}

/** Whether copies are kept when the page is closed, and how that is changed; null where the page keeps nothing. */
export const textKeeping = createStore<{ readonly isOn: boolean; readonly set: ((isOn: boolean) => void) | null }>(
  () => ({ isOn: false, set: null }),
);

/**
 * Hands over the copies that are open beside the current dataset, and again whenever they change.
 * @returns what ends this.
 */
export function watchTexts(
  workspace: Workspace,
  watcher: (texts: ReadonlyMap<string, OpenedText>) => void,
): () => void {
  const texts = textsOf(workspace);
  watcher(texts.getState());
  return texts.subscribe(watcher);
}

/** Keeps a checked copy until it is forgotten or another dataset is opened. */
export function keepText(workspace: Workspace, text: OpenedText): void {
  const texts = textsOf(workspace);
  texts.setState(new Map(texts.getState()).set(text.sourceHash, text), true);
}

/** Forgets the copy of a source. */
export function forgetText(workspace: Workspace, sourceHash: string): void {
  textsOf(workspace).setState((texts) => new Map([...texts].filter(([hash]) => hash !== sourceHash)), true);
}

/** The reader's copy of a source, found by the hash of its text; null where none is open. */
export function useOpenedText(source: string): OpenedText | null {
  const hash = useWorkspaceState(
    ({ knowledge }) => knowledge.dataset.sources.find(({ id }) => id === source)?.text?.sha256 ?? "",
  );
  // Another dataset has its own copies.
  useWorkspaceState(({ document }) => document.opened);
  return useStore(textsOf(useWorkspace()), (texts) => texts.get(hash) ?? null);
}
