import * as v from "valibot";
import { canvasWords } from "../../words/en/canvas.ts";
import { defineCommand } from "../../workspace/command.ts";

/** Draws parallel claims as one line with a count, or separately. */
export const toggleBundles = defineCommand({
  id: "bundles.toggle",
  title: canvasWords.toggleBundles,
  keys: "b",
  payload: v.undefined(),
  run: ({ view }) => ({ ...view, bundled: !view.bundled }),
});
