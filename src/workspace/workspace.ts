import { createStore, type StoreApi } from "zustand/vanilla";
import { createDerivation } from "../derive/derive.ts";
import { fitView } from "../derive/fit-view.ts";
import { bug, ok, type Result } from "../lib/result.ts";
import type { Dataset } from "../model/dataset.ts";
import { type Document, openDocument } from "../model/document.ts";
import type { Edit } from "../model/edit.ts";
import type { Issue } from "../model/issue.ts";
import { buildKnowledgeGraph, isRenumbered, type KnowledgeGraph } from "../model/knowledge-graph.ts";
import { DEFAULT_VIEW, type Hover, type SliceId, sharingSlices, type ViewState } from "../model/view-state.ts";
import { workspaceWords as words } from "../words/en/workspace.ts";
import type { Command, CommandContext, Editor, Work } from "./command.ts";
import {
  closeGesture,
  EMPTY_HISTORY,
  type History,
  isSameIn,
  NAVIGATED,
  partsOf,
  record,
  stepBackward,
  stepForward,
  UNDONE,
} from "./history.ts";

/**
 * The document, how it is looked at, and what the two come to. Every part is replaced, never changed. `knowledge` is
 * that of the document as it stands: it is another object after each edit, and `document.opened` only when another file
 * was opened.
 */
export interface WorkspaceState extends CommandContext {
  readonly history: History;
  /** Counts the commands that led elsewhere (focus, selection, panel): what the browser's Back goes through. */
  readonly visits: number;
  /** Counts those of them that opened another view as a whole. */
  readonly openings: number;
  /** Counts the commands after which the canvas brings what is selected into sight. */
  readonly goings: number;
  /** What the pointer or the keyboard is on, in whatever view: session only. */
  readonly hover: Hover;
  /** The newest change, to be announced; null before the first. */
  readonly lastChange: LastChange | null;
}

export interface LastChange {
  readonly kind: "done" | "undone" | "redone" | "restored" | "opened";
  readonly title: string;
  readonly recording: Command["recording"];
}

/** A command that the workspace can run, and what it must be given. */
type PayloadArguments<Payload> = undefined extends Payload ? [payload?: Payload] : [payload: Payload];

/** The one object that the app, the command line and tests hold in hand. */
export interface Workspace {
  readonly store: StoreApi<WorkspaceState>;
  /** Shared by a workspace and those made over it: the WeakMap key for what a user keeps open. */
  readonly session: object;
  /** Runs a command. False where it is not enabled or changes nothing. */
  dispatch<Payload>(command: Command<Payload>, ...payload: PayloadArguments<NoInfer<Payload>>): boolean;
  /** Ends a gesture (a drag of the time brush), so that the next is undone on its own. */
  endGesture(): void;
  /** Says what the pointer or the keyboard is on. */
  point(at: Hover): void;
  /** Says how large the canvas is, in CSS pixels. */
  resize(stage: WorkspaceState["stage"]): void;
  undo(): boolean;
  redo(): boolean;
  /** Takes over a view that history elsewhere keeps (the browser's Back): no undo step. */
  restore(view: ViewState): void;
  /** Shows the same document as if it had just been opened with this view: history starts afresh. */
  begin(view: ViewState): void;
  /**
   * Brings back edits that were kept (by the browser): no undo step. All of them, or none and why.
   * @param editor the one in editing.ts.
   * @param areSaved whether a file holds the document with them.
   */
  restoreEdits(edits: readonly Edit[], editor: Editor, areSaved?: boolean): Result<null, Issue>;
  /** Takes note that a file now holds the document as it was in `dataset`. */
  noteSaved(dataset: Dataset): void;
  /** Puts another dataset in place of this one; view and history start anew. */
  open(dataset: Dataset, view?: ViewState, options?: OpenOptions): void;
}

/** What a document and a view come to; it remembers its last results. */
export type Derivation = ReturnType<typeof createDerivation>;

