import type { Dataset } from "./dataset.ts";
import { type AnyRecord, firstMoved, RECORD_KINDS, RECORD_LISTS, type RecordKind } from "./record-lists.ts";

/** What is edited: the records of a dataset as they stand, and what files hold of them. */
export interface Document {
  /** As the file that was opened has it: another object is another document. */
  readonly opened: Dataset;
  /** As it stands. */
  readonly dataset: Dataset;
  /** As the file has it that was saved last; until one was, as opened. */
  readonly saved: Dataset;
  /** Counts what was done to it, undoing included; 0 as opened. */
  readonly revision: number;
}

/** A document as it is opened. */
export function openDocument(dataset: Dataset): Document {
  return { opened: dataset, dataset, saved: dataset, revision: 0 };
}

/** One record that differs from the opened file's. */
export interface Change {
  readonly of: RecordKind;
  readonly id: string;
  readonly is: "added" | "changed" | "removed";
  /** As the opened file has it; null where it has none. */
  readonly opened: AnyRecord | null;
}

const changesByRecords = new WeakMap<Dataset, { readonly opened: Dataset; readonly changes: readonly Change[] }>();

/** What differs from the opened file, in the order of the records. A record that was changed back does not. */
export function changesOf({ opened, dataset }: Pick<Document, "opened" | "dataset">): readonly Change[] {
  const known = changesByRecords.get(dataset);
  if (known?.opened === opened) return known.changes;
  const changes = RECORD_KINDS.flatMap((of) => {
    const { read } = RECORD_LISTS[of];
    return changesInList(of, read(opened), read(dataset));
  });
  changesByRecords.set(dataset, { opened, changes });
  return changes;
}

/** Whether anything differs from the opened file, the order of records included. */
export function isChanged({ opened, dataset }: Pick<Document, "opened" | "dataset">): boolean {
  return !holdsSame(opened, dataset);
}

/** Whether something was changed that no file holds. */
export function isUnsaved(document: Document): boolean {
  return isChanged(document) && !holdsSame(document.saved, document.dataset);
}

/** Whether two datasets that one opened file led to have the same records in the same order. */
export function holdsSame(a: Dataset, b: Dataset): boolean {
  return RECORD_KINDS.every((of) => isSameList(RECORD_LISTS[of].read(a), RECORD_LISTS[of].read(b)));
}

/** Whether two lists hold the very same records in the same order. */
export function isSameList(a: readonly AnyRecord[], b: readonly AnyRecord[]): boolean {
  return a === b || (a.length === b.length && firstMoved(a, b, 0) === a.length);
}

function changesInList(of: RecordKind, opened: readonly AnyRecord[], now: readonly AnyRecord[]): readonly Change[] {
  if (opened === now) return [];
  // Most records have not moved: a map of all of them would take longer than the rest.
  const moved = { opened: [] as AnyRecord[], now: [] as AnyRecord[] };
  const [longer, shorter] = now.length < opened.length ? [opened, now] : [now, opened];
  for (let at = firstMoved(longer, shorter, 0); at < longer.length; at = firstMoved(longer, shorter, at + 1)) {
    if (at < opened.length) moved.opened.push(opened[at] as AnyRecord);
    if (at < now.length) moved.now.push(now[at] as AnyRecord);
  }
  const rest = new Map<string, AnyRecord>(moved.opened.map((record) => [record.id, record]));
  const changes: Change[] = [];
  for (const record of moved.now) {
    const { id } = record;
    const before = rest.get(id) ?? null;
    rest.delete(id);
    if (before === null) changes.push({ of, id, is: "added", opened: null });
    else if (before !== record) changes.push({ of, id, is: "changed", opened: before });
  }
  for (const [id, before] of rest) changes.push({ of, id, is: "removed", opened: before });
  return changes;
}
