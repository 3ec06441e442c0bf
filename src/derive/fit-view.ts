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
import { fittedViewWords as words } from "../words/en/fitted-view.ts";
import type { Words } from "../words/message.ts";
import { listText } from "../words/numbers.ts";
import { viewedDataset } from "./viewed-dataset.ts";

/** Most ids that one issue names; the others are counted. */
const MOST_NAMED = 3;

/**
 * Makes a view of a dataset from one that came from outside (a link, a file): what the dataset does not have is left
 * out and reported, one issue for each part of the view; the path is that part's key.
 * @param from what the view came in.
 */
export function fitView(
  knowledge: KnowledgeGraph,
  specification: ViewSpecification,
  from: "link" | "scene" | "figure" | "file" = "link",
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
        message: words.missing({ from, ids: listed(missing), count: missing.length }),
        hint: words.otherVersion({ from }),
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

function listed(ids: readonly string[]): Words {
  const named = ids.slice(0, MOST_NAMED).map((id) => words.id({ id: id.length > 60 ? `${id.slice(0, 60)}…` : id }));
  const others = ids.length - named.length;
  return listText(others > 0 ? [...named, words.more({ count: others })] : named);
}
