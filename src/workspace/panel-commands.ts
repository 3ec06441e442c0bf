import * as v from "valibot";
import { DEFAULT_VIEW } from "../model/view-state.ts";
import { workspaceWords as words } from "../words/en/workspace.ts";
import { defineCommand } from "./command.ts";

/** Leaves a panel for the details, which show the record of what is selected. */
export const leavePanel = defineCommand({
  id: "room.leave",
  title: words.backToDetails,
  payload: v.undefined(),
  isEnabled: ({ view }) => view.room.kind !== "reading",
  run: ({ view }) => ({ ...view, room: DEFAULT_VIEW.room }),
});
