import * as v from "valibot";
import { canvasWords as words } from "../../words/en/canvas.ts";
import { moveEntities, setCamera } from "../../workspace/camera-commands.ts";
import { type CommandContext, defineCommand } from "../../workspace/command.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** With more entities than this, one that is shown has no room of its own on a screen. */
const MOST_TIDIED = 2_000;

/** The key that tidies, in tinykeys notation. */
export const TIDY_KEY = "l";

/** Puts what is shown where tidying has it, and the camera there. */
const putTidy = defineCommand({
  id: "positions.tidy",
  title: words.tidyView,
  payload: v.strictObject({ moved: moveEntities.payload, camera: setCamera.payload }),
  run: ({ view }, { moved, camera }) => ({ ...view, moved: { ...view.moved, ...moved }, camera }),
});

/** Whether what is shown can be laid out for itself. */
export function canTidy({ derived: { shownEntities } }: Pick<CommandContext, "derived">): boolean {
  return shownEntities > 1 && shownEntities <= MOST_TIDIED;
}

/** Lays out what is shown for itself, over the whole canvas. The code that does it loads when it is first asked for. */
export async function tidy(workspace: Pick<Workspace, "store" | "dispatch">): Promise<void> {
  const { tidyView } = await import("./tidy-view.ts");
  const state = workspace.store.getState();
  if (canTidy(state)) workspace.dispatch(putTidy, tidyView(state));
}
