import { labelOf } from "../../derive/claim-words.ts";
import { describeFilters } from "../../derive/describe-filters.ts";
import { sha256Hex } from "../../lib/sha256.ts";
import type { Dataset } from "../../model/dataset.ts";
import { extractId } from "../../model/extract.ts";
import type { ClaimId, EntityId } from "../../model/ids.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { serializeDataset } from "../../model/serialize-dataset.ts";
import { DEFAULT_VIEW, type Selection } from "../../model/view-state.ts";
import { exportScopeWords as words } from "../../words/en/export-scope.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import type { CommandContext } from "../../workspace/command.ts";
import { extractSubgraph, ruleFor } from "./subgraph.ts";

/** A dataset, a view of it, and what the two come to. */
type ViewedGraph = Pick<CommandContext, "knowledge" | "view" | "derived">;

export type ExportScopeId = "selection" | "claims" | "visible" | "all";

/** How much of a dataset is exported. Context that the chosen claims refer to is added later and not counted here. */
export interface ExportScope {
  readonly id: ExportScopeId;
  readonly entities: ReadonlySet<EntityId>;
  readonly claims: ReadonlySet<ClaimId>;
  /** The rule of the choice in words, as the file records it. */
  readonly filter: string;
}

/** Selected records that are named one by one; the others are counted. */
const MOST_NAMES = 12;

/**
 * The scopes of an export, from the narrowest.
 *
 * - `selection`: the selected entities; the selected claims with both their ends, even where a filter hides them; and
 *   the shown claims among the selected entities, which have no end outside the selection. A value that a shown claim
 *   states of a selected entity is such a claim.
 * - `claims`: the selection with every shown claim of the selected entities, and what these claims lead to.
 * - `visible`: what passes legend, lens, time and focus.
 * - `all`: the dataset as it stands.
 * @param filters the view's filters in words, as `describeFilters` gives them.
 */
export function exportScopes(context: ViewedGraph, filters: string): Readonly<Record<ExportScopeId, ExportScope>> {
  const { knowledge, derived } = context;
  const { entities, claims } = knowledge.dataset;
  return {
    selection: selectionScope(context, filters, "selection"),
    claims: selectionScope(context, filters, "claims"),
    visible: {
      id: "visible",
      entities: idsWhere(entities, derived.entityMask),
      claims: idsWhere(claims, derived.claimMask),
      filter: filters,
    },
    all: {
      id: "all",
      entities: new Set(entities.map(({ id }) => id)),
      claims: new Set(claims.map(({ id }) => id)),
      filter: words.everything(),
    },
  };
}

/**
 * The scope that a user most likely means: what is seen where a focus or a filter is on; else the selection, with its
 * claims where it has none by itself; else all.
 */
export function likelyScope(
  { knowledge, derived }: ViewedGraph,
  { selection }: Readonly<Record<ExportScopeId, ExportScope>>,
): ExportScopeId {
  if (derived.shownClaims < knowledge.claimCount || derived.shownEntities < knowledge.order) return "visible";
  if (selection.entities.size === 0) return "all";
  return selection.claims.size === 0 ? "claims" : "selection";
}

/** Whether a scope takes in a whole dataset: a part that has everything is no part. */
export function isAllOf(dataset: Dataset, { entities, claims }: Pick<ExportScope, "entities" | "claims">): boolean {
  return entities.size === dataset.entities.length && claims.size === dataset.claims.length;
}

/**
 * The part of a dataset in a scope, as a dataset: the same one where that is all of it, else a part that says what it is
 * part of.
 * @param parentHash what `hashOf` gives for the dataset, where it is known.
 */
export function datasetInScope(dataset: Dataset, scope: ExportScope, parentHash?: string): Dataset {
  if (isAllOf(dataset, scope)) return dataset;
  const { entities, claims, filter } = scope;
  return extractSubgraph(dataset, { entities, claims, filter, parentHash: parentHash ?? hashOf(dataset) });
}

/**
 * The name that a file is saved under: that of a part says that it is one, and of what.
 * @param extension with its dot, as in ".kg.json".
 */
