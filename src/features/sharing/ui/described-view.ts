import { claimSentence, labelOf, leadingAttribution } from "../../../derive/claim-words.ts";
import { describeFilters } from "../../../derive/describe-filters.ts";
import type { WorkspaceState } from "../../../workspace/workspace.ts";

type Shown = Pick<WorkspaceState, "knowledge" | "view" | "derived">;

/** What a selection is, in words: a name, a claim as a sentence, or how many; null where nothing is selected. */
export function selectionInWords({ knowledge, view, derived }: Shown): string | null {
  const { entities, claims } = view.selection;
  const count = entities.length + claims.length;
  if (count === 0) return null;
  if (count > 1) return `${count.toLocaleString("en")} entities and claims`;
  const [entity] = entities;
  if (entity !== undefined) return labelOf(knowledge, entity);
  const claim = knowledge.claimNumber.get(claims[0] ?? "");
  if (claim === undefined) return claims[0] ?? null;
  const { subject, adverb, verb, object } = claimSentence(
    knowledge,
    claim,
    leadingAttribution(knowledge, derived, claim),
  );
  return [subject, adverb, verb, object].filter((part) => part !== "").join(" ");
}

/** What a view shows, in words: its filters and what is selected; null where it is the whole graph. */
export function viewInWords(shown: Shown): string | null {
  const filters = describeFilters(shown.knowledge, shown.view);
  const selection = selectionInWords(shown);
  const parts = [
    filters === "everything" ? null : filters,
    selection === null ? null : `${isOne(shown) ? `“${selection}”` : selection} selected`,
  ];
  return parts.filter((part) => part !== null).join("; ") || null;
}

function isOne({ view: { selection } }: Shown): boolean {
  return selection.entities.length + selection.claims.length === 1;
}
