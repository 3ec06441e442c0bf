import * as v from "valibot";
import { linkWords } from "../../words/en/links.ts";
import { decodeItem, decodeList, encodeItem, encodeList, shorten } from "../link-fragment.ts";
import { text } from "../plain-schemas.ts";
import { defineSlice, ids } from "./slice.ts";

/** Some entities and claims under a name. Two sets may have the same name. */
const setSchema = v.strictObject({ name: text, entities: ids, claims: ids });

/** Working sets, in the order in which they were kept: `sets=Spies:e.iran+e.israel:c.0042,Neighbours:e.turkey`. */
export const setsSlice = defineSlice({
  schema: v.pipe(v.array(setSchema), v.readonly()),
  standard: [],
  history: "undo",
  // A tool of whoever explores, and no part of what a scene shows.
  sceneWords: null,
  write: (sets) => [
    [
      "sets",
      sets
        .map(({ name, ...held }) => [encodeItem(name), encodeList(held.entities, "+"), encodeList(held.claims, "+")])
        .map((fields) => fields.join(":").replace(/:+$/, ""))
        .join(","),
    ],
  ],
  read: ({ take, report }) => {
    const sets = (take("sets") ?? "")
      .split(",")
      .filter(Boolean)
      .flatMap((item) => {
        const [name = "", entities, claims] = item.split(":");
        if (name !== "")
          return [{ name: decodeItem(name), entities: decodeList(entities, "+"), claims: decodeList(claims, "+") }];
        report("bad-set", "sets", linkWords.badSet({ text: shorten(item) }));
        return [];
      });
    return sets.length > 0 ? sets : undefined;
  },
  fit: (sets, dataset, keep) =>
    sets.map(({ name, entities, claims }) => ({
      name,
      entities: keep("sets", entities, dataset.entities),
      claims: keep("sets", claims, dataset.claims),
    })),
});
