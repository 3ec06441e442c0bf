import * as v from "valibot";
import { hasAttributions } from "../../derive/lens-facets.ts";
import { panelCommandWords as words } from "../../words/en/panel-commands.ts";
import { defineCommand } from "../../workspace/command.ts";

/**
 * Opens the panel of exercises: with the code of a worksheet on that one, with an empty text on what a new one is made by,
 * and without either on whatever was open there.
 */
export const openExercises = defineCommand({
  id: "exercises.open",
  title: words.openExercises,
  payload: v.optional(v.string()),
  isEnabled: ({ knowledge }) => hasAttributions(knowledge),
  run: ({ view }, worksheet) =>
    view.room.kind === "exercises" && worksheet === undefined
      ? view
      : { ...view, room: { kind: "exercises", ...(worksheet && { sheet: worksheet }) } },
});
