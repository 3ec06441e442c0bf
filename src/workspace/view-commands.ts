import { viewFrom, viewSpecificationSchema } from "../model/view-state.ts";
import { workspaceWords as words } from "../words/en/workspace.ts";
import { defineCommand } from "./command.ts";

/** Replaces the whole view by a saved one: a question, a link, a scene. What it does not name goes to its default. */
export const applyView = defineCommand({
  id: "view.apply",
  title: words.openView,
  payload: viewSpecificationSchema,
  opensView: true,
  run: (_, specification) => viewFrom(specification),
});
