import { compileKeyOrder } from "../../../lib/key-order.ts";
import { saveText } from "../../../lib/ui/save-text.ts";
import { jsonText } from "../../../model/serialize-dataset.ts";
import { type Story, storySchema } from "../../../model/story.ts";

const storyInOrder = compileKeyOrder(storySchema);

/** Saves one story as the folder form of a dataset has it, and returns the file's name. */
export function saveStory(story: Story): string {
  const fileName = `${story.id}.json`;
  saveText(new Blob([jsonText(storyInOrder(story))], { type: "application/json" }), fileName);
  return fileName;
}
