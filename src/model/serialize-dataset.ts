import { compileKeyOrder } from "../lib/key-order.ts";
import { type Dataset, datasetSchema } from "./dataset.ts";

const inSchemaOrder = compileKeyOrder(datasetSchema);

/**
 * The one-file form of a dataset as text: keys in the order of the schema, records in the order of their ids, two
 * spaces of indent, a line end at the end. Equal datasets give equal bytes, whatever their order in memory was.
 *
 * The terms of the vocabulary and the questions keep the order they have: it is the dataset's own (stances go from
 * firm to weak, a legend and a list of questions are read from the top), and sorting would lose it.
 */
export function serializeDataset(dataset: Dataset): string {
  return jsonText(inSchemaOrder(inIdOrder(dataset)));
}

/** The same as `serializeDataset`, without white space between the values: for a place where nobody reads it line by line. */
export function serializeCompactly(dataset: Dataset): string {
  return JSON.stringify(inSchemaOrder(inIdOrder(dataset)));
}

/** A value as JSON text in the layout of every file we write: two spaces of indent, a line end at the end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The same dataset with its records sorted by id, in code unit order, so that no locale has a say. */
export function inIdOrder(dataset: Dataset): Dataset {
  return {
    ...dataset,
    entities: sortedById(dataset.entities),
    claims: sortedById(dataset.claims),
    links: sortedById(dataset.links),
    sources: sortedById(dataset.sources),
    layouts: sortedById(dataset.layouts),
  };
}

/** Index of the first record whose id does not come after that of the one before it; -1 where all are in order. */
export function firstOutOfOrder(records: readonly { readonly id: string }[]): number {
  return records.findIndex(({ id }, index) => {
    const before = records[index - 1];
    return before !== undefined && !(before.id < id);
  });
}

function sortedById<Item extends { readonly id: string }>(records: readonly Item[]): readonly Item[] {
  return firstOutOfOrder(records) === -1
    ? records
    : records.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