/** What is known already when a dataset is opened. */
export interface OpenOptions {
  /** One that has derived from the dataset's graph before; default: a new one. */
  readonly derivation?: Derivation;
  /** The dataset's graph, where it was built already; default: it is built now. */
  readonly knowledge?: KnowledgeGraph;
  /** The graph's document, if it was edited; default: the dataset as it was opened. */
  readonly document?: Document;
  /** What was done to it; default nothing. */
  readonly history?: History;
}

/**
 * Opens a dataset for exploring. The dataset must have come from `parseDataset`.
 * @param options `mayEdit`: whether commands may edit the document; default true. `session`: that of the workspace that
 *   this one is made over; default a new one.
 */
export function createWorkspace(
  dataset: Dataset,
  view: ViewState = DEFAULT_VIEW,
  {
    mayEdit = true,
    session = {},
    ...built
  }: OpenOptions & { readonly mayEdit?: boolean; readonly session?: object } = {},
): Workspace {
  let derive = createDerivation();
  let stage: WorkspaceState["stage"] = { width: 1280, height: 800 };
  const start = (
    opened: Dataset,
    startView: ViewState,
    lastChange: LastChange | null,
    {
      knowledge = buildKnowledgeGraph(opened),
      document = openDocument(opened),
      derivation = createDerivation(),
      history = EMPTY_HISTORY,
    }: OpenOptions = {},
  ): WorkspaceState => {
    derive = derivation;
    return {
      document,
      knowledge,
      view: startView,
      derived: derive(knowledge, startView),
      stage,
      history,
      visits: 0,
      openings: 0,
      goings: 0,
      hover: null,
      lastChange,
    };
  };
  const store = createStore<WorkspaceState>(() => start(dataset, view, null, built));

  /** The state with another view and another revision of the document. */
  const shown = (next: ViewState, knowledge = store.getState().knowledge) => {
    const before = store.getState();
    const { document } = before;
    const { dataset } = knowledge;
    return {
      view: next,
      knowledge,
      derived: derive(knowledge, next),
      // A number that belongs to another record now, or to none.
      hover: isRenumbered(before.knowledge, knowledge) ? null : before.hover,
      document: dataset === document.dataset ? document : { ...document, dataset, revision: document.revision + 1 },
    };
  };
  const run = (command: Command<never>, payload: unknown): boolean => {
    const state = store.getState();
    if (!command.isEnabled(state)) return false;
    const outcome = command.run(state, payload as never);
    const work: Work | null = "edits" in outcome && outcome.edits.length > 0 ? outcome : null;
    if (work !== null && !mayEdit) return false;
    const nextView = "edits" in outcome ? outcome.view : outcome;
    const editor = work?.editor ?? null;
    const edits = work?.editor.asOpened(work.edits, state.document.opened, state.knowledge) ?? [];
    if (nextView === state.view && edits.length === 0) return false;
    const { id, recording, opensView, goesThere } = command;
    const title = command.title();
    const applied = appliedBy(editor, state.knowledge, edits);
    // What an old record names may be gone by now: then it cannot be put back.
    if (!applied.ok) return false;
    const { knowledge, inverses } = applied.value;
    const next = withoutRemoved(nextView, knowledge, edits);
    const isUndoable = edits.length > 0 || !isSameIn(state.view, next, reachOf(state.view, next));
    const [before, after] = [partsOf(state.view, UNDONE), partsOf(next, UNDONE)];
    const isSilent = recording === "silent";
    const step = { command: id, title, before, after, edits, inverses, editor };
    store.setState({
      ...shown(next, knowledge),
      history: isSilent || !isUndoable ? state.history : record(state.history, step, recording === "gesture"),
      visits: opensView || !(isSilent || isSameIn(state.view, next, NAVIGATED)) ? state.visits + 1 : state.visits,
      openings: opensView ? state.openings + 1 : state.openings,
      goings: goesThere ? state.goings + 1 : state.goings,
      // A silent command (the camera following a focus) is not what the user did: what they did stays the newest change.
      lastChange: isSilent ? state.lastChange : { kind: "done", title, recording },
    });
    return true;
  };

  const travel = (direction: typeof stepBackward, kind: "undone" | "redone"): boolean => {
    const state = store.getState();
    const moved = direction(state.history);
    if (!moved) return false;
    const { before, after, inverses, edits, editor } = moved.step;
    const back = kind === "undone" ? inverses : edits;
    const applied = appliedBy(editor, state.knowledge, back);
    // The edits were checked when they were made, and the document is as it was then.
    if (!applied.ok) bug(`The document refused an edit: ${applied.error.message} (${applied.error.path})`);
    const { knowledge } = applied.value;
    const view = withoutRemoved({ ...state.view, ...(kind === "undone" ? before : after) }, knowledge, back);
    const { title } = moved.step;
    store.setState({
      ...shown(view, knowledge),
      history: moved.history,
      lastChange: { kind, title, recording: "step" },
    });
    return true;
  };

  return {
    store,
    session,
    dispatch: (command, ...[payload]) => run(command as unknown as Command<never>, payload),
    endGesture: () => store.setState(({ history }) => ({ history: closeGesture(history) })),
    point: (at) => {
      const { hover } = store.getState();
      if (hover?.kind !== at?.kind || hover?.number !== at?.number) store.setState({ hover: at });
    },
    resize: (size) => {
      stage = size;
      store.setState({ stage });
    },
    undo: () => travel(stepBackward, "undone"),
    redo: () => travel(stepForward, "redone"),
    restore: (next) =>
      store.setState({
        ...shown(sharingSlices(next, store.getState().view)),
        lastChange: { kind: "restored", title: words.viewRestored(), recording: "silent" },
      }),
    begin: (next) =>
      store.setState({ ...shown(next), history: EMPTY_HISTORY, visits: 0, openings: 0, hover: null, lastChange: null }),
    restoreEdits: (edits, editor, areSaved = false) => {
      const state = store.getState();
      const { opened } = state.document;
      const outcome = appliedBy(editor, state.knowledge, editor.asOpened(edits, opened, state.knowledge));
      if (!outcome.ok) return outcome;
      const { knowledge } = outcome.value;
      const next = shown(withoutRemoved(state.view, knowledge, edits), knowledge);
      const { document } = next;
      store.setState({ ...next, document: areSaved ? { ...document, saved: document.dataset } : document });
      return ok(null);
    },
    noteSaved: (saved) => store.setState(({ document }) => ({ document: { ...document, saved } })),
    open: (opened, startView = DEFAULT_VIEW, options) => {
      const { title } = opened.dataset;
      store.setState(start(opened, startView, { kind: "opened", title, recording: "silent" }, options));
    },
  };
}

