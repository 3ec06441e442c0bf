import * as v from "valibot";
import { attributionSchema, datasetSchema } from "./dataset.ts";
import type { Edit } from "./edit.ts";
import { RECORD_KINDS, RECORD_LISTS } from "./record-lists.ts";

const { entries } = datasetSchema;
const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const ofAttribution = { of: v.literal("attribution"), claim: entries.claims.item.pipe[0].entries.id, at: place };

/** An edit as it comes from outside, as from the browser's storage. */
export const editSchema = v.union([
  ...RECORD_KINDS.flatMap((kind) => {
    const of = v.literal(kind);
    const { schema: record } = RECORD_LISTS[kind];
    return [
      v.strictObject({ edit: v.literal("add"), of, record, at: v.nullable(place) }),
      v.strictObject({ edit: v.literal("change"), of, record }),
      v.strictObject({ edit: v.literal("remove"), of, id: v.string() }),
    ];
  }),
  v.strictObject({ edit: v.picklist(["add", "change"]), ...ofAttribution, record: attributionSchema }),
  v.strictObject({ edit: v.literal("remove"), ...ofAttribution }),
]) as v.GenericSchema<unknown, Edit>;
