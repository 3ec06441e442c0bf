import * as v from "valibot";
import { list, prefixed, slug, text } from "./field-schemas.ts";
import { storySchema } from "./story.ts";
import { viewSpecificationSchema } from "./view-state.ts";

/** The version of the file format that this build writes. Older files are migrated, newer ones refused. */
export const SCHEMA_VERSION = 2;

const entityId = prefixed<"entity">("e");
const claimId = prefixed<"claim">("c");
const sourceId = prefixed<"source">("s");

/** Where a passage stands: "9" is paragraph 9, "9.2" its second sentence, "0.1" the title. */
const locator = v.pipe(v.string(), v.regex(/^\d+(?:\.[1-9]\d*)?$/, 'must look like "9" or "9.2"'));
/** An EDTF date (levels 0 and 1 without seasons); `when.ts` reads it, `lint-dataset.ts` says if it cannot. */
const edtf = text;
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "must be a sha-256 in lower-case hex"));
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());

/** A number as the source gives it. `qualifier` keeps its vagueness in words ("nearly"); null means none stated. */
const quantitySchema = v.strictObject({
  amount: v.nullable(finite),
  unit: text,
  qualifier: v.nullable(text),
});
export type Quantity = v.InferOutput<typeof quantitySchema>;

/** A passage that an attribution rests on. Offsets count code points of the normalised text, end excluded. */
const evidenceSchema = v.strictObject({ source: sourceId, at: locator, start: offset, end: offset });
export type Evidence = v.InferOutput<typeof evidenceSchema>;

/** One voice behind a claim. */
export const attributionSchema = v.strictObject({
  /** Whose word it is; null where the source names nobody ("not stated"). */
  holder: v.nullable(entityId),
  /** Through whom we know the holder's word, nearest to the holder first. */
  via: list(entityId),
  stance: slug<"stance">(),
  polarity: v.picklist(["affirmed", "denied"]),
  /** When it was said (EDTF); null where the source does not say. */
  saidAt: v.nullable(edtf),
  /** The holder's own loaded word, in our paraphrase; null where the claim's label serves. */
  label: v.nullable(text),
  evidence: list(evidenceSchema),
  note: v.nullable(text),
});
export type Attribution = v.InferOutput<typeof attributionSchema>;

const statusSchema = v.picklist(["draft", "reviewed", "deprecated"]);

/** One proposition, stored once. Either `object` or `value` is set, never both. */
const claimSchema = v.pipe(
  v.strictObject({
    id: claimId,
    subject: entityId,
    predicate: slug<"predicate">(),
    object: v.nullable(entityId),
    value: v.nullable(quantitySchema),
    /** The nuance in our own words, at most 60 characters: what the line shows. */
    label: text,
    /** One sentence of our own, at most 200 characters. */
    gloss: text,
    qualifiers: v.strictObject({
      /** When it holds (EDTF); null where the source gives no time. */
      time: v.nullable(edtf),
      place: v.nullable(entityId),
      /** With what or through what. */
      means: v.nullable(entityId),
      quantity: v.nullable(quantitySchema),
    }),
    attributions: list(attributionSchema),
    status: statusSchema,
    note: v.nullable(text),
  }),
  v.check((claim) => (claim.object === null) !== (claim.value === null), "needs either an object or a value, not both"),
);
export type Claim = v.InferOutput<typeof claimSchema>;

/** How one claim bears on another. */
const claimLinkSchema = v.strictObject({
  id: prefixed<"claim-link">("l"),
  from: claimId,
  relation: v.picklist(["supports", "contradicts", "qualifies", "restates"]),
  to: claimId,
  evidence: list(evidenceSchema),
  note: v.nullable(text),
});
export type ClaimLink = v.InferOutput<typeof claimLinkSchema>;

/** Something that claims speak of. */
const entitySchema = v.strictObject({
  id: entityId,
  kind: slug<"entity-kind">(),
  subkind: v.nullable(slug<"subkind">()),
  label: text,
  /** Spelling variants, abbreviations, other scripts. */
  aliases: list(text),
  /** False where the source gives no proper name ("a Dutch engineer"). */
  named: v.boolean(),
  /** What it is, in our own words, at most 160 characters. */
  gloss: text,
  /** When it was or happened (EDTF); null where not stated. */
  time: v.nullable(edtf),
  place: v.nullable(
    v.strictObject({
      /** WGS84 degrees, north positive. */
      latitude: v.pipe(finite, v.minValue(-90), v.maxValue(90)),
      /** WGS84 degrees, east positive. */
      longitude: v.pipe(finite, v.minValue(-180), v.maxValue(180)),
      precision: v.picklist(["site", "city", "region", "country"]),
      /** "external": not from the source, never evidence. */
      basis: v.picklist(["source", "external"]),
    }),
  ),
  mentions: list(v.strictObject({ source: sourceId, at: locator })),
  status: statusSchema,
  note: v.nullable(text),
});
export type Entity = v.InferOutput<typeof entitySchema>;

/** A paragraph or sentence by position and hash, never by its words. */
const segmentSchema = v.strictObject({
  kind: v.picklist(["title", "subtitle", "byline", "paragraph", "sentence", "note"]),
  at: locator,
  start: offset,
  end: offset,
  sha256,
  /** Hash of the sentence with quotes and dashes folded and in lower case; survives a site's typography. */
  looseSha256: sha256,
  /** One line of our own on what the paragraph says; null for a sentence. */
  digest: v.nullable(text),
});
export type Segment = v.InferOutput<typeof segmentSchema>;

