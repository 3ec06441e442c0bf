import { fitView } from "../../derive/fit-view.ts";
import type { Issue } from "../../model/issue.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { decodeView } from "../../model/share-link.ts";
import type { ViewState } from "../../model/view-state.ts";

/**
 * The view of a dataset that a link holds: in the fragment of an address, or in a fragment by itself. An address without
 * one shows the whole graph.
 * @returns null where the text is no link; with the view, what cannot be read of it and what the dataset lacks.
 */
export function linkedView(
  knowledge: KnowledgeGraph,
  text: string,
): { readonly view: ViewState; readonly issues: readonly Issue[] } | null {
  const link = text.trim();
  const at = link.indexOf("#");
  const isAddress = /^(?:https?|file):\/\/./i.test(link);
  const fragment = at >= 0 ? link.slice(at + 1) : isAddress ? "" : link;
  if (!isAddress && !/^v=\d/.test(fragment)) return null;
  const decoded = decodeView(fragment);
  const { view, issues } = fitView(knowledge, decoded.view);
  return { view, issues: [...decoded.issues, ...issues] };
}
