import * as v from "valibot";
import { viewWords as words } from "../../words/en/view.ts";
import { asSwitch, defineSlice } from "./slice.ts";

/** Whether what is filtered out is hidden, or only faded: `filtered=dim`. */
export const hidingSlice = defineSlice({
  schema: v.picklist(["hide", "dim"]),
  standard: "hide",
  history: "undo",
  sceneWords: words.hiding,
  ...asSwitch("filtered", "dim", "dim"),
});
