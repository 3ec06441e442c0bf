import * as v from "valibot";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { StoryPlace } from "../features/stories/story-place.ts";
import { bug, err, ok, type Result } from "../lib/result.ts";
import type { Command, Work } from "../model/command.ts";
import type { Dataset } from "../model/dataset.ts";
import type { DerivedView } from "../model/derived-view.ts";
import type { Issue } from "../model/issue.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { Story } from "../model/story.ts";
import { DEFAULT_VIEW, type Hover, type ViewState } from "../model/view-state.ts";
import { commands } from "./commands.ts";
import { createDerivation } from "./derive.ts";
import { closeGesture, EMPTY_HISTORY, type History, record, stepBackward, stepForward } from "./history.ts";
import { isAstray, type Presentation, stageScene } from "./presentation.ts";

/** What is looked at, how, and what that comes to. Every part is replaced, never changed. */
export interface WorkspaceState extends Work {
  readonly knowledge: KnowledgeGraph;
  readonly derived: DerivedView;
  readonly history: History;
  /** The stories as a file holds them: as they were opened, or saved last. Session only. */
  readonly savedStories: readonly Story[];
  /** What the pointer or the keyboard is on, in whatever view: session only. */
  readonly hover: Hover;
  /** The story that is being presented; null where none is. Session only. */
  readonly presentation: Presentation | null;
  /** The newest change in words, for whoever announces it; null before the first. */
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
  /** Runs a command. False where it is not enabled or changes nothing. */
  dispatch<Payload>(command: Command<Payload>, ...payload: PayloadArguments<NoInfer<Payload>>): boolean;
  /** Runs a command named from outside (a key, a script, a story): its payload is parsed first. */
  dispatchById(id: string, payload?: unknown): Result<boolean, Issue>;
  /** Ends a gesture (a drag of the time brush), so that the next is undone on its own. */
  endGesture(): void;
  /** Says what the pointer or the keyboard is on. */
  point(at: Hover): void;
  undo(): boolean;
  redo(): boolean;
  /** Takes over a view that history elsewhere keeps (the browser's Back): no undo step. */
  restore(view: ViewState): void;
  /**
   * Goes to a place in a story, and begins to present where that is not on yet; a place that the story does not have is
   * taken to be the nearest one. False where there is no such story, or it has no scenes.
   */
  present(place: StoryPlace): boolean;
  /** Sets the scene anew after the presenter left it. False where they did not. */
  returnToScene(): boolean;
  /** Ends the presentation and gives back exactly what stood before: view, stories and history. */
  endPresentation(): boolean;
  /**
   * Puts other stories in place of those that stand (drafts kept by the browser): no undo step.
   * @param areSaved whether a file holds them as they are.
   */
  restoreStories(stories: readonly Story[], areSaved?: boolean): void;
  /** Takes note that a file now holds the stories as they stand. */
  noteStoriesSaved(): void;
  /** Puts another dataset in place of this one; view and history start anew. */
  open(dataset: Dataset, view?: ViewState, options?: OpenOptions): void;
}

/** What whoever opens a dataset may have at hand. */
export interface OpenOptions {
  /** The dataset's graph, where it was built already; default: it is built now. */
  readonly knowledge?: KnowledgeGraph;
}

