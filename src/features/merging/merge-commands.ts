import * as v from "valibot";
import type { Edit } from "../../model/edit.ts";
import { mergedWords as words } from "../../words/en/merged.ts";
import { defineCommand } from "../../workspace/command.ts";
import { edited } from "../../workspace/editing.ts";

/** Takes over what a merge comes to, as one step: the edits that make the document into the merged dataset. */
export const takeMerged = defineCommand({
  id: "document.merge",
  title: words.command,
  payload: v.strictObject({ edits: v.custom<readonly Edit[]>(Array.isArray) }),
  run: ({ view }, { edits }) => edited(view, edits),
});
