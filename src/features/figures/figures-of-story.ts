import type { Figure } from "../../model/figure.ts";
import { isReadable } from "../../model/scene-version.ts";
import type { Scene, Story } from "../../model/story.ts";
import { specificationOf } from "../../model/view-state.ts";
import { captionWords, parseCaption } from "../stories/caption.ts";
import { captionsAt, viewOfScene } from "../stories/scene-view.ts";
import { alone, NEW_FIGURE } from "./figure-of-view.ts";

/** A figure of each scene of a story that this version can read, after its last step, in their order. */
export function figuresOfStory({ scenes }: Story): readonly Figure[] {
  return scenes.filter(isReadable).map(figureOfScene);
}

function figureOfScene(scene: Scene): Figure {
  const shown = viewOfScene(scene, scene.steps.length);
  // What the steps add is said aloud; a figure has the caption that the scene begins with.
  const [caption = ""] = captionsAt(scene, scene.steps.length);
  return {
    ...NEW_FIGURE,
    title: scene.title,
    caption: captionWords(parseCaption(caption)).replace(/\s+/g, " ").trim(),
    view: specificationOf(alone(shown, shown.views.first)),
    scope: shown.camera === null ? "whole" : "view",
  };
}
