import { viewFrom, viewSpecificationSchema } from "../model/view-state.ts";
import { workspaceWords as words } from "../words/en/workspace.ts";
import { defineCommand } from "./command.ts";

/**
 * Replaces the whole view by a saved one: a question, a link, a scene. What it does not name goes to its default, but for
 * working sets, which nobody should lose by opening a question.
 */
export const applyView = defineCommand({
  id: "view.apply",
  title: words.openView,
  payload: viewSpecificationSchema,
  opensView: true,
  run: ({ view: { sets } }, specification) => viewFrom({ sets, ...specification }),
});
