import * as v from "valibot";
import { viewWords as words } from "../../words/en/view.ts";
import { readChoice } from "../link-fragment.ts";
import { defineSlice } from "./slice.ts";

/** What has no place of its own: drawn beside the place that its claims lead to, or only in the list beside the map. */
export const MAP_LOOSE = ["beside", "listed"] as const;

const schema = v.strictObject({ loose: v.picklist(MAP_LOOSE) });

/** How the map shows what has no place: `map.loose=listed`. */
export const mapSlice = defineSlice({
  schema,
  standard: { loose: "beside" },
  history: "undo",
  sceneWords: words.map,
  write: ({ loose }) => [["map.loose", loose === "beside" ? "" : loose]],
  read: (parts) => {
    const loose = readChoice(parts, "map.loose", MAP_LOOSE);
    return loose === "beside" ? undefined : { loose };
  },
});