/** The graph after some edits, which may be none, and what takes them back. */
function appliedBy(
  editor: Editor | null,
  knowledge: KnowledgeGraph,
  edits: readonly Edit[],
): ReturnType<Editor["applyEdits"]> {
  return editor?.applyEdits(knowledge, edits) ?? ok({ knowledge, inverses: [] });
}

/** Slices by which a step is one of undo. What a neighbourhood was grown by goes with it, and is no step of its own. */
function reachOf(before: ViewState, next: ViewState): readonly SliceId[] {
  const isLeft = next.grown.length === 0 && !isSameIn(before, next, ["focus"]);
  return isLeft ? UNDONE.filter((id) => id !== "grown") : UNDONE;
}

/** A view without what edits took out of the document; the same view where they took nothing out. */
function withoutRemoved(view: ViewState, knowledge: KnowledgeGraph, edits: readonly Edit[]): ViewState {
  const removed = new Set(edits.map((edit) => (edit.edit === "remove" ? edit.of : null)));
  const isAnyGone = [...removed].some((of) => of !== null && of !== "story" && of !== "arrangement");
  const fitted = isAnyGone ? fitView(knowledge, view).view : view;
  const { room } = fitted;
  const isGone =
    removed.has("story") &&
    room.kind === "stories" &&
    room.story !== null &&
    !knowledge.dataset.stories.some(({ id }) => id === room.story);
  return isGone ? { ...fitted, room: { kind: "stories", story: null, scene: null } } : fitted;
}
