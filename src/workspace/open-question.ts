import type { Question } from "../model/dataset.ts";
import { type ViewState, viewFrom } from "../model/view-state.ts";
import type { WorkspaceState } from "./workspace.ts";

/** The dataset's question whose view is the one that is on, camera and moved nodes aside; null where there is none. */
export function openQuestion({ knowledge, view }: Pick<WorkspaceState, "knowledge" | "view">): Question | null {
  const now = essence(view);
  return knowledge.dataset.questions.find((question) => essence(viewFrom(question.view)) === now) ?? null;
}

/** What makes two views answer the same question, as one string. */
function essence({ hidden, time, focus, selection }: ViewState): string {
  const facets = Object.keys(hidden).sort();
  const sets = [...facets.map((facet) => [facet, ...[...(hidden[facet] ?? [])].sort()])];
  const { entities, claims } = selection;
  return JSON.stringify([
    sets,
    time,
    focus && [[...focus.entities].sort(), focus.hops],
    [...entities].sort(),
    [...claims].sort(),
  ]);
}
