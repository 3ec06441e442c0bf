import * as v from "valibot";
import { moveItem } from "../../lib/move-item.ts";
import type { Scene, SceneStep } from "../../model/story.ts";
import type { Selection } from "../../model/view-state.ts";
import { storyCommandWords as words } from "../../words/en/story-commands.ts";
import type { Command } from "../../workspace/command.ts";
import { openScene, sceneEdit } from "./scene-commands.ts";
import { defineWriting, withScene } from "./story-edits.ts";

const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const NOTHING: Selection = { entities: [], claims: [] };

const isSelected = ({ entities, claims }: Selection) => entities.length + claims.length > 0;

/** Adds a step at the end of the open scene; it reveals the selection. */
export const addRevealingStep = addStepBy("reveal", words.addRevealStep, (selection) => ({
  reveal: selection,
  point: null,
  caption: null,
}));

/** Adds a step at the end of the open scene; it points at the selection. */
export const addPointingStep = addStepBy("point", words.addHighlightStep, (selection) => ({
  reveal: NOTHING,
  point: selection,
  caption: null,
}));

/** Sets what a step reveals: the selection, also where that is empty. */
export const revealSelected = sceneEdit(
  { id: "scenes.step-reveal", title: words.setRevealed },
  { step: place },
  (scene, { step }, { view }) => withStep(scene, step, (held) => ({ ...held, reveal: view.selection })),
);

/** Sets what a step points at: the selection; where that is empty, what the step before points at. */
export const pointAtSelected = sceneEdit(
  { id: "scenes.step-point", title: words.setHighlighted },
  { step: place },
  (scene, { step }, { view: { selection } }) =>
    withStep(scene, step, (held) => ({ ...held, point: isSelected(selection) ? selection : null })),
);

/** Writes the text that is added to the caption from a step on; blanks remove it. */
export const writeStepCaption = sceneEdit(
  { id: "scenes.step-caption", title: words.editStepCaption, recording: "gesture" },
  { step: place, caption: v.string() },
  (scene, { step, caption }) =>
    withStep(scene, step, (held) => ({ ...held, caption: caption.trim() === "" ? null : caption })),
);

export const removeStep = sceneEdit(
  { id: "scenes.step-remove", title: words.removeStep },
  { step: place },
  (scene, { step }) => (step < scene.steps.length ? { ...scene, steps: scene.steps.toSpliced(step, 1) } : scene),
);

/** Moves a step to another place in its scene, counted from 0. */
export const moveStep = sceneEdit(
  { id: "scenes.step-move", title: words.moveStep },
  { step: place, to: v.pipe(v.number(), v.integer()) },
  (scene, { step, to }) => {
    const steps = moveItem(scene.steps, step, to);
    return steps === scene.steps ? scene : { ...scene, steps };
  },
);

function addStepBy(kind: string, title: Command["title"], stepOf: (selection: Selection) => SceneStep) {
  return defineWriting({
    id: `scenes.step-add-${kind}`,
    title,
    payload: v.undefined(),
    isEnabled: (context) => openScene(context) !== undefined && isSelected(context.view.selection),
    write: (work, _, context) => {
      const open = openScene(context);
      if (open === undefined) return work;
      return withScene(work, open.story, open.scene.id, (scene) => ({
        ...scene,
        steps: [...scene.steps, stepOf(work.view.selection)],
      }));
    },
  });
}

function withStep(scene: Scene, at: number, change: (step: SceneStep) => SceneStep): Scene {
  const step = scene.steps[at];
  return step === undefined ? scene : { ...scene, steps: scene.steps.with(at, change(step)) };
}
