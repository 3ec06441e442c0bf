import type { exportFile } from "../../features/files/export-file.ts";
import { formats } from "../../formats/formats.ts";
import { bug } from "../../lib/result.ts";
import { say } from "../../lib/ui/notice.ts";
import type { Dataset } from "../../model/dataset.ts";
import { restOf, slicesOf } from "../../model/dataset-slices.ts";
import { runTask } from "../../product/tasks/run-task.ts";
import { savingWords as words } from "../../words/en/saving.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { OpenAttempt } from "../open-file/open-attempt.ts";
import { saveDocument as downloadDocument } from "./download-document.ts";
import { type FileStamp, type Origin, origins } from "./origins.ts";
import type { SaveHow, SaveQuestion } from "./save-question.ts";
import { writeInto } from "./write-into.ts";

/** After so long it is said that the file is being written, in milliseconds. */
const PATIENCE_MS = 600;

/**
 * Saves the document: into its file where it has one that can hold all of it, else into one that is chosen, else as a
 * download. What was saved, and where, is said.
 * @param ask shows what has to be asked where it was not saved. Nothing is, where the choice of a file was called off.
 */
export function saveDocument(workspace: Workspace, how: SaveHow, ask: (question: Unsaved) => void): Promise<void> {
  const saving = last.then(async () => {
    const question = await saved(workspace, how);
    if (question === null) return;
    const answer = (next: SaveHow) => void saveDocument(workspace, next, ask);
    ask({ kind: "unsaved", question, answer, said: null });
  });
  last = saving.catch(() => {});
  return saving;
}

type Unsaved = Extract<OpenAttempt, { readonly kind: "unsaved" }>;

/** One after the other: what is written while the file is being written would take that for somebody else's change. */
let last: Promise<void> = Promise.resolve();

async function saved(workspace: Workspace, how: SaveHow): Promise<SaveQuestion | null> {
  const { document } = workspace.store.getState();
  const { opened } = document;
  const origin = how === "as" ? null : await (origins.get(opened) ?? remembered(opened));
  if (how === "as" || origin === null) return saveAs(workspace);
  const { handle, stamp, format } = origin;
  if (typeof format !== "string") return { is: "format", fileName: handle.name, format };
  return write(workspace, handle, format, how === "into" ? stamp : how.over);
}

/** The file of a document that was brought back. What is kept is code of its own. */
const remembered = async (opened: Dataset): Promise<Origin | null> =>
  (await import("../keeping/recent-files.ts")).rememberedFile(opened);

async function saveAs(workspace: Workspace): Promise<SaveQuestion | null> {
  const native = formats.get("kg-json") ?? bug("saveAs: the native format is gone from formats.ts.");
  const download = () => downloadDocument(workspace).then(() => null);
  if (!("showSaveFilePicker" in window)) return download();
  const { id } = workspace.store.getState().document.dataset.dataset;
  let handle: FileSystemFileHandle;
  try {
    handle = await window.showSaveFilePicker({
      suggestedName: `${id}${native.extension}`,
      types: [{ description: native.title(), accept: { "application/json": [".json"] } }],
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    // A page inside another may not ask.
    return download();
  }
  return write(workspace, handle, native.id, null);
}

async function write(
  workspace: Workspace,
  handle: FileSystemFileHandle,
  formatId: string,
  seen: FileStamp | null,
): Promise<SaveQuestion | null> {
  const { dataset, opened } = workspace.store.getState().document;
  const fileName = handle.name;
  const patience = setTimeout(() => say(words.saving({ file: fileName })), PATIENCE_MS);
  try {
    const request = { rest: restOf(dataset), part: null, formatId, options: {}, page: undefined };
    const outcome = await runTask<typeof exportFile>("export-file", request, { more: slicesOf(dataset) });
    if (outcome.is !== "done")
      return { is: "failed", fileName, reason: outcome.is === "failed" ? (outcome.reason ?? "") : "" };
    const written = await writeInto(handle, outcome.output.blob, seen);
    if (!written.ok) return { ...written.error, fileName };
    const origin = { handle, stamp: written.value, format: formatId };
    origins.set(opened, Promise.resolve(origin));
    void import("../keeping/recent-files.ts").then(({ rememberFile }) => rememberFile(opened, origin));
    workspace.noteSaved(dataset);
    say(words.saved({ file: fileName }));
    return null;
  } finally {
    clearTimeout(patience);
  }
}
