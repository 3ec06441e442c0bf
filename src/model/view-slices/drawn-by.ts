import * as v from "valibot";
import { linkWords } from "../../words/en/links.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { decodeList, encodeList, type LinkParts, shorten } from "../link-fragment.ts";
import { text } from "../plain-schemas.ts";
import { defineSlice } from "./slice.ts";

/** Stands for a field where all entities are as large; no field of a dataset can have this id. */
export const ALL_SAME = "_same";

/** The id of the measure that a choice names, as `_betweenness` does; null where it names something else. */
export function measureIn(by: string | undefined): string | null {
  return by?.startsWith("_") && by !== ALL_SAME ? by.slice(1) : null;
}

/** What entities are sized, coloured or labelled by. */
export const drawnBySchema = v.strictObject({
  /** Id of a field of entities, or "_" and the id of a measure; of sizes also `ALL_SAME`. */
  by: text,
  /**
   * How numbers and dates lie on the scale; of colours also "median", from which two ramps begin, and "each": whole numbers
   * that stand for categories. Absent: as the values suggest. Labels have none.
   */
  scale: v.exactOptional(v.picklist(["linear", "log", "ranks", "quantiles", "median", "each"])),
});
const schema = v.strictObject({
  /** null: by the number of claims. */
  size: v.nullable(drawnBySchema),
  /** null: by entity type. */
  colour: v.nullable(drawnBySchema),
  /** What follows names; absent: nothing. */
  label: v.exactOptional(drawnBySchema),
});
export type DrawnBy = v.InferOutput<typeof schema>;

/** What each channel says, asked of one after the other; null: as usual. */
function made(choose: (channel: keyof DrawnBy) => DrawnBy["size"]): DrawnBy {
  const label = choose("label");
  return { size: choose("size"), colour: choose("colour"), ...(label && { label }) };
}

/** Whether sizes, colours and labels say what they always say. */
export function isUsual(drawn: DrawnBy): boolean {
  return Object.values(drawn).every((chosen) => chosen === null);
}

/** What sizes, colours and labels of entities say: `size=revenue:log&colour=country&label=_degree`. */
export const drawnBySlice = defineSlice({
  schema,
  standard: { size: null, colour: null },
  history: "undo",
  sceneWords: words.drawnBy,
  write: (drawn) =>
    Object.entries(drawn).map(([channel, chosen]) => [channel, encodeList(Object.values(chosen ?? {}), ":")]),
  read: (parts) => {
    const drawn = made((channel) => readChosen(parts, channel));
    return isUsual(drawn) ? undefined : drawn;
  },
  fit: (drawn, { fields }, keep) =>
    made((channel) => {
      const chosen = drawn[channel];
      // Which measures there are is not known before one is asked for.
      const has = (id: string) =>
        fields.get(id)?.of === "entity" || measureIn(id) !== null || (id === ALL_SAME && channel === "size");
      return chosen && keep(`drawnBy.${channel}`, [chosen.by], { has }).length > 0 ? chosen : null;
    }),
});

function readChosen({ take, report }: LinkParts, channel: string): DrawnBy["size"] {
  const text = take(channel);
  const [by, scale] = decodeList(text, ":");
  if (by === undefined) return null;
  const read = v.safeParse(drawnBySchema, scale === undefined ? { by } : { by, scale });
  if (read.success) return read.output;
  report("bad-scale", channel, linkWords.unknownKey({ key: shorten(scale ?? "") }));
  return { by };
}
