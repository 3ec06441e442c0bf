import * as v from "valibot";
import { defineCommand } from "../../workspace/command.ts";

/** Opens the room of exercises. */
export const openExercises = defineCommand({
  id: "exercises.open",
  title: "Exercises on what is shown",
  payload: v.undefined(),
  run: ({ view }) => (view.room.kind === "exercises" ? view : { ...view, room: { kind: "exercises" } }),
});
