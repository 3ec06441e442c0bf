import { bug } from "../../lib/result.ts";
import type { Scene, SceneStep } from "../../model/story.ts";
import { type Selection, type ViewState, viewFrom } from "../../model/view-state.ts";

/**
 * A scene as it stands after a number of its steps: what later steps reveal is still hidden, and the newest pointer is
 * the selection. Ids are taken as they are; whether the dataset has them is the caller's to ask.
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
  const said = [scene.caption, ...scene.steps.slice(0, step).map(({ caption }) => caption)];
  return said.filter((caption) => caption !== null && caption.trim() !== "") as string[];
}

/** What a step changes, where it changes anything: a press that shows nothing new would look like a fault. */
export function isIdle({ reveal, point, caption }: SceneStep): boolean {
  return reveal.entities.length + reveal.claims.length === 0 && point === null && caption === null;
}

/** What is pointed at before it appears must not give it away. */
function withoutIds({ entities, claims }: Selection, ids: ReadonlySet<string>): Selection {
  return { entities: entities.filter((id) => !ids.has(id)), claims: claims.filter((id) => !ids.has(id)) };
}
