import { datasetSchema } from "./dataset.ts";

const { entries } = datasetSchema;

/** Folder form: which key of the one-file form lives in which file. Sources, layouts and stories are a file each. */
export const PART_SCHEMAS = {
  vocabulary: entries.vocabulary,
  entities: entries.entities,
  claims: entries.claims,
  "claim-links": entries.links,
  source: entries.sources.item,
  layout: entries.layouts.item,
  questions: entries.questions,
  story: entries.stories.item,
  figures: entries.figures.wrapped,
} as const;
