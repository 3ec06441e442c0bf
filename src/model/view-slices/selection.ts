import * as v from "valibot";
import { linkWords } from "../../words/en/links.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { decodeList, encodeList, shorten } from "../link-fragment.ts";
import { defineSlice, ids } from "./slice.ts";

/** Some entities and some claims, by id. */
export const selectionSchema = v.strictObject({ entities: ids, claims: ids });

/** What is selected: `sel=e.iran,c.0042`. */
export const selectionSlice = defineSlice({
  schema: selectionSchema,
  standard: { entities: [], claims: [] },
  history: "navigation",
  sceneWords: words.selection,
  write: ({ entities, claims }) => [["sel", encodeList([...entities, ...claims])]],
  read: ({ take, report }) => {
    const chosen = decodeList(take("sel"));
    const entities = chosen.filter((id) => id.startsWith("e."));
    const claims = chosen.filter((id) => id.startsWith("c."));
    for (const id of chosen) if (!/^[ec]\./.test(id)) report("no-id", "sel", linkWords.badId({ id: shorten(id) }));
    return entities.length + claims.length > 0 ? { entities, claims } : undefined;
  },
  fit: ({ entities, claims }, dataset, keep) => ({
    entities: keep("selection", entities, dataset.entities),
    claims: keep("selection", claims, dataset.claims),
  }),
});
