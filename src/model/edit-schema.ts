import * as v from "valibot";
import { attributionSchema, datasetSchema } from "./dataset.ts";
import type { Edit } from "./edit.ts";
import { RECORD_KINDS, type RecordKind } from "./record-lists.ts";

const { entries } = datasetSchema;
const terms = entries.vocabulary.entries;

/** What a record of each kind looks like. */
const SCHEMAS: Readonly<Record<RecordKind, v.GenericSchema>> = {
  family: terms.families.item,
  "entity-kind": terms.entityKinds.item,
  "predicate-family": terms.predicateFamilies.item,
  predicate: terms.predicates.item,
  stance: terms.stances.item,
  field: terms.fields.wrapped.item,
  entity: entries.entities.item,
  source: entries.sources.item,
  claim: entries.claims.item,
  link: entries.links.item,
  arrangement: entries.layouts.item,
  story: entries.stories.item,
  question: entries.questions.item,
  figure: entries.figures.wrapped.item,
  head: entries.dataset,
};

const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const ofAttribution = { of: v.literal("attribution"), claim: entries.claims.item.pipe[0].entries.id, at: place };

/** An edit as it comes from outside, as from the browser's storage. */
export const editSchema = v.union([
  ...RECORD_KINDS.flatMap((kind) => {
    const of = v.literal(kind);
    const record = SCHEMAS[kind];
    return [
      v.strictObject({ edit: v.literal("add"), of, record, at: v.nullable(place) }),
      v.strictObject({ edit: v.literal("change"), of, record }),
      v.strictObject({ edit: v.literal("remove"), of, id: v.string() }),
    ];
  }),
  v.strictObject({ edit: v.picklist(["add", "change"]), ...ofAttribution, record: attributionSchema }),
  v.strictObject({ edit: v.literal("remove"), ...ofAttribution }),
]) as v.GenericSchema<unknown, Edit>;
