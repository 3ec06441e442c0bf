import * as v from "valibot";
import { linkWords } from "../../words/en/links.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { decodeList, encodeList, type LinkParts, shorten } from "../link-fragment.ts";
import { text } from "../plain-schemas.ts";
import { defineSlice } from "./slice.ts";

/** Stands for a field where all entities are as large; no field of a dataset can have this id. */
export const ALL_SAME = "_same";

/** What entities are sized, or coloured, by. */
export const drawnBySchema = v.strictObject({
  /** Id of a field of entities; of sizes also `ALL_SAME`. */
  by: text,
  /** How numbers and dates lie on the scale, or "each" of colours: whole numbers that stand for categories. Absent: as the values suggest. */
  scale: v.exactOptional(v.picklist(["linear", "log", "ranks", "each"])),
});
const schema = v.strictObject({
  /** null: by the number of claims. */
  size: v.nullable(drawnBySchema),
  /** null: by entity type. */
  colour: v.nullable(drawnBySchema),
});
export type DrawnBy = v.InferOutput<typeof schema>;

/** What sizes and colours of entities say: `size=revenue:log&colour=country`. */
export const drawnBySlice = defineSlice({
  schema,
  standard: { size: null, colour: null },
  history: "undo",
  sceneWords: words.drawnBy,
  write: (drawn) =>
    Object.entries(drawn).map(([channel, chosen]) => [channel, encodeList(Object.values(chosen ?? {}), ":")]),
  read: (parts) => {
    const [size, colour] = [readChosen(parts, "size"), readChosen(parts, "colour")];
    return size || colour ? { size, colour } : undefined;
  },
  fit: (drawn, { fields }, keep) => {
    const fitted = (channel: keyof DrawnBy) => {
      const chosen = drawn[channel];
      const has = (id: string) => fields.get(id)?.of === "entity" || (id === ALL_SAME && channel === "size");
      return chosen && keep(`drawnBy.${channel}`, [chosen.by], { has }).length > 0 ? chosen : null;
    };
    return { size: fitted("size"), colour: fitted("colour") };
  },
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