export function exportFileName(dataset: Dataset, scope: ExportScope, extension: string): string {
  const { id } = dataset.dataset;
  if (isAllOf(dataset, scope)) return `${id}${extension}`;
  return `${extractId(dataset.derivedFrom?.dataset ?? id, ruleFor(dataset, scope.filter))}${extension}`;
}

function selectionScope(
  { knowledge, view, derived }: ViewedGraph,
  filters: string,
  id: "selection" | "claims",
): ExportScope {
  const { dataset, claimSubject, claimObject, claimCount, entityNumber, claimNumber } = knowledge;
  const { selection } = view;
  const isSelected = maskOf(selection.entities, entityNumber, knowledge.order);
  const chosenEntities = isSelected.slice();
  const chosenClaims = maskOf(selection.claims, claimNumber, claimCount);
  const isWithin = (subject: number, object: number): boolean =>
    id === "claims"
      ? isSelected[subject] === 1 || isSelected[object] === 1
      : isSelected[subject] === 1 && (object < 0 || isSelected[object] === 1);
  for (let c = 0; c < claimCount; c++) {
    const subject = claimSubject[c] as number;
    const object = claimObject[c] as number;
    if (chosenClaims[c] === 1) {
      chosenEntities[subject] = 1;
      if (object >= 0) chosenEntities[object] = 1;
    } else if (derived.claimMask[c] === 1 && isWithin(subject, object)) {
      chosenClaims[c] = 1;
      if (id === "claims") {
        chosenEntities[subject] = 1;
        if (object >= 0) chosenEntities[object] = 1;
      }
    }
  }
  return {
    id,
    entities: idsWhere(dataset.entities, chosenEntities),
    claims: idsWhere(dataset.claims, chosenClaims),
    filter: selectionInWords(knowledge, selection, filters, id),
  };
}

function selectionInWords(
  knowledge: KnowledgeGraph,
  selection: Selection,
  filters: string,
  id: "selection" | "claims",
): Words {
  const { dataset, entityNumber, claimNumber } = knowledge;
  const names = [
    ...selection.entities.map((id) => (entityNumber.has(id) ? labelOf(knowledge, id) : undefined)),
    ...selection.claims.map((id) => dataset.claims[claimNumber.get(id) ?? -1]?.id),
  ].filter((name) => name !== undefined);
  const rest = names.length - MOST_NAMES;
  const listed = listText([...names.slice(0, MOST_NAMES), ...(rest > 0 ? [words.more({ count: rest })] : [])]);
  const named =
    id === "selection" || selection.entities.length === 0
      ? words.selected({ names: listed })
      : words.withClaims({ names: listed });
  return isUnfiltered(knowledge, filters) ? named : words.within({ names: named, filters });
}

/** Whether the filters of a view in words say that there are none. */
export function isUnfiltered(knowledge: KnowledgeGraph, filters: string): boolean {
  return filters === describeFilters(knowledge, DEFAULT_VIEW);
}

/** Per number, 1 where its id is among the given; ids that the dataset does not have are passed over. */
function maskOf(ids: readonly string[], numbers: ReadonlyMap<string, number>, length: number): Uint8Array {
  const mask = new Uint8Array(length);
  for (const id of ids) {
    const number = numbers.get(id);
    if (number !== undefined) mask[number] = 1;
  }
  return mask;
}

function idsWhere<Id>(records: readonly { readonly id: Id }[], mask: Uint8Array): ReadonlySet<Id> {
  const ids = new Set<Id>();
  for (const [number, { id }] of records.entries()) if (mask[number] === 1) ids.add(id);
  return ids;
}

const hashes = new WeakMap<Dataset, string>();

/** sha-256 of a dataset's one-file form; worked out once, since it takes as long as writing the file. */
export function hashOf(dataset: Dataset): string {
  const known = hashes.get(dataset);
  if (known !== undefined) return known;
  const hash = sha256Hex(serializeDataset(dataset));
  hashes.set(dataset, hash);
  return hash;
}
