import { mapSlice } from "../../model/view-slices/map.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { defineCommand } from "../../workspace/command.ts";

/** Chooses what the map shows of what has no place. */
export const setMap = defineCommand({
  id: "map.set",
  title: words.map,
  payload: mapSlice.schema,
  run: ({ view }, map) => ({ ...view, map }),
});
