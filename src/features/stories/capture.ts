import { isSameJson } from "../../lib/same-json.ts";
import { labelOf } from "../../model/claim-words.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { Camera, ViewSpecification, ViewState } from "../../model/view-state.ts";
import { DEFAULT_VIEW } from "../../model/view-state.ts";

/** The parts of a view that a scene holds: all but the panel on the right, which is no part of the picture. */
const PARTS = [
  "hidden",
  "time",
  "focus",
  "grown",
  "selection",
  "moved",
  "camera",
  "against",
  "hiding",
  "aside",
  "bundled",
] as const satisfies readonly (keyof ViewState)[];
export type ScenePart = (typeof PARTS)[number];

/** What a scene stores of the view on the screen: whatever differs from the default. */
export function viewOfScreen(view: ViewState): ViewSpecification {
  return Object.fromEntries(
    PARTS.filter((part) => !isSameJson(view[part], DEFAULT_VIEW[part])).map((part) => [part, view[part]]),
  );
}

/** How far two cameras may lie apart and still show the same, as a share of what they show. */
const SAME_FRAME = 0.01;

/** Whether two cameras show the same picture, but for what nobody sees. */
export function isSameFrame(a: Camera | null, b: Camera | null): boolean {
  if (a === null || b === null) return a === b;
  const most = SAME_FRAME * a.ratio;
  return Math.abs(a.x - b.x) <= most && Math.abs(a.y - b.y) <= most && Math.abs(a.ratio - b.ratio) <= most;
}

/** In which parts the view on the screen differs from a scene's, in the order in which a reader looks for them. */
export function differences(scene: ViewState, screen: ViewState): readonly ScenePart[] {
  return PARTS.filter((part) =>
    part === "camera" ? !isSameFrame(scene.camera, screen.camera) : !isSameJson(scene[part], screen[part]),
  );
}

/** What a scene that was just captured is called, until its author knows better: by what is in its middle. */
export function titleOfScreen(knowledge: KnowledgeGraph, { focus, selection }: ViewState, number: number): string {
  const middle = focus?.entities ?? selection.entities;
  if (middle.length === 0 || middle.length > 2) return `Scene ${number}`;
  const names = middle.map((id) => labelOf(knowledge, id)).join(" and ");
  return focus !== null && focus.hops > 0 ? `Around ${names}` : names;
}
