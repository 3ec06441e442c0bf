import { createDerivation } from "../../derive/derive.ts";
import { placesOf } from "../../derive/places.ts";
import type { RunTask } from "../../lib/task.ts";
import type { Dataset } from "../../model/dataset.ts";
import type { Issue } from "../../model/issue.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { ViewState } from "../../model/view-state.ts";
import type { WorkspaceState } from "../../workspace/workspace.ts";
import { changedParts } from "./changed-parts.ts";
import { compareDatasets, type Differences, type PairedBy } from "./compare-datasets.ts";
import { comparedOf, type compareTask, comparing, type PlacedChange } from "./compare-task.ts";
import { type ShownInOne, shownInOne, type ViewDifference, viewDifferences } from "./view-differences.ts";

/** What the dataset on the screen, or its view, is compared with. */
export type ComparedWith =
  /** The dataset as it was opened. */
  | { readonly is: "opened" }
  /** A dataset of a file. `isArranged`: whether it came with places of its own; else they were computed for the screen. */
  | { readonly is: "file"; readonly name: string; readonly knowledge: KnowledgeGraph; readonly isArranged: boolean }
  /** A view that a link holds, as far as the dataset has what it names; `issues` say what it lacks. */
  | { readonly is: "link"; readonly link: string; readonly view: ViewState; readonly issues: readonly Issue[] };

type OtherDataset = Exclude<ComparedWith, { readonly is: "link" }>;

/** What is compared: A, and B, which is on the screen. */
interface Datasets {
  readonly a: Dataset;
  readonly b: Dataset;
}

/** Two datasets and what differs from A, which is compared with, to B, which is on the screen. */
export interface DatasetComparison {
  readonly is: "datasets";
  readonly differences: Differences;
  readonly compared: Readonly<Record<"a" | "b", KnowledgeGraph>>;
}

/** Two views of the dataset and what differs from A, that of the link, to B, which is on the screen. */
export interface ViewComparison {
  readonly is: "views";
  readonly knowledge: KnowledgeGraph;
  readonly list: readonly ViewDifference[];
  readonly shown: ShownInOne;
  /** Where entities stand in B, in layout space. */
  readonly places: Float32Array;
}

export type ComparisonPhase = "taking-in" | "comparing" | "handing-over";

/** Records of both sides up to which comparing takes less time than handing them to a worker. */
const MOST_IN_PLACE = 4_000;

/** What a dataset is compared as: an arrangement that was only computed for the screen is nobody's. */
export function comparedDatasets(
  { document, knowledge }: Pick<WorkspaceState, "document" | "knowledge">,
  other: OtherDataset,
): Datasets {
  if (other.is === "opened") return changedParts(document);
  const [a, b] = [other.knowledge.dataset, knowledge.dataset];
  const [computed] = other.isArranged ? [] : a.layouts;
  if (computed === undefined) return { a, b };
  return {
    a: { ...a, layouts: a.layouts.slice(1) },
    b: { ...b, layouts: b.layouts.filter(({ id }) => id !== computed.id) },
  };
}

/** Whether a comparison of two datasets is done in place, in a moment, and not in a worker. */
export function isQuick({ a, b }: Datasets): boolean {
  return a.entities.length + a.claims.length + b.entities.length + b.claims.length <= MOST_IN_PLACE;
}

/**
 * Compares the dataset on the screen with another in a worker.
 * @param datasets those of `comparedDatasets`.
 * @returns null where it was cancelled; a reason, which may be empty, where it failed.
 */
export async function comparedAway(
  state: Pick<WorkspaceState, "document" | "knowledge">,
  other: OtherDataset,
  datasets: Datasets,
  pairedBy: PairedBy,
  {
    runTask,
    signal,
    onProgress,
  }: {
    readonly runTask: RunTask;
    readonly signal: AbortSignal;
    readonly onProgress: (phase: ComparisonPhase) => void;
  },
): Promise<DatasetComparison | { readonly is: "failed"; readonly reason: string } | null> {
  const { request, more } = comparing(datasets.a, datasets.b, pairedBy);
  const changes: PlacedChange[] = [];
  const outcome = await runTask<typeof compareTask>("compare", request, {
    signal,
    more,
    onProgress,
    onPart: (part) => void changes.push(...part),
  });
  if (outcome.is === "cancelled") return null;
  if (outcome.is === "failed") return { is: "failed", reason: outcome.reason ?? "" };
  return finishedComparison(state, other, datasets, comparedOf(outcome.output, changes, datasets));
}

/** The same at once, however long it takes. */
export function comparedInPlace(
  state: Pick<WorkspaceState, "document" | "knowledge">,
  other: OtherDataset,
  datasets: Datasets,
  pairedBy: PairedBy,
): DatasetComparison {
  const [a, b] = [buildKnowledgeGraph(datasets.a), buildKnowledgeGraph(datasets.b)];
  return finishedComparison(state, other, datasets, compareDatasets(a, b, pairedBy), a);
}

function finishedComparison(
  { document, knowledge }: Pick<WorkspaceState, "document" | "knowledge">,
  other: OtherDataset,
  datasets: Datasets,
  differences: Differences,
  graphA?: KnowledgeGraph,
): DatasetComparison {
  if (other.is === "file") return { is: "datasets", differences, compared: { a: other.knowledge, b: knowledge } };
  // Of what was opened only the parts that differ were compared: what was left out is in both.
  const added = (of: "entity" | "claim") =>
    differences.changes.filter((change) => change.of === of && change.is === "added").length;
  const inBoth = {
    entities: knowledge.dataset.entities.length - added("entity"),
    claims: knowledge.dataset.claims.length - added("claim"),
  };
  const part = graphA ?? buildKnowledgeGraph(datasets.a);
  // With the places of what is gone.
  const a = { ...part, dataset: { ...part.dataset, layouts: document.opened.layouts } };
  return { is: "datasets", differences: { ...differences, inBoth }, compared: { a, b: knowledge } };
}

/** Compares the view on the screen with that of a link. */
export function compareWithView(
  { knowledge, view, derived }: Pick<WorkspaceState, "knowledge" | "view" | "derived">,
  other: ViewState,
): ViewComparison {
  // The list itself is open in this panel.
  const seen = { ...other, room: view.room };
  return {
    is: "views",
    knowledge,
    list: viewDifferences(knowledge, seen, view),
    shown: shownInOne(createDerivation()(knowledge, other), derived),
    places: placesOf(knowledge, view.moved),
  };
}
