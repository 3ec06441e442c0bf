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
import { storyCommandWords as words } from "../../words/en/story-commands.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";

const PARTS = SLICE_IDS.filter((id) => viewSlices[id].sceneWords !== null);

/** What a scene stores of the view on the canvas: whatever differs from the default. */
export function viewOfCanvas(view: ViewState): ViewSpecification {
  return specificationOf(view, PARTS);
}

/** In which parts the view on the canvas differs from a scene's. */
export function differences(scene: ViewState, canvas: ViewState): readonly SliceId[] {
  const isSame = <Id extends SliceId>(id: Id) => (viewSlices[id].isSame ?? isSameJson)(scene[id], canvas[id]);
  return PARTS.filter((id) => !isSame(id));
}

/** The title of a scene that was just captured, until its author changes it: what it is about. */
export function titleOfCanvas(knowledge: KnowledgeGraph, { focus, selection }: ViewState, number: number): Words {
  const middle = focus?.entities ?? selection.entities;
  if (middle.length === 0 || middle.length > 2) return words.sceneNumbered({ number });
  const names = listText(middle.map((id) => labelOf(knowledge, id)));
  return focus !== null && focus.hops > 0 ? words.sceneAround({ names }) : names;
}
