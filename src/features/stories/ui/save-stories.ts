import { formats } from "../../../formats/formats.ts";
import { bug } from "../../../lib/result.ts";
import { compileKeyOrder } from "../../../lib/schema-walk.ts";
import { saveText } from "../../../lib/ui/save-text.ts";
import { jsonText } from "../../../model/serialize-dataset.ts";
import { type Story, storySchema } from "../../../model/story.ts";
import type { Workspace } from "../../../workspace/workspace.ts";

const storyInOrder = compileKeyOrder(storySchema);

/** Saves the dataset with the stories as they stand in one file, and takes note of it. Returns the file's name. */
export async function saveDataset(workspace: Workspace): Promise<string> {
  const { knowledge, stories } = workspace.store.getState();
  const format = formats.get("kg-json") ?? bug("saveDataset: the native format is gone from formats.ts.");
  const codec = await format.load();
  const { text } = codec.write({ ...knowledge.dataset, stories }, {});
  const fileName = `${knowledge.dataset.dataset.id}${format.extension}`;
  saveText(new Blob([text], { type: format.mediaType }), fileName);
  // What was written while the format was loading is not in the file.
  if (workspace.store.getState().stories === stories) workspace.noteStoriesSaved();
  return fileName;
}

/** Saves one story as the folder form of a dataset has it, and returns the file's name. */
export function saveStory(story: Story): string {
  const fileName = `${story.id}.json`;
  saveText(new Blob([storyText(story)], { type: "application/json" }), fileName);
  return fileName;
}

/** A story as the text of a file in `stories/`. */
function storyText(story: Story): string {
  return jsonText(storyInOrder(story));
}
