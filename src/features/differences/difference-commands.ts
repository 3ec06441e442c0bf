import * as v from "valibot";
import { panelCommandWords as words } from "../../words/en/panel-commands.ts";
import { type Command, defineCommand } from "../../workspace/command.ts";

/** Opens the list of what differs from the dataset as it was opened. */
export const openChanges = opening("differences.changes", words.whatChanged, {});
/** Opens the panel in which a file is chosen to compare with. */
export const compareFile = opening("differences.file", words.compareFile, { with: "file" });
/** Opens the panel in which a link is given to compare the view with. */
export const compareLink = opening("differences.link", words.compareLink, { with: "link" });

function opening(id: string, title: Command["title"], fields: { readonly with?: "file" | "link" }): Command<undefined> {
  return defineCommand({
    id,
    title,
    payload: v.undefined(),
    run: ({ view }) =>
      view.room.kind === "differences" && view.room.with === fields.with
        ? view
        : { ...view, room: { kind: "differences", ...fields } },
  });
}
