import * as v from "valibot";
import type { DerivedView } from "../derive/derived-view.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Document } from "../model/document.ts";
import type { Edit } from "../model/edit.ts";
import type { applyEdits } from "../model/edit-knowledge.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { ViewState } from "../model/view-state.ts";
import type { Words } from "../words/message.ts";

/** What a command that edits the document comes to. */
export interface Work {
  readonly view: ViewState;
  /** Applied together or not at all, in this order. */
  readonly edits: readonly Edit[];
  readonly editor: Editor;
}

/** The code that edits a document. It loads with the commands that do; `edited` in editing.ts adds it to their work. */
export interface Editor {
  readonly applyEdits: typeof applyEdits;
  /** Edits that give a record back what the opened file says put the file's own record there, which is no change. */
  asOpened(edits: readonly Edit[], opened: Dataset, knowledge: KnowledgeGraph): readonly Edit[];
}

/** What a command may look at. */
export interface CommandContext {
  readonly view: ViewState;
  readonly document: Document;
  readonly knowledge: KnowledgeGraph;
  readonly derived: DerivedView;
  /** Size of the canvas in CSS pixels; 1280 × 800 where there is none. */
  readonly stage: { readonly width: number; readonly height: number };
}

/**
 * How a command enters history: "step" can be undone; "gesture" joins the step before it where that was the same
 * command and the gesture goes on (a brush being dragged); "silent" leaves no trace (the camera, a hover).
 */
export type CommandRecording = "step" | "gesture" | "silent";

/** On what a context menu is opened. */
export type MenuTarget = "entity" | "claim" | "stage";

/** One thing that a user can do: named, guarded and pure. Menus, keys, palette, links and tests all go through it. */
export interface Command<Payload = unknown> {
  readonly id: string;
  /** What menus and the palette call it, and what undo announces. */
  readonly title: () => Words;
  /** Keys in tinykeys notation ("$mod+z", "Escape"); null where it has none. */
  readonly keys: string | null;
  /** Context menus that offer it; only what needs no payload can stand there. */
  readonly menu: readonly MenuTarget[];
  readonly payload: v.GenericSchema<unknown, Payload>;
  readonly recording: CommandRecording;
  /** Whether it opens another view as a whole (a question, a scene): the browser's Back leads out of it to all of the view before. */
  readonly opensView: boolean;
  /** Whether the canvas brings what is selected then into sight, as after a search; a click on the canvas needs none of it. */
  readonly goesThere: boolean;
  readonly isEnabled: (context: CommandContext) => boolean;
  /** The next view, the same object where nothing changes; of a command that edits the document, the edits as well. */
  readonly run: (context: CommandContext, payload: Payload) => ViewState | Work;
}

/** Makes a command, with no keys, in no menu, always enabled and undoable unless said otherwise. */
export function defineCommand<Payload>(
  command: Pick<Command<Payload>, "id" | "title" | "payload" | "run"> & Partial<Command<Payload>>,
): Command<Payload> {
  return {
    keys: null,
    menu: [],
    recording: "step",
    opensView: false,
    goesThere: false,
    isEnabled: () => true,
    ...command,
  };
}

/** Whether a command runs as it is, so that a key, a menu or the palette can offer it. */
export function needsNoPayload({ payload }: Pick<Command<never>, "payload">): boolean {
  return v.is(payload, undefined);
}
