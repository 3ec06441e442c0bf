import type { Issue } from "../model/issue.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { Keep } from "../model/view-slices/slice.ts";
import {
  type SliceId,
  specify,
  type ViewSpecification,
  type ViewState,
  viewFrom,
  viewSlices,
} from "../model/view-state.ts";
import { verbatim } from "../words/message.ts";
import { viewedDataset } from "./viewed-dataset.ts";

/** Most ids that one issue names; the others are counted. */
const MOST_NAMED = 3;

/**
 * Makes a view of a dataset from one that came from outside (a link, a file): what the dataset does not have is left
 * out and told, one issue for each part of the view; the path is that part's key.
 * @param noun what the view came in, as the sentences say it.
 */
export function fitView(
  knowledge: KnowledgeGraph,
  specification: ViewSpecification,
  noun: "link" | "scene" | "file" = "link",
): { readonly view: ViewState; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const dataset = viewedDataset(knowledge);
  const keep: Keep = (path, ids, known) => {
    const distinct = [...new Set(ids)];
    const missing = distinct.filter((id) => !known.has(id));
    if (missing.length > 0)
      issues.push({
        code: "view/not-in-dataset",
        path,
        message: verbatim(
          `The ${noun} names ${inWords(missing)}, which ${missing.length === 1 ? "is" : "are"} not in this dataset.`,
        ),
        hint: verbatim(`The ${noun} may be of another version of the dataset.`),
      });
    return distinct.filter((id) => known.has(id));
  };
  const whole = viewFrom(specification);
  const fit = <Id extends SliceId>(id: Id): ViewState[Id] => {
    const slice = viewSlices[id];
    return slice.fit ? slice.fit(whole[id], dataset, keep) : whole[id];
  };
  return { view: viewFrom(specify(fit)), issues };
}

function inWords(ids: readonly string[]): string {
  const named = ids.slice(0, MOST_NAMED).map((id) => `“${id.length > 60 ? `${id.slice(0, 60)}…` : id}”`);
  const others = ids.length - named.length;
  if (others > 0) return `${named.join(", ")} and ${others} more`;
  return [named.slice(0, -1).join(", "), named.at(-1)].filter(Boolean).join(" and ");
}
