import * as v from "valibot";
import { defineCommand } from "../../workspace/command.ts";

/** Draws parallel claims as one line with a count, or fans them out again. */
export const toggleBundles = defineCommand({
  id: "bundles.toggle",
  title: "Bundle parallel claims, or fan them out",
  keys: "b",
  payload: v.undefined(),
  run: ({ view }) => ({ ...view, bundled: !view.bundled }),
});
