import type { SubgraphChoice } from "../features/files/subgraph.ts";
import type { ClaimId, EntityId } from "../model/ids.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { ViewState } from "../model/view-state.ts";
import { facetTables } from "./facets.ts";
import type { WorkspaceState } from "./workspace.ts";

/** A choice of entities and claims, and its rule in words. */
export type Part = Pick<SubgraphChoice, "entities" | "claims" | "filter">;

/** What is shown: the part that lens, legend, time and focus leave. */
export function shownPart({ knowledge, view, derived }: WorkspaceState): Part {
  return partOf(knowledge, derived.entityMask, derived.claimMask, describeFilters(knowledge, view));
}

/** What is selected: the selected claims and entities, and the shown claims that a selected entity is an end of. */
export function selectedPart({ knowledge, view, derived }: WorkspaceState): Part {
  const { selection } = view;
  const chosen = new Set(selection.claims);
  const entities = new Set(selection.entities);
  const claims = knowledge.dataset.claims.filter(
    ({ id, subject, object }, c) =>
      chosen.has(id) ||
      (derived.claimMask[c] === 1 && (entities.has(subject) || (object !== null && entities.has(object)))),
  );
  const ends = claims.flatMap(({ subject, object }) => (object === null ? [subject] : [subject, object]));
  const names = [...selection.entities.map((id) => labelOf(knowledge, id)), ...selection.claims];
  return {
    entities: new Set([
      ...knowledge.dataset.entities.filter(({ id }) => entities.has(id)).map(({ id }) => id),
      ...ends,
    ]),
    claims: new Set(claims.map(({ id }) => id)),
    filter: `selected: ${names.join(", ")}; ${describeFilters(knowledge, view)}`,
  };
}

/** A part by masks over entity and claim numbers, 1 where taken. */
export function partOf(
  { dataset }: KnowledgeGraph,
  entityMask: Uint8Array,
  claimMask: Uint8Array,
  filter: string,
): Part {
  const entities = dataset.entities.flatMap(({ id }, e): EntityId[] => (entityMask[e] === 1 ? [id] : []));
  const claims = dataset.claims.flatMap(({ id }, c): ClaimId[] => (claimMask[c] === 1 ? [id] : []));
  return { entities: new Set(entities), claims: new Set(claims), filter };
}

/** The filters of a view in words, as a subgraph records them; "everything" where there are none. */
export function describeFilters(knowledge: KnowledgeGraph, { hidden, time, focus }: ViewState): string {
  const phrases: string[] = [];
  for (const { facet, values } of facetTables(knowledge)) {
    const isHidden = new Set(hidden[facet.id]);
    const out = values.filter(({ id }) => isHidden.has(id)).map(({ label }) => label);
    if (out.length === 0) continue;
    const kept = values.filter(({ id }) => !isHidden.has(id)).map(({ label }) => label);
    phrases.push(
      `${facet.title.toLowerCase()}: ${kept.length <= out.length ? `only ${kept.join(", ") || "nothing"}` : `without ${out.join(", ")}`}`,
    );
  }
  if (time.from !== null || time.to !== null) {
    const bounds = [time.from === null ? "" : `from ${time.from}`, time.to === null ? "" : `to ${time.to}`];
    phrases.push(`${time.match} ${bounds.filter((bound) => bound !== "").join(" ")}`);
  }
  if (!time.undated) phrases.push("without undated claims");
  if (focus !== null) {
    const centres = focus.entities.map((id) => labelOf(knowledge, id)).join(", ");
    phrases.push(`${focus.hops === 1 ? "1 hop" : `${focus.hops} hops`} around ${centres}`);
  }
  return phrases.length === 0 ? "everything" : phrases.join("; ");
}

function labelOf({ dataset, entityNumber }: KnowledgeGraph, id: string): string {
  return dataset.entities[entityNumber.get(id) ?? -1]?.label ?? id;
}
