import * as v from "valibot";
import { exerciseCommandWords as words } from "../../words/en/exercise-commands.ts";
import { defineCommand } from "../../workspace/command.ts";

/** Opens the panel of exercises. */
export const openExercises = defineCommand({
  id: "exercises.open",
  title: words.open,
  payload: v.undefined(),
  run: ({ view }) => (view.room.kind === "exercises" ? view : { ...view, room: { kind: "exercises" } }),
});
