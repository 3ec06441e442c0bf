import * as v from "valibot";
import { asSwitch, defineSlice } from "./slice.ts";

/** Whether what is filtered out disappears, or only recedes: `filtered=dim`. */
export const hidingSlice = defineSlice({
  schema: v.picklist(["hide", "dim"]),
  standard: "hide",
  history: "undo",
  sceneWords: "how the hidden is shown",
  ...asSwitch("filtered", "dim", "dim"),
});
