import { isSameJson } from "../lib/same-json.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Edit } from "../model/edit.ts";
import { applyEdits, placeIn } from "../model/edit-knowledge.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { type AnyRecord, firstMoved, RECORD_LISTS, type RecordKind } from "../model/record-lists.ts";
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

function asOpened(edits: readonly Edit[], opened: Dataset, knowledge: KnowledgeGraph): readonly Edit[] {
  const removed = removedFrom.get(opened) ?? new Set();
  const moved = new Map<RecordKind, ReadonlyMap<string, AnyRecord>>();
  return edits.map((edit) => {
    if (edit.of === "attribution") return edit;
    if (edit.edit === "remove") {
      removedFrom.set(opened, removed.add(edit.id));
      return edit;
    }
    const { of, record } = edit;
    if (edit.edit === "add" && !removed.has(record.id)) return edit;
    const [held, standing] = [RECORD_LISTS[of].read(opened), RECORD_LISTS[of].read(knowledge.dataset)];
    let own = held[placeIn(knowledge, knowledge.dataset, of)(record.id)];
    if (own?.id !== record.id) {
      const elsewhere = moved.get(of) ?? movedRecords(held, standing);
      moved.set(of, elsewhere);
      own = elsewhere.get(record.id);
    }
    return own !== undefined && isSameJson(own, record) ? ({ ...edit, record: own } as Edit) : edit;
  });
}

/** The records of the opened file that are not where they were, by id. */
function movedRecords(held: readonly AnyRecord[], standing: readonly AnyRecord[]): ReadonlyMap<string, AnyRecord> {
  const moved = new Map<string, AnyRecord>();
  // Most have not moved, and comparing records takes a tenth of the time of comparing ids.
  for (let at = firstMoved(held, standing, 0); at < held.length; at = firstMoved(held, standing, at + 1)) {
    const record = held[at] as AnyRecord;
    moved.set(record.id, record);
  }
  return moved;
}
