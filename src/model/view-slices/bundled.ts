import * as v from "valibot";
import { viewWords as words } from "../../words/en/view.ts";
import { asSwitch, defineSlice } from "./slice.ts";

/** Whether parallel claims are drawn as one line with a count: `bundle=on`. */
export const bundledSlice = defineSlice({
  schema: v.boolean(),
  standard: false,
  history: "undo",
  sceneWords: words.bundled,
  ...asSwitch("bundle", "on", true),
});
