import { createStore, type StoreApi } from "zustand/vanilla";
import { createDerivation } from "../../derive/derive.ts";
import type { Story } from "../../model/story.ts";
import { createWorkspace, type Workspace } from "../../workspace/workspace.ts";
import { type StagedScene, stageScene } from "./staged-scene.ts";
import type { StoryPlace } from "./story-place.ts";

/** A story that is being presented, and where in it. */
export interface Presentation extends StagedScene {
  /**
   * The story's own workspace over the current document, for everything that shows the scene. What happens in it can be
   * undone while the scene is on, edits nothing, and leaves no trace.
   */
  readonly workspace: Workspace;
}

/** Presents the stories of a workspace, which stays as it is meanwhile. */
export interface Presenter {
  /** The story that is on; null if none is. */
  readonly store: StoreApi<Presentation | null>;
  /**
   * Goes to a place in a story, and begins to present where that is not on yet; for a place that the story does
   * not have, the nearest one. False where there is no such story, or it has no scenes.
   */
  present(place: StoryPlace): boolean;
  /** Restores the scene after the presenter left it. False where they did not. */
  returnToScene(): boolean;
  /** Ends the presentation. False if there is none. */
  end(): boolean;
}

const presenters = new WeakMap<Workspace, Presenter>();

/** The presenter of a workspace; for a story’s own workspace, the presenter that made it. */
export function presenterOf(workspace: Workspace): Presenter {
  let presenter = presenters.get(workspace);
  if (presenter === undefined) {
    presenter = createPresenter(workspace);
    presenters.set(workspace, presenter);
  }
  return presenter;
}

function createPresenter(explored: Workspace): Presenter {
  const store = createStore<Presentation | null>(() => null);
  const derive = createDerivation();
  const present = (place: StoryPlace): boolean => {
    const { knowledge, document } = explored.store.getState();
    const story = knowledge.dataset.stories.find(({ id }) => id === place.story);
    const staged = story && stageScene(knowledge, derive, story, place);
    if (!staged) return false;
    const on = store.getState();
    if (on === null) {
      explored.point(null);
      const made = createWorkspace(knowledge.dataset, staged.sceneView, {
        knowledge,
        document,
        mayEdit: false,
        session: explored.session,
      });
      // The document is the explored workspace's: a save is noted there.
      const presented = { ...made, noteSaved: explored.noteSaved };
      presenters.set(presented, presenter);
      store.setState({ ...staged, workspace: presented }, true);
    } else {
      // The place is set before the view changes, so that listeners to the view can ask where in the story it is.
      store.setState({ ...on, ...staged }, true);
      on.workspace.begin(staged.sceneView);
    }
    return true;
  };
  // A story is over when its document changes or another view is opened beside it.
  explored.store.subscribe((now, before) => {
    if (now.document.dataset !== before.document.dataset || now.openings !== before.openings) presenter.end();
  });
  const presenter: Presenter = {
    store,
    present,
    returnToScene: () => {
      const on = store.getState();
      return on !== null && hasLeftScene(on) && present(on);
    },
    end: () => {
      if (store.getState() === null) return false;
      store.setState(null, true);
      return true;
    },
  };
  return presenter;
}

/** Whether the presenter has left the scene: clicked, moved the camera, opened a passage. */
export function hasLeftScene(on: Presentation | null): boolean {
  return on !== null && on.workspace.store.getState().view !== on.sceneView;
}

/** The story that is being presented; null where none is. */
export function presentedStory(on: Presentation | null): Story | null {
  return on?.workspace.store.getState().knowledge.dataset.stories.find(({ id }) => id === on.story) ?? null;
}
