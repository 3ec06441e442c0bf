import * as v from "valibot";
import { viewWords as words } from "../../words/en/view.ts";
import { readSwitch } from "../link-fragment.ts";
import { fitFacets, hiddenSchema, readFacets, writeFacets } from "./hidden.ts";
import { defineSlice } from "./slice.ts";

/**
 * A second lens that the first (what `hidden` says of attributions) is compared with; null where there is none:
 * `against=on&against.stance=alleged`.
 */
export const againstSlice = defineSlice({
  schema: v.nullable(hiddenSchema),
  standard: null,
  history: "undo",
  sceneWords: words.otherLens,
  write: (lens) => (lens === null ? [] : [["against", "on"], ...writeFacets("against", lens)]),
  read: (parts) => {
    const lens = readFacets("against", parts);
    return readSwitch(parts, "against", "on") ? lens : undefined;
  },
  fit: (lens, dataset, keep) => lens && fitFacets("against", lens, dataset, keep),
});
