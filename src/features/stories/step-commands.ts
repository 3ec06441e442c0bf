import * as v from "valibot";
import { moveItem } from "../../lib/move-item.ts";
import type { Scene, SceneStep } from "../../model/story.ts";
import type { Selection } from "../../model/view-state.ts";
import { openScene, sceneEdit } from "./scene-commands.ts";
import { defineWriting, withScene } from "./story-edits.ts";

const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const NOTHING: Selection = { entities: [], claims: [] };

const isSelected = ({ entities, claims }: Selection) => entities.length + claims.length > 0;

/** Adds a step at the end of the scene that is being written; it reveals what is selected. */
export const addRevealingStep = addStepBy("reveal", "Add a step that reveals the selection", (selection) => ({
  reveal: selection,
  point: null,
  caption: null,
}));

/** Adds a step at the end of the scene that is being written; it points at what is selected. */
export const addPointingStep = addStepBy("point", "Add a step that points at the selection", (selection) => ({
  reveal: NOTHING,
  point: selection,
  caption: null,
}));

/** Lets a step reveal what is selected, in place of what it revealed; nothing, where nothing is. */
export const revealSelected = sceneEdit(
  { id: "scenes.step-reveal", title: "Set what a step reveals" },
  { step: place },
  (scene, { step }, { view }) => withStep(scene, step, (held) => ({ ...held, reveal: view.selection })),
);

/** Lets a step point at what is selected; where nothing is, the pointer stays where it was. */
export const pointAtSelected = sceneEdit(
  { id: "scenes.step-point", title: "Set what a step points at" },
  { step: place },
  (scene, { step }, { view: { selection } }) =>
    withStep(scene, step, (held) => ({ ...held, point: isSelected(selection) ? selection : null })),
);

/** Writes what is said in addition from a step on; blanks take it away. */
export const writeStepCaption = sceneEdit(
  { id: "scenes.step-caption", title: "Write the caption of a step", recording: "gesture" },
  { step: place, caption: v.string() },
  (scene, { step, caption }) =>
    withStep(scene, step, (held) => ({ ...held, caption: caption.trim() === "" ? null : caption })),
);

export const removeStep = sceneEdit(
  { id: "scenes.step-remove", title: "Remove a step" },
  { step: place },
  (scene, { step }) => (step < scene.steps.length ? { ...scene, steps: scene.steps.toSpliced(step, 1) } : scene),
);

/** Puts a step at another place of its scene, counted from 0. */
export const moveStep = sceneEdit(
  { id: "scenes.step-move", title: "Move a step" },
  { step: place, to: v.pipe(v.number(), v.integer()) },
  (scene, { step, to }) => {
    const steps = moveItem(scene.steps, step, to);
    return steps === scene.steps ? scene : { ...scene, steps };
  },
);

function addStepBy(kind: string, title: string, stepOf: (selection: Selection) => SceneStep) {
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
