import { matrixSlice } from "../../model/view-slices/matrix.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { defineCommand } from "../../workspace/command.ts";

/** Arranges the matrix in another way. */
export const setMatrix = defineCommand({
  id: "matrix.set",
  title: words.matrix,
  payload: matrixSlice.schema,
  run: ({ view }, matrix) => ({ ...view, matrix }),
});
