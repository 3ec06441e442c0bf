import * as v from "valibot";
import { canvasWords as words } from "../../words/en/canvas.ts";
import { defineCommand } from "../../workspace/command.ts";
import { MOST_TIDIED, tidyView as tidied } from "./tidy-view.ts";

/** Lays out what is shown for itself, over the whole canvas. */
export const tidyView = defineCommand({
  id: "positions.tidy",
  title: words.tidyView,
  keys: "l",
  menu: ["stage"],
  payload: v.undefined(),
  isEnabled: ({ derived }) => derived.shownEntities > 1 && derived.shownEntities <= MOST_TIDIED,
  run: (context) => {
    const { view, stage } = context;
    const tidy = tidied(context, stage);
    return tidy === null ? view : { ...view, moved: { ...view.moved, ...tidy.moved }, camera: tidy.camera };
  },
});
