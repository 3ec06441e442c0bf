import * as v from "valibot";
import { mergedWords as words } from "../../words/en/merged.ts";
import { defineCommand } from "../../workspace/command.ts";
import type { PreparedEdits } from "../../workspace/prepared-edits.ts";

/** Takes over what a merge comes to, as one step: the edits that make the document into the merged dataset. */
export const takeMerged = defineCommand({
  id: "document.merge",
  title: words.command,
  payload: v.custom<PreparedEdits>((prepared) => typeof prepared === "object" && prepared !== null),
  run: ({ view }, prepared) => ({ view, ...prepared }),
});
