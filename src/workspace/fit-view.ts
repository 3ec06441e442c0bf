import type { Issue } from "../model/issue.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { DEFAULT_VIEW, type Focus, type Hidden, type ViewSpecification, type ViewState } from "../model/view-state.ts";
import { facetTables } from "./facets.ts";

/** Most ids that one issue names; the others are counted. */
const MOST_NAMED = 3;

/**
 * Makes a view of a dataset from one that came from outside (a link, a file): what the dataset does not have is left
 * out and told, one issue for each part of the view; the path is that part's key.
 */
export function fitView(
  knowledge: KnowledgeGraph,
  specification: ViewSpecification,
): { readonly view: ViewState; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const { entityNumber, claimNumber } = knowledge;
  const keep = (path: string, ids: readonly string[], known: { has(id: string): boolean }): readonly string[] => {
    const distinct = [...new Set(ids)];
    const missing = distinct.filter((id) => !known.has(id));
    if (missing.length > 0)
      issues.push({
        code: "view/not-in-dataset",
        path,
        message: `The link names ${inWords(missing)}, which ${missing.length === 1 ? "is" : "are"} not in this dataset.`,
        hint: "the link may be of another version of the dataset",
      });
    return distinct.filter((id) => known.has(id));
  };

  const { hidden, time, focus, selection, moved, camera } = specification;
  const view: ViewState = {
    hidden: hidden ? fitHidden(knowledge, hidden, keep) : DEFAULT_VIEW.hidden,
    time: time ?? DEFAULT_VIEW.time,
    focus: focus ? fitFocus(focus, keep("focus", focus.entities, entityNumber)) : null,
    selection: selection
      ? {
          entities: keep("selection", selection.entities, entityNumber),
          claims: keep("selection", selection.claims, claimNumber),
        }
      : DEFAULT_VIEW.selection,
    moved: moved
      ? Object.fromEntries(pick(moved, keep("moved", Object.keys(moved), entityNumber)))
      : DEFAULT_VIEW.moved,
    camera: camera ?? null,
  };
  return { view, issues };
}

function fitFocus({ hops }: Focus, entities: readonly string[]): Focus | null {
  return entities.length === 0 ? null : { entities, hops };
}

/** Values sorted and no empty lists, as the legend's commands keep them, so that equal views have equal links. */
function fitHidden(
  knowledge: KnowledgeGraph,
  hidden: Hidden,
  keep: (path: string, ids: readonly string[], known: { has(id: string): boolean }) => readonly string[],
): Hidden {
  const tables = new Map(facetTables(knowledge).map((table) => [table.facet.id, table]));
  const kept = keep("hidden", Object.keys(hidden), tables).flatMap((facet): [string, readonly string[]][] => {
    const table = tables.get(facet);
    const values = table ? keep(`hidden.${facet}`, hidden[facet] ?? [], table.position) : [];
    return values.length > 0 ? [[facet, values.toSorted()]] : [];
  });
  return Object.fromEntries(kept);
}

function pick<Value>(record: Readonly<Record<string, Value>>, keys: readonly string[]): readonly [string, Value][] {
  const kept = new Set(keys);
  return Object.entries(record).filter(([key]) => kept.has(key));
}

function inWords(ids: readonly string[]): string {
  const named = ids.slice(0, MOST_NAMED).map((id) => `“${id.length > 60 ? `${id.slice(0, 60)}…` : id}”`);
  const others = ids.length - named.length;
  if (others > 0) return `${named.join(", ")} and ${others} more`;
  return [named.slice(0, -1).join(", "), named.at(-1)].filter(Boolean).join(" and ");
}
