import * as v from "valibot";
import { defineCommand } from "../model/command.ts";
import { DEFAULT_VIEW } from "../model/view-state.ts";

/** Leaves a room for the reading room, which shows the record of what is selected. */
export const leaveRoom = defineCommand({
  id: "room.leave",
  title: "Back to the reading room",
  payload: v.undefined(),
  isEnabled: ({ view }) => view.room.kind !== "reading",
  run: ({ view }) => (view.room.kind === "reading" ? view : { ...view, room: DEFAULT_VIEW.room }),
});

/** Opens the room in which lenses are set and compared, and what they lose is listed. */
export const openLens = defineCommand({
  id: "lens.open",
  title: "Whose word do you take?",
  keys: "w",
  payload: v.undefined(),
  run: ({ view }) => (view.room.kind === "lens" ? view : { ...view, room: { kind: "lens" } }),
});

/** Opens the list of stories. What else is done to stories is loaded with their room: see writing-commands.ts. */
export const openStories = defineCommand({
  id: "stories.open",
  title: "Stories",
  payload: v.undefined(),
  run: ({ view }) =>
    view.room.kind === "stories" && view.room.story === null && view.room.scene === null
      ? view
      : { ...view, room: { kind: "stories", story: null, scene: null } },
});
