import * as v from "valibot";
import { exerciseCommandWords as words } from "../../words/en/exercise-commands.ts";
import { defineCommand } from "../../workspace/command.ts";

/**
 * Opens the panel of exercises: with the code of a worksheet on that one, with an empty text on what a new one is made by,
 * and without either on whatever was open there.
 */
export const openExercises = defineCommand({
  id: "exercises.open",
  title: words.open,
  payload: v.optional(v.string()),
  run: ({ view }, sheet) =>
    view.room.kind === "exercises" && sheet === undefined
      ? view
      : { ...view, room: { kind: "exercises", ...(sheet && { sheet }) } },
});