/** A text that claims rest on: its record and its skeleton. The text itself is the reader's own copy. */
const sourceSchema = v.strictObject({
  id: sourceId,
  kind: v.picklist(["article", "book", "report", "interview", "document"]),
  title: text,
  authors: list(entityId),
  /** EDTF; null where unknown. */
  publishedAt: v.nullable(edtf),
  publisher: v.nullable(text),
  language: text,
  text: v.strictObject({
    normalisation: v.literal("kg-text/1"),
    sha256,
    /** Code points of the normalised text. */
    length: offset,
  }),
  segments: list(segmentSchema),
  /** Sentences, or statements in them, that became no claim, each with the reason. */
  coverage: list(v.strictObject({ at: locator, reason: text })),
});
export type Source = v.InferOutput<typeof sourceSchema>;

/** Names of hues that the themes define; a dataset picks one per family. */
export const HUES = ["blue", "rust", "plum", "green", "ochre", "violet", "slate"] as const;
export type Hue = (typeof HUES)[number];
/** Node shapes, so that a family is told apart without its hue. */
export const GLYPHS = ["circle", "triangle", "ring", "square", "diamond", "hexagon", "cross"] as const;
export type Glyph = (typeof GLYPHS)[number];
/** Line patterns, so that a stance is told apart without any colour. */
export const LINE_PATTERNS = ["solid", "long-dash", "short-dash", "dash-dot", "dots", "hollow"] as const;
export type LinePattern = (typeof LINE_PATTERNS)[number];

/** The dataset's own terms. Nothing in the program knows one of them by name. */
const vocabularySchema = v.strictObject({
  families: list(
    v.strictObject({
      id: slug<"family">(),
      label: text,
      hue: v.picklist(HUES),
      glyph: v.picklist(GLYPHS),
      definition: text,
    }),
  ),
  entityKinds: list(
    v.strictObject({
      id: slug<"entity-kind">(),
      label: text,
      plural: text,
      family: slug<"family">(),
      definition: text,
    }),
  ),
  predicateFamilies: list(v.strictObject({ id: slug<"predicate-family">(), label: text, definition: text })),
  predicates: list(
    v.strictObject({
      id: slug<"predicate">(),
      /** Verb phrase read from subject to object: "shelters". */
      label: text,
      /** The same read from object to subject: "is sheltered by". */
      inverse: text,
      family: slug<"predicate-family">(),
      /** Families of entity that may be the subject. */
      domain: list(slug<"family">()),
      /** Families of entity that may be the object; empty for a predicate that takes a value. */
      range: list(slug<"family">()),
      symmetric: v.boolean(),
      definition: text,
    }),
  ),
  /** From the firmest to the least firm. */
  stances: list(
    v.strictObject({
      id: slug<"stance">(),
      label: text,
      /** What is put before the verb when the claim is read out; empty for plain assertion. */
      adverb: v.string(),
      pattern: v.picklist(LINE_PATTERNS),
      definition: text,
    }),
  ),
  /** The predicate of last resort, whose share the check limits; null where there is none. */
  fallbackPredicate: v.nullable(slug<"predicate">()),
});
export type Vocabulary = v.InferOutput<typeof vocabularySchema>;
export type EntityKind = Vocabulary["entityKinds"][number];
export type Predicate = Vocabulary["predicates"][number];
export type Stance = Vocabulary["stances"][number];

/** Layout space: no unit, y up. */
const point = v.pipe(v.tuple([finite, finite]), v.readonly());

/** Where entities stand, and what is written between them. */
const layoutSchema = v.strictObject({
  id: slug<"layout">(),
  title: text,
  positions: v.record(entityId, point),
  /** Words on the stage that name a region of the picture. */
  captions: list(v.strictObject({ text, at: point })),
});
export type Layout = v.InferOutput<typeof layoutSchema>;

/** A question that the graph answers, with the view that answers it. */
const questionSchema = v.strictObject({
  id: slug<"question">(),
  question: text,
  /** What to look at, in one sentence of our own. */
  answer: text,
  view: viewSpecificationSchema,
});
export type Question = v.InferOutput<typeof questionSchema>;

const headSchema = v.strictObject({
  id: slug<"dataset">(),
  title: text,
  /** One line under the title: author and date of the source. */
  subtitle: text,
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/, 'must look like "1.0.0"')),
  licence: text,
  language: text,
  description: text,
});

/** Where a subgraph was taken from, and by what rule. */
const derivationSchema = v.strictObject({
  dataset: slug<"dataset">(),
  version: text,
  /** sha-256 of the parent's one-file form. */
  sha256,
  /** The filter in words. */
  filter: text,
  /** Entities that came along because a claim names them (holder, place, means), not because they were chosen. */
  context: list(entityId),
});
export type Derivation = v.InferOutput<typeof derivationSchema>;

/** The one-file form, key by key in the order in which it is written. */
export const datasetSchema = v.strictObject({
  format: v.literal("sourceline-kg"),
  schemaVersion: v.literal(SCHEMA_VERSION),
  dataset: headSchema,
  derivedFrom: v.nullable(derivationSchema),
  vocabulary: vocabularySchema,
  entities: list(entitySchema),
  claims: list(claimSchema),
  links: list(claimLinkSchema),
  sources: list(sourceSchema),
  layouts: list(layoutSchema),
  questions: list(questionSchema),
  stories: list(storySchema),
});

/** A whole dataset as it is written to a file: plain, frozen data, every reference resolvable but for those of stories. */
export type Dataset = v.InferOutput<typeof datasetSchema>;

/** Folder form: which key of the one-file form lives in which file. Sources, layouts and stories are a file each. */
export const PART_SCHEMAS = {
  vocabulary: vocabularySchema,
  entities: list(entitySchema),
  claims: list(claimSchema),
  "claim-links": list(claimLinkSchema),
  source: sourceSchema,
  layout: layoutSchema,
  questions: list(questionSchema),
  story: storySchema,
} as const;
