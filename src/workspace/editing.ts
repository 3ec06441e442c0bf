import { isSameJson } from "../lib/same-json.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Edit } from "../model/edit.ts";
import { applyEdits, placeIn } from "../model/edit-knowledge.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { type AnyRecord, RECORD_LISTS } from "../model/record-lists.ts";
import type { ViewState } from "../model/view-state.ts";
import type { Editor, Work } from "./command.ts";

// Most visits edit nothing, so this loads with the commands that do.

/** The code that a workspace edits its document with. */
export const editor: Editor = { applyEdits, asOpened };

/** What a command that edits the document comes to. */
export function edited(view: ViewState, edits: readonly Edit[]): Work {
  return { view, edits, editor };
}

/** The ids that edits took out of an opened file. What is added under any other id, the file cannot have. */
const removedFrom = new WeakMap<Dataset, Set<string>>();

function asOpened(edit: Edit, opened: Dataset, knowledge: KnowledgeGraph): Edit {
  if (edit.of === "attribution") return edit;
  const removed = removedFrom.get(opened) ?? new Set();
  if (edit.edit === "remove") {
    removedFrom.set(opened, removed.add(edit.id));
    return edit;
  }
  const { read } = RECORD_LISTS[edit.of];
  const { id } = edit.record;
  if (edit.edit === "add" && !removed.has(id)) return edit;
  const [held, standing] = [read(opened), read(knowledge.dataset)];
  let record = held[placeIn(knowledge, knowledge.dataset, edit.of)(id)];
  if (record?.id !== id) record = movedRecord(held, standing, id);
  return record?.id === id && isSameJson(record, edit.record) ? ({ ...edit, record } as Edit) : edit;
}

/** The record of an id among those of the opened file that are not where they were. */
function movedRecord(held: readonly AnyRecord[], standing: readonly AnyRecord[], id: string): AnyRecord | undefined {
  for (let at = 0; at < held.length; at++) {
    const record = held[at];
    // Most have not moved, and comparing records takes a tenth of the time of comparing ids.
    if (record !== standing[at] && record?.id === id) return record;
  }
  return undefined;
}
