import * as v from "valibot";
import { freshSlug } from "../../lib/fresh-slug.ts";
import { isReadable, SCENE_VERSION } from "../../model/scene-version.ts";
import type { Scene, SceneRecord, Story } from "../../model/story.ts";
import type { ViewSpecification, ViewState } from "../../model/view-state.ts";
import { storyCommandWords as words } from "../../words/en/story-commands.ts";
import { type CommandContext, defineCommand } from "../../workspace/command.ts";
import { titleOfCanvas, viewOfCanvas } from "./capture.ts";
import { freshSceneId, openScene as readableScene, sceneAt } from "./scene-commands.ts";
import { isFitted, viewForWriting } from "./scene-writing.ts";
import { spreadNeighbourhood } from "./spread-neighbourhood.ts";
import { UNDESCRIBED } from "./story-commands.ts";
import { defineWriting, inStories, storiesPanelIn, storyInPanel, withScene, withScenes } from "./story-edits.ts";

/** Adds a story whose first scene is what the canvas shows, and opens it. */
export const startStory = defineWriting({
  id: "stories.start",
  title: words.newStory,
  payload: v.undefined(),
  write: ({ stories }, _, context) => {
    const title = words.storyNumbered({ number: stories.length + 1 });
    const id = freshSlug(
      title,
      stories.map((story) => story.id),
      "story",
    ) as Story["id"];
    const taken = captured(context, []);
    const story: Story = { id, title, description: UNDESCRIBED, scenes: [taken.scene] };
    return { view: inStories(taken.view, id, null), stories: [...stories, story] };
  },
});

/**
 * Captures what the canvas shows as a new scene of the open story, and opens it: after the scene that is open, else at
 * the end.
 */
export const captureScene = defineWriting({
  id: "scenes.capture",
  title: words.captureScene,
  payload: v.undefined(),
  isEnabled: (context) => storyInPanel(context) !== undefined,
  write: (before, _, context) => {
    const story = storyInPanel(context);
    if (story === undefined) return before;
    const { scene, view } = captured(context, story.scenes);
    const open = story.scenes.findIndex(({ id }) => id === storiesPanelIn(context.view)?.scene);
    const at = open === -1 ? story.scenes.length : open + 1;
    const work = withScenes(before, story.id, (scenes) => scenes.toSpliced(at, 0, scene));
    return { ...work, view: inStories(view, story.id, scene.id) };
  },
});

/** Replaces the view of the open scene with what the canvas shows. */
export const updateScene = defineWriting({
  id: "scenes.update",
  title: words.updateScene,
  payload: v.undefined(),
  isEnabled: (context) => readableScene(context) !== undefined,
  write: (work, _, context) => {
    const open = readableScene(context);
    if (open === undefined) return work;
    return withScene(work, open.story, open.scene.id, (scene) => ({ ...scene, view: canvasOf(context) }));
  },
});

/** Opens a scene and shows it, both in one step. A newer scene is opened but not shown. */
export const openScene = defineCommand({
  id: "scenes.open",
  title: words.openScene,
  opensView: true,
  payload: v.strictObject(sceneAt),
  run: (context, { story, scene }) => {
    const record = context.knowledge.dataset.stories
      .find(({ id }) => id === story)
      ?.scenes.find(({ id }) => id === scene);
    return shown(context, record, inStories(context.view, story, scene));
  },
});

/** Shows the open scene as it is stored. */
export const showScene = defineCommand({
  id: "scenes.show",
  title: words.showScene,
  opensView: true,
  payload: v.undefined(),
  isEnabled: (context) => readableScene(context) !== undefined,
  run: (context) => shown(context, readableScene(context)?.scene, context.view),
});

function shown({ knowledge }: CommandContext, scene: SceneRecord | undefined, view: ViewState): ViewState {
  return scene !== undefined && isReadable(scene) ? viewForWriting(knowledge, scene.view, view.room) : view;
}

/** What a scene stores of the canvas. A camera that fits what is shown is left out: it then fits any screen. */
function canvasOf({ knowledge, view }: CommandContext): ViewSpecification {
  return viewOfCanvas(isFitted(knowledge, view) ? { ...view, camera: null } : view);
}

/** A scene of what the canvas shows, and the view that then stands there: a neighbourhood is spread for itself. */
function captured(
  context: CommandContext,
  scenes: readonly SceneRecord[],
): { readonly scene: Scene; readonly view: ViewState } {
  const { knowledge } = context;
  const spread = spreadNeighbourhood(context);
  const title = titleOfCanvas(knowledge, spread, scenes.length + 1);
  const scene: Scene = {
    id: freshSceneId(scenes, title),
    schemaVersion: SCENE_VERSION,
    title,
    caption: "",
    cites: [],
    view: canvasOf({ ...context, view: spread }),
    steps: [],
    notes: null,
    seconds: null,
  };
  return { scene, view: spread === context.view ? spread : shown(context, scene, spread) };
}
