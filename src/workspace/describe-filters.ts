import { labelOf } from "../model/claim-words.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { ViewState } from "../model/view-state.ts";
import { facetTables } from "./facets.ts";

/** Most entities that a focus is described by; of more, the number is said. */
const MOST_NAMES = 12;

/** The filters of a view in words, as a subgraph records them; "everything" where there are none. */
export function describeFilters(knowledge: KnowledgeGraph, { hidden, time, focus, aside }: ViewState): string {
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
    const names = focus.entities.map((id) => labelOf(knowledge, id));
    const rest = names.length - MOST_NAMES;
    const centres = `${names.slice(0, MOST_NAMES).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
    const reach = focus.hops === 1 ? "1 hop around" : `${focus.hops} hops around`;
    phrases.push(`${focus.hops === 0 ? "only" : reach} ${centres}`);
  }
  if (aside.hidden.length > 0) phrases.push(`${aside.hidden.length} taken out by hand`);
  return phrases.length === 0 ? "everything" : phrases.join("; ");
}