/** Opens a dataset for exploring. The dataset must have come from `parseDataset`. */
export function createWorkspace(
  dataset: Dataset,
  view: ViewState = DEFAULT_VIEW,
  { knowledge: built }: OpenOptions = {},
): Workspace {
  let derive = createDerivation();
  const start = (
    opened: Dataset,
    startView: ViewState,
    lastChange: LastChange | null,
    knowledge = buildKnowledgeGraph(opened),
  ): WorkspaceState => {
    derive = createDerivation();
    return {
      knowledge,
      view: startView,
      stories: opened.stories,
      derived: derive(knowledge, startView),
      history: EMPTY_HISTORY,
      savedStories: opened.stories,
      hover: null,
      presentation: null,
      lastChange,
    };
  };
  const store = createStore<WorkspaceState>(() => start(dataset, view, null, built));

  const show = ({ view: next, stories }: Work, history: History, lastChange: LastChange | null) => {
    const { knowledge } = store.getState();
    store.setState({ view: next, stories, derived: derive(knowledge, next), history, lastChange });
  };

  const run = (command: Command<never>, payload: unknown): boolean => {
    const state = store.getState();
    if (!command.isEnabled(state)) return false;
    const outcome = command.run(state, payload as never);
    const before: Work = { view: state.view, stories: state.stories };
    const after: Work = "stories" in outcome ? outcome : { view: outcome, stories: state.stories };
    if (after.view === before.view && after.stories === before.stories) return false;
    const { id, title, recording } = command;
    const history =
      recording === "silent"
        ? state.history
        : record(state.history, { command: id, title, before, after }, recording === "gesture");
    // A silent command (the camera following a focus) is not what the user did: what they did stays the newest change.
    show(after, history, recording === "silent" ? state.lastChange : { kind: "done", title, recording });
    return true;
  };

  const travel = (direction: typeof stepBackward, kind: "undone" | "redone"): boolean => {
    const state = store.getState();
    const moved = direction(state.history);
    if (!moved) return false;
    const target = kind === "undone" ? moved.step.before : moved.step.after;
    // The camera is nobody's step: undoing a filter must not throw the reader elsewhere.
    const view = { ...target.view, camera: state.view.camera };
    show({ ...target, view }, moved.history, { kind, title: moved.step.title, recording: "step" });
    return true;
  };

  const present = (place: StoryPlace): boolean => {
    const { knowledge, view: standing, stories, history, presentation } = store.getState();
    const story = stories.find(({ id }) => id === place.story);
    const staged = story && stageScene(knowledge, derive, story, place);
    if (!staged) return false;
    store.setState({
      presentation: { ...staged, before: presentation?.before ?? { view: standing, stories, history } },
      view: staged.sceneView,
      derived: derive(knowledge, staged.sceneView),
      hover: null,
      // What the presenter does in a scene can be undone while it is on, and leaves no trace after it.
      history: EMPTY_HISTORY,
    });
    return true;
  };

  return {
    store,
    dispatch: (command, ...[payload]) => run(command as unknown as Command<never>, payload),
    dispatchById: (id, payload) => {
      const command = commands.get(id) ?? bug(`dispatchById: there is no command "${id}"; see workspace/commands.ts.`);
      const parsed = v.safeParse(command.payload, payload);
      if (parsed.success) return ok(run(command, parsed.output));
      const [issue] = parsed.issues;
      return err({
        code: "command/bad-payload",
        path: v.getDotPath(issue) ?? "",
        message: `"${command.title}" was given something it cannot use: ${issue.message}`,
        hint: null,
      });
    },
    endGesture: () => store.setState(({ history }) => ({ history: closeGesture(history) })),
    point: (at) => {
      const { hover } = store.getState();
      if (hover?.kind !== at?.kind || hover?.number !== at?.number) store.setState({ hover: at });
    },
    undo: () => travel(stepBackward, "undone"),
    redo: () => travel(stepForward, "redone"),
    restore: (next) => {
      const { stories, history } = store.getState();
      show({ view: next, stories }, history, { kind: "restored", title: "View restored", recording: "silent" });
    },
    present,
    returnToScene: () => {
      const state = store.getState();
      return isAstray(state) && state.presentation !== null && present(state.presentation);
    },
    endPresentation: () => {
      const { knowledge, presentation } = store.getState();
      if (presentation === null) return false;
      const { view: standing, stories, history } = presentation.before;
      store.setState({
        presentation: null,
        view: standing,
        stories,
        history,
        derived: derive(knowledge, standing),
        hover: null,
      });
      return true;
    },
    restoreStories: (stories, areSaved = false) =>
      store.setState(areSaved ? { stories, savedStories: stories } : { stories }),
    noteStoriesSaved: () => store.setState(({ stories }) => ({ savedStories: stories })),
    open: (opened, startView = DEFAULT_VIEW, { knowledge } = {}) => {
      const { title } = opened.dataset;
      store.setState(start(opened, startView, { kind: "opened", title, recording: "silent" }, knowledge));
    },
  };
}
