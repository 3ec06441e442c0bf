import * as v from "valibot";
import { viewWords as words } from "../../words/en/view.ts";
import { decodeItem, encodeItem } from "../link-fragment.ts";
import { defineSlice } from "./slice.ts";

/** A neighbourhood grown by hand beyond its hops: neighbours of `entity` by one predicate family, or by all (null). */
const growthSchema = v.strictObject({ entity: v.string(), family: v.nullable(v.string()) });
type Growth = v.InferOutput<typeof growthSchema>;

/** What was added to the neighbourhood, by whose neighbours they are: `grow=e.iran:,e.israel:conflict`. */
export const grownSlice = defineSlice({
  schema: v.pipe(v.array(growthSchema), v.readonly()),
  standard: [],
  history: "undo",
  sceneWords: words.focus,
  write: (grown) => [
    ["grow", grown.map(({ entity, family }) => [entity, family ?? ""].map(encodeItem).join(":")).join(",")],
  ],
  read: ({ take }) => {
    const items = (take("grow") ?? "").split(",").filter(Boolean);
    const grown = items.map((item): Growth => {
      const [entity = "", family = ""] = item.split(":").map(decodeItem);
      return { entity, family: family || null };
    });
    return grown.length > 0 ? grown : undefined;
  },
  fit: (grown, dataset, keep) => {
    const entities = new Set(
      keep(
        "grown",
        grown.map(({ entity }) => entity),
        dataset.entities,
      ),
    );
    const families = new Set(
      keep(
        "grown",
        grown.flatMap(({ family }) => family ?? []),
        dataset.predicateFamilies,
      ),
    );
    return grown.filter(({ entity, family }) => entities.has(entity) && (family === null || families.has(family)));
  },
});
