import type { Dataset } from "../../model/dataset.ts";
import { type DatasetSlice, packedSlicesOf, restOf, SlicedDataset } from "../../model/dataset-slices.ts";
import { copiedColumns, handedColumns, type KnowledgeColumns, withColumns } from "../../model/knowledge-columns.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { readBundle } from "./bundles.ts";
import type { BundlePart, Database } from "./database.ts";

// The dataset of a workspace as it was opened, in the packed blocks that the page holds anyway: written once, and read
// again without parsing, checking or laying out.

/** The form of the parts. One of another form is left to the version of the program that has it. */
const ORIGINAL_FORM = 1;

interface Head {
  readonly form: number;
  /** The dataset without what follows. */
  readonly rest: Dataset;
  /** Which columns follow, and of which kind. */
  readonly columns: string;
}

type Plain =
  | DatasetSlice
  | { readonly column: keyof KnowledgeColumns; readonly value: KnowledgeColumns[keyof KnowledgeColumns] };

/**
 * What a dataset is written as.
 * @param knowledge its graph; null where there is none of it by now.
 */
export function* originalParts(opened: Dataset, knowledge: KnowledgeGraph | null): Generator<BundlePart, void> {
  const columns = knowledge && handedColumns(knowledge);
  const head: Head = { form: ORIGINAL_FORM, rest: restOf(opened), columns: columns === null ? "" : kindsOf(columns) };
  yield { is: "plain", value: head };
  for (const slice of packedSlicesOf(opened))
    yield "block" in slice ? { ...slice, is: "block" } : { is: "plain", value: slice };
  if (columns === null) return;
  for (const [column, value] of Object.entries(columns)) yield { is: "plain", value: { column, value } };
}

/**
 * Reads a dataset as it was opened, with its graph; null where it is of another form.
 * @throws where parts of it are gone.
 */
export async function readOriginal(database: Database, bundle: string): Promise<KnowledgeGraph | null> {
  const records = new SlicedDataset();
  const columns: Record<string, unknown> = {};
  let head: Head | null = null;
  for await (const part of readBundle(database, bundle)) {
    if (part.is === "block") records.add(part);
    else if (head === null) {
      head = part.value as Head;
      if (head.form !== ORIGINAL_FORM) return null;
    } else {
      const plain = part.value as Plain;
      if ("column" in plain) columns[plain.column] = plain.value;
      else records.add(plain);
    }
  }
  if (head === null) throw new Error("There is nothing of the dataset left.");
  const dataset = records.whole(head.rest);
  // Made anew where there are none, or this version of the program has others.
  const areOurs = head.columns === kindsOf(copiedColumns(buildKnowledgeGraph(head.rest)));
  return areOurs ? withColumns(dataset, columns as unknown as KnowledgeColumns) : buildKnowledgeGraph(dataset);
}

/** The names of columns and the kinds of those that are arrays of numbers. */
function kindsOf(columns: object): string {
  return Object.entries(columns)
    .map(([name, value]) => (ArrayBuffer.isView(value) ? `${name} ${value.constructor.name}` : name))
    .sort()
    .join();
}
