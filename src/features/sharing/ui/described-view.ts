import { labelOf, leadingAttribution, saidInWords } from "../../../derive/claim-words.ts";
import { describeFilters } from "../../../derive/describe-filters.ts";
import { sharingWords as words } from "../../../words/en/sharing.ts";
import { verbatim, type Words } from "../../../words/message.ts";
import type { WorkspaceState } from "../../../workspace/workspace.ts";

type Shown = Pick<WorkspaceState, "knowledge" | "view" | "derived">;

/** What is selected: a name, a claim as a sentence, or how many; null where nothing is. */
export function selectionInWords({ knowledge, view, derived }: Shown): Words | null {
  const { entities, claims } = view.selection;
  const count = entities.length + claims.length;
  if (count === 0) return null;
  if (count > 1) return words.several({ count });
  const [entity] = entities;
  if (entity !== undefined) return verbatim(labelOf(knowledge, entity));
  const claim = knowledge.claimNumber.get(claims[0] ?? "");
  if (claim === undefined) return verbatim(claims[0] ?? "");
  return saidInWords(knowledge, claim, leadingAttribution(knowledge, derived, claim));
}

/** What a view shows: its filters and what is selected; null where it is the whole graph. */
export function viewInWords(shown: Shown): Words | null {
  const described = describeFilters(shown.knowledge, shown.view);
  const filters = described === "everything" ? null : verbatim(described);
  const name = selectionInWords(shown);
  const { entities, claims } = shown.view.selection;
  const count = entities.length + claims.length;
  if (name === null) return filters;
  const selection = count === 1 ? words.selectedOne({ name }) : words.selected({ count });
  return filters === null ? selection : words.filtersAndSelection({ filters, selection });
}
