import { saveDataset } from "../../features/files/ui/save-dataset.ts";
import { say } from "../../lib/ui/notice.ts";
import { copyingWords } from "../../words/en/copying.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** Saves the document as a download, and says so. The whole of saving in a one-file: see scripts/one-file-page.ts. */
export async function saveDocument(workspace: Workspace): Promise<void> {
  say(copyingWords.downloaded({ fileName: await saveDataset(workspace) }));
}
