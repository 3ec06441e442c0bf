import * as v from "valibot";
import { panelCommandWords as words } from "../../words/en/panel-commands.ts";
import { defineCommand } from "../../workspace/command.ts";

/** Opens the list of contested claims. */
export const openContested = defineCommand({
  id: "contested.open",
  title: words.showContested,
  keys: "x",
  payload: v.undefined(),
  run: ({ view }) =>
    view.room.kind === "contested" && view.room.pair === null
      ? view
      : { ...view, room: { kind: "contested", pair: null } },
});
