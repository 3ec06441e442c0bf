import { formats } from "../../../formats/formats.ts";
import { bug } from "../../../lib/result.ts";
import { saveText } from "../../../lib/ui/save-text.ts";
import type { Workspace } from "../../../workspace/workspace.ts";

/** Saves the document as it stands in one file, and notes that it is saved. Returns the file's name. */
export async function saveDataset(workspace: Workspace): Promise<string> {
  const { dataset } = workspace.store.getState().document;
  const format = formats.get("kg-json") ?? bug("saveDataset: the native format is gone from formats.ts.");
  const codec = await format.load();
  const { text } = codec.write(dataset, {});
  const fileName = `${dataset.dataset.id}${format.extension}`;
  saveText(new Blob([text], { type: format.mediaType }), fileName);
  // What was written while the format was loading is not in the file.
  workspace.noteSaved(dataset);
  return fileName;
}
