import { labelOf } from "../../derive/claim-words.ts";
import { isSameJson } from "../../lib/same-json.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import {
  SLICE_IDS,
  type SliceId,
  specificationOf,
  type ViewSpecification,
  type ViewState,
  viewSlices,
} from "../../model/view-state.ts";

const PARTS = SLICE_IDS.filter((id) => viewSlices[id].sceneWords !== null);

/** What a scene stores of the view on the screen: whatever differs from the default. */
export function viewOfScreen(view: ViewState): ViewSpecification {
  return specificationOf(view, PARTS);
}

/** In which parts the view on the screen differs from a scene's. */
export function differences(scene: ViewState, screen: ViewState): readonly SliceId[] {
  const isSame = <Id extends SliceId>(id: Id) => (viewSlices[id].isSame ?? isSameJson)(scene[id], screen[id]);
  return PARTS.filter((id) => !isSame(id));
}

/** What a scene that was just captured is called, until its author knows better: by what is in its middle. */
export function titleOfScreen(knowledge: KnowledgeGraph, { focus, selection }: ViewState, number: number): string {
  const middle = focus?.entities ?? selection.entities;
  if (middle.length === 0 || middle.length > 2) return `Scene ${number}`;
  const names = middle.map((id) => labelOf(knowledge, id)).join(" and ");
  return focus !== null && focus.hops > 0 ? `Around ${names}` : names;
}
