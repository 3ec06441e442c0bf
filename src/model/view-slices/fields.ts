import * as v from "valibot";
import { linkWords } from "../../words/en/links.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { listText } from "../../words/numbers.ts";
import { decodeItem, encodeItem, encodeList } from "../link-fragment.ts";
import { defineSlice, ids } from "./slice.ts";

const filterSchema = v.strictObject({
  /** Id of one of the dataset's own fields. */
  field: v.string(),
  /** Least and most of a number, or first and last day of a date ("2009", "2009-06"); absent: open. */
  from: v.exactOptional(v.string()),
  to: v.exactOptional(v.string()),
  /** What a text must contain, in upper or lower case. */
  contains: v.exactOptional(v.string()),
  /** Values of a category that are dropped. */
  without: v.exactOptional(ids),
  /** "drop" where records that do not state the field are dropped. */
  unstated: v.exactOptional(v.literal("drop")),
});
export type FieldFilter = v.InferOutput<typeof filterSchema>;

/** What a link says of a field, in this order. */
const KEYS = ["from", "to", "contains", "without", "unstated"] as const;

/**
 * The fields that are filtered by, the one turned to last first; one that keeps everything only stands open:
 * `field.founded=from:1900,unstated:drop&field.rank=open`.
 */
export const fieldsSlice = defineSlice({
  schema: v.pipe(v.array(filterSchema), v.readonly()),
  standard: [],
  history: "undo",
  sceneWords: words.fields,
  write: (filters) =>
    filters.map((filter) => {
      const parts = KEYS.flatMap((key) =>
        filter[key] === undefined ? [] : [`${key}:${encodeList([filter[key]].flat(), ":")}`],
      );
      return [`field.${encodeItem(filter.field)}`, parts.join(",") || "open"];
    }),
  read: ({ takeUnder, report }) => {
    const filters = takeUnder("field").map(([field, parts]) => {
      const filter: Record<string, unknown> = { field: decodeItem(field) };
      for (const part of parts === "open" ? [] : parts.split(",")) {
        const [key = "", ...values] = part.split(":").map(decodeItem);
        const read = v.safeParse(filterSchema, { ...filter, [key]: key === "without" ? values : values[0] });
        if (read.success) Object.assign(filter, read.output);
        else report("bad-field", `field.${field}`, linkWords.unknownKey({ key: part }));
      }
      return filter as FieldFilter;
    });
    return filters.length > 0 ? filters : undefined;
  },
  fit: (filters, { fields }, keep) =>
    keep(
      "fields",
      filters.map(({ field }) => field),
      fields,
    ).flatMap((id) => filters.find(({ field }) => field === id) ?? []),
  words: (filters, { fields, valueInWords }) =>
    filters.flatMap(({ field, from, to, contains, without = [], unstated }) => {
      const facet = fields.get(field)?.label ?? field;
      const values = without.map((value) => valueInWords(field, value));
      const out = unstated === undefined ? values : [...values, words.notStated()];
      return [
        ...(from === undefined && to === undefined
          ? []
          : [words.keptOf({ facet, values: `${from ?? "…"} – ${to ?? "…"}` })]),
        ...(contains === undefined ? [] : [words.contains({ facet, text: contains })]),
        ...(out.length === 0 ? [] : [words.withoutSome({ facet, values: listText(out) })]),
      ];
    }),
});
