import type { Steps } from "../lib/steps.ts";
import type { Dataset } from "../model/dataset.ts";
import { type Edit, eachEditBetween } from "../model/edit.ts";
import { applyingEdits, FEW_EDITS } from "../model/edit-knowledge.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { Editor } from "./command.ts";
import { editor } from "./editing.ts";

/** Edits that were worked out before a command makes them, and an editor that has what they come to in hand. */
export interface PreparedEdits {
  readonly edits: readonly Edit[];
  readonly editor: Editor;
}

/** Edits after which others have their turn. */
const PER_STEP = 2_000;

/**
 * Works out in steps the edits that make a document into another dataset, and what comes of them: hundreds of thousands of
 * them would hold the page up. As long as the document is the same, a command that makes them then takes no time for it.
 * @param opened the dataset as it was opened.
 */
export function* preparingEdits(knowledge: KnowledgeGraph, opened: Dataset, wanted: Dataset): Steps<PreparedEdits> {
  const between: Edit[] = [];
  for (const edit of eachEditBetween(knowledge.dataset, wanted)) {
    between.push(edit);
    if (between.length % PER_STEP === 0) yield;
  }
  const edits = editor.asOpened(between, opened, knowledge);
  // Used once: undo and redo apply edits anew, and nothing else of the graph is kept for them.
  // Of a few edits the maps from ids to numbers would be changed in place, for a document that may never come to be.
  let applied: ReturnType<Editor["applyEdits"]> | null =
    edits.length > FEW_EDITS ? yield* applyingEdits(knowledge, edits) : null;
  return {
    edits,
    editor: {
      asOpened: (given, ...rest) => (given === edits ? edits : editor.asOpened(given, ...rest)),
      applyEdits(to, given) {
        const ready = to === knowledge && given === edits ? applied : null;
        applied = null;
        return ready ?? editor.applyEdits(to, given);
      },
    },
  };
}
