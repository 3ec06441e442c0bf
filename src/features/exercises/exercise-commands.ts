import * as v from "valibot";
import { exerciseCommandWords as words } from "../../words/en/exercise-commands.ts";
import { defineCommand } from "../../workspace/command.ts";

/**
 * Opens the panel of exercises. With the code of a worksheet it opens that one, with null what a new one is made by, and
 * without either whatever was open there.
 */
export const openExercises = defineCommand({
  id: "exercises.open",
  title: words.open,
  payload: v.optional(v.nullable(v.string())),
  run: ({ view }, sheet) =>
    view.room.kind === "exercises" && (sheet === undefined || sheet === (view.room.sheet ?? null))
      ? view
      : { ...view, room: { kind: "exercises", ...(sheet && { sheet }) } },
});
