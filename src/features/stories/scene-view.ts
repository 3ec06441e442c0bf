import { bug } from "../../lib/result.ts";
import type { Scene, SceneStep } from "../../model/story.ts";
import { type Selection, type ViewState, viewFrom } from "../../model/view-state.ts";

/**
 * A scene after a number of its steps: what later steps reveal is still hidden, and what the newest step points at is
 * the selection. Ids are not checked against the dataset.
 * @param step steps taken, from 0 to the number of steps.
 */
export function viewOfScene(scene: Scene, step: number): ViewState {
  if (step < 0 || step > scene.steps.length) bug(`viewOfScene: "${scene.id}" has no step ${step}.`);
  const view = viewFrom(scene.view);
  const pending = scene.steps.slice(step).flatMap(({ reveal }) => [...reveal.entities, ...reveal.claims]);
  const pointer = scene.steps.slice(0, step).findLast(({ point }) => point !== null)?.point;
  return {
    ...view,
    aside: { ...view.aside, hidden: [...new Set([...view.aside.hidden, ...pending])] },
    selection: pointer ?? withoutIds(view.selection, new Set(pending)),
  };
}

/** The captions that are read at a step: the scene's, then those of the steps taken. */
export function captionsAt(scene: Scene, step: number): readonly string[] {
  const captions = [scene.caption, ...scene.steps.slice(0, step).map(({ caption }) => caption)];
  return captions.filter((caption) => caption !== null && caption.trim() !== "") as string[];
}

/** Whether a step changes nothing: a press that shows nothing new would look like a bug. */
export function isIdle({ reveal, point, caption }: SceneStep): boolean {
  return reveal.entities.length + reveal.claims.length === 0 && point === null && caption === null;
}

/** Without what is not revealed yet. */
function withoutIds({ entities, claims }: Selection, ids: ReadonlySet<string>): Selection {
  return { entities: entities.filter((id) => !ids.has(id)), claims: claims.filter((id) => !ids.has(id)) };
}
