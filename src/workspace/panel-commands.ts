import * as v from "valibot";
import { DEFAULT_VIEW } from "../model/view-state.ts";
import { defineCommand } from "./command.ts";

/** Leaves a room for the reading room, which shows the record of what is selected. */
export const leavePanel = defineCommand({
  id: "room.leave",
  title: "Back to the reading room",
  payload: v.undefined(),
  isEnabled: ({ view }) => view.room.kind !== "reading",
  run: ({ view }) => (view.room.kind === "reading" ? view : { ...view, room: DEFAULT_VIEW.room }),
});
