import * as v from "valibot";
import { datasetProblemWords as words } from "../words/en/dataset-problems.ts";
import { matching, prefixed, slug } from "./field-schemas.ts";
import { figureSchema } from "./figure.ts";
import { list, text } from "./plain-schemas.ts";
import { GLYPHS, HUES, LINE_PATTERNS } from "./signs.ts";
import { storySchema } from "./story.ts";
import { viewSpecificationSchema } from "./view-state.ts";

/** The version of the file format that this build writes. Older files are migrated, newer ones refused. */
export const SCHEMA_VERSION = 3;

// Two ways to say nothing. The keys that every record has are null where the source gives nothing. Keys that few records
// need, or that another's data may lack, are left out: a key that is there has a value.

const entityId = prefixed<"entity">("e");
const claimId = prefixed<"claim">("c");
const sourceId = prefixed<"source">("s");

/** Where a passage is: "9" is paragraph 9, "9.2" its second sentence, "0.1" the title. */
const locator = matching(/^\d+(?:\.[1-9]\d*)?$/, words.notLocator);
/** An EDTF date (levels 0 and 1 without seasons); `when.ts` reads it, `lint-dataset.ts` reports it if it cannot. */
const edtf = text;
export const sha256 = matching(/^[0-9a-f]{64}$/, words.notHash);
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = offset;
const finite = v.pipe(v.number(), v.finite());
/** Whatever a link may lead to: nothing that runs, nothing on the reader's own machine. */
const webAddress = matching(/^[Hh][Tt][Tt][Pp][Ss]?:\/\/[^\s/?#]\S*$/, words.notAddress);

/** A number as the source gives it. `qualifier` keeps its vagueness in words ("nearly"); null means none stated. */
const quantitySchema = v.strictObject({
  amount: v.nullable(finite),
  unit: text,
  qualifier: v.nullable(text),
});
export type Quantity = v.InferOutput<typeof quantitySchema>;

/** Who made a record, and how. */
const originSchema = v.strictObject({
  /** By a person; by a machine, whose draft a person reviewed; or imported from a file as it was there. */
  how: v.picklist(["person", "reviewed-draft", "import"]),
  /** Who coded, reviewed or imported it. */
  coder: v.exactOptional(text),
  /** When (EDTF). */
  date: v.exactOptional(edtf),
  /** The id that it had where it comes from, as written there. */
  id: v.exactOptional(text),
});
export type Origin = v.InferOutput<typeof originSchema>;

/** What a field of a record can hold, once or in a list. Which of them it must be, the field's type says. */
const scalar = v.union([text, finite, v.boolean()], words.notScalar);
/** Values of the dataset's own fields, by field id. A field without a value is left out: never null, never empty. */
const fieldValuesSchema = v.pipe(
  v.record(text, v.union([scalar, v.pipe(list(scalar), v.nonEmpty())], words.notFieldValue)),
  v.check((values) => Object.keys(values).length > 0, words.noFields),
);
export type FieldValues = v.InferOutput<typeof fieldValuesSchema>;
export type FieldScalar = v.InferOutput<typeof scalar>;

/**
 * What an attribution rests on: a source, as a whole or at a passage. Offsets count code points of the normalised text,
 * end excluded.
 */
const evidenceSchema = v.pipe(
  v.strictObject({
    source: sourceId,
    at: v.exactOptional(locator),
    start: v.exactOptional(offset),
    end: v.exactOptional(offset),
    /** Page, or pages, as the source counts them: "iv", "12–14". */
    page: v.exactOptional(text),
    /** Where this passage can be read, where that is not the address of the source. */
    address: v.exactOptional(webAddress),
    /** The passage's own words. Only in a dataset that declares quotations. */
    quotation: v.exactOptional(text),
  }),
  v.check(
    ({ at, start, end }) => (start === undefined) === (end === undefined) && (start === undefined || at !== undefined),
    words.halfSpan,
  ),
);
export type Evidence = v.InferOutput<typeof evidenceSchema>;

/** Whether something names the paragraph or sentence that it is in. */
export function isLocated<Place extends { readonly at?: string }>(
  place: Place,
): place is Place & { readonly at: string } {
  return place.at !== undefined;
}

/** One ascription of a claim. */
export const attributionSchema = v.strictObject({
  /** Whom the claim is attributed to; null where the source names nobody ("not stated"). */
  holder: v.nullable(entityId),
  /** Through whom it is known, nearest to the holder first. */
  via: list(entityId),
  /** How firmly; absent where the dataset does not say. */
  stance: v.exactOptional(slug<"stance">()),
  polarity: v.picklist(["affirmed", "denied"]),
  /** When it was said (EDTF); null where the source does not say. */
  saidAt: v.nullable(edtf),
  /** The holder's own loaded word, in our paraphrase; null where the claim's label serves. */
  label: v.nullable(text),
  evidence: list(evidenceSchema),
  note: v.nullable(text),
  origin: v.exactOptional(originSchema),
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
    /** Absent where the predicate says it: one way, unless it is symmetric. Both ways are two statements in one. */
    direction: v.exactOptional(v.picklist(["directed", "undirected", "both-ways"])),
    /** The nuance in our own words, at most 60 characters: what the line shows. Absent where the predicate says all. */
    label: v.exactOptional(text),
    /**
     * One sentence of our own, at most 200 characters. Whose word it is stands in a clause at its end (", Iran says") or in
     * the adverb of its stance: exercises leave both off.
     */
    gloss: v.exactOptional(text),
    qualifiers: v.strictObject({
      /** When it holds (EDTF); null where the source gives no time. */
      time: v.nullable(edtf),
      place: v.nullable(entityId),
      /** With what or through what. */
      means: v.nullable(entityId),
      quantity: v.nullable(quantitySchema),
    }),
    attributions: list(attributionSchema),
    fields: v.exactOptional(fieldValuesSchema),
    status: statusSchema,
    note: v.nullable(text),
    origin: v.exactOptional(originSchema),
  }),
  v.check((claim) => (claim.object === null) !== (claim.value === null), words.notObjectOrValue),
);
export type Claim = v.InferOutput<typeof claimSchema>;

/** How one claim bears on another. */
const claimLinkSchema = v.strictObject({
  id: prefixed<"claim-link">("l"),
  from: claimId,
  /** An alternative is another version of the same fact: the two may count as one. */
  relation: v.picklist(["supports", "contradicts", "qualifies", "restates", "alternative"]),
  to: claimId,
  evidence: list(evidenceSchema),
  note: v.nullable(text),
  origin: v.exactOptional(originSchema),
});
export type ClaimLink = v.InferOutput<typeof claimLinkSchema>;

/** Something that claims are about. */
const entitySchema = v.strictObject({
  id: entityId,
  kind: slug<"entity-kind">(),
  subkind: v.nullable(slug<"subkind">()),
  /** Absent where nobody gave it a name: it is then shown by its id. */
  label: v.exactOptional(text),
  /** Spelling variants, abbreviations, other scripts. */
  aliases: list(text),
  /** False where the source gives no proper name ("a Dutch engineer"). */
  named: v.boolean(),
  /** False where something names it and nothing describes it, as a line to a thing that its file does not list. */
  described: v.exactOptional(v.literal(false)),
  /** What it is, in our own words, at most 160 characters. */
  gloss: v.exactOptional(text),
  /** When it was or happened (EDTF); null where not stated. */
  time: v.nullable(edtf),
  place: v.nullable(
    v.strictObject({
      /** WGS84 degrees, north positive. */
      latitude: v.pipe(finite, v.minValue(-90), v.maxValue(90)),
      /** WGS84 degrees, east positive. */
      longitude: v.pipe(finite, v.minValue(-180), v.maxValue(180)),
      /** How large the place is that the coordinates stand for; a range is a stretch, as of a border or a journey. */
      precision: v.exactOptional(v.picklist(["point", "site", "city", "area", "range", "region", "country"])),
      /** "external": not from the source, never evidence. */
      basis: v.picklist(["source", "external"]),
    }),
  ),
  mentions: list(v.strictObject({ source: sourceId, at: v.exactOptional(locator) })),
  fields: v.exactOptional(fieldValuesSchema),
  status: statusSchema,
  note: v.nullable(text),
  origin: v.exactOptional(originSchema),
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
  /** One line of our own that continues "The paragraph is about"; null for a sentence. */
  digest: v.nullable(text),
});
export type Segment = v.InferOutput<typeof segmentSchema>;

/** What claims rest on: its record and, where somebody had the text, its skeleton. The text is the reader's own copy. */
const sourceSchema = v.pipe(
  v.strictObject({
    id: sourceId,
    kind: v.exactOptional(v.picklist(["article", "book", "report", "interview", "document"])),
    title: v.exactOptional(text),
    authors: list(entityId),
    /** EDTF; null where unknown. */
    publishedAt: v.nullable(edtf),
    publisher: v.nullable(text),
    language: v.exactOptional(text),
    address: v.exactOptional(webAddress),
    /** When it was read at that address (EDTF). */
    accessedAt: v.exactOptional(edtf),
    /** The pages that it takes up in what it is part of. */
    page: v.exactOptional(text),
    /** The whole reference as it was given to us. */
    citation: v.exactOptional(text),
    text: v.exactOptional(
      v.strictObject({
        normalisation: v.literal("kg-text/1"),
        sha256,
        /** Code points of the normalised text. */
        length: offset,
      }),
    ),
    /** Empty where nobody had the text. */
    segments: list(segmentSchema),
    /** Sentences, or statements in them, that became no claim, each with the reason. */
    coverage: list(v.strictObject({ at: locator, reason: text })),
    origin: v.exactOptional(originSchema),
  }),
  v.check(({ title, address }) => title !== undefined || address !== undefined, words.noSourceName),
  v.check(({ text, segments }) => text !== undefined || segments.length === 0, words.segmentsWithoutText),
);
export type Source = v.InferOutput<typeof sourceSchema>;
/** A source whose text somebody had, so that a copy can be held against it. */
export type SourceWithText = Source & { readonly text: NonNullable<Source["text"]> };

/** Whether a copy of a source's text can be held against its record. */
export function hasText(source: Source): source is SourceWithText {
  return source.text !== undefined;
}

/** What the values of a field are. A category is one of few texts; a colour is #rrggbb or #rrggbbaa. */
const FIELD_TYPES = ["text", "integer", "number", "boolean", "edtf", "url", "category", "colour"] as const;

/** A property that the dataset gives its entities or claims, and that the program has no word for. */
const fieldSchema = v.pipe(
  v.strictObject({
    id: slug<"field">(),
    of: v.picklist(["entity", "claim"]),
    label: text,
    type: v.picklist(FIELD_TYPES),
    /** Whether each value is a list of values of that type. */
    list: v.exactOptional(v.literal(true)),
    unit: v.exactOptional(text),
    definition: v.exactOptional(text),
    /** Of a weight: whether much of it means near, or far, or neither. */
    meaning: v.exactOptional(v.picklist(["nearness", "distance", "neither"])),
  }),
  v.check(
    ({ id }) => !["constructor", "prototype"].includes(id),
    ({ input: { id } }) => words.reservedId({ id }),
  ),
  v.check(
    ({ type, list, unit, meaning }) =>
      ((type === "number" || type === "integer") && (list === undefined || meaning === undefined)) ||
      (unit === undefined && meaning === undefined),
    words.unitOfOther,
  ),
);
export type Field = v.InferOutput<typeof fieldSchema>;

/** The dataset's own terms. Nothing in the program knows one of them by name. */
const vocabularySchema = v.strictObject({
  families: list(
    v.pipe(
      v.strictObject({
        id: slug<"family">(),
        label: text,
        /** Of the families with a shape of their own, seven at most; the others are slate discs with a letter. */
        hue: v.exactOptional(v.picklist(HUES)),
        glyph: v.exactOptional(v.picklist(GLYPHS)),
        /** The letter of a family without a shape; absent: one that no other family has is taken from its label. */
        letter: v.exactOptional(
          v.pipe(
            v.string(),
            v.check(
              (letter) => /^[\p{L}\p{N}]$/u.test(letter),
              ({ input }) => words.notLetter({ value: input }),
            ),
          ),
        ),
        definition: v.exactOptional(text),
      }),
      v.check(
        ({ hue, glyph, letter }) =>
          (hue === undefined) === (glyph === undefined) && (hue === undefined || letter === undefined),
        words.halfLook,
      ),
    ),
  ),
  entityKinds: list(
    v.strictObject({
      id: slug<"entity-kind">(),
      label: text,
      plural: v.exactOptional(text),
      family: slug<"family">(),
      definition: v.exactOptional(text),
    }),
  ),
  predicateFamilies: list(
    v.strictObject({ id: slug<"predicate-family">(), label: text, definition: v.exactOptional(text) }),
  ),
  predicates: list(
    v.strictObject({
      id: slug<"predicate">(),
      /** Verb phrase read from subject to object: "shelters". Absent where lines are drawn and nothing says what for. */
      label: v.exactOptional(text),
      /** The same read from object to subject: "is sheltered by". Absent: it is only read from subject to object. */
      inverse: v.exactOptional(text),
      family: slug<"predicate-family">(),
      /** Families of entity that may be the subject; absent: any. */
      domain: v.exactOptional(list(slug<"family">())),
      /** Families of entity that may be the object; empty for a predicate that takes a value; absent: any, or a value. */
      range: v.exactOptional(list(slug<"family">())),
      /** Whether it says the same both ways. Absent: not stated, so that its claims have a direction only if they say so. */
      symmetric: v.exactOptional(v.boolean()),
      /** What the program may understand it as, read from subject to object: grouping and maps go by it. */
      role: v.exactOptional(v.picklist(["part-of", "located-in", "member-of", "other"])),
      definition: v.exactOptional(text),
    }),
  ),
  /** From the firmest to the least firm. */
  stances: list(
    v.strictObject({
      id: slug<"stance">(),
      label: text,
      /** For sentences of one's own, as in "allegedly"; empty for plain assertion, which nobody needs to be warned of. */
      adverb: v.string(),
      pattern: v.picklist(LINE_PATTERNS),
      definition: v.exactOptional(text),
    }),
  ),
  fields: v.exactOptional(list(fieldSchema)),
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
  /** Text on the canvas that names a region of the graph. */
  captions: list(
    v.strictObject({
      text,
      at: point,
      /** What it names together; absent where nobody has said what belongs to it. */
      members: v.exactOptional(list(entityId)),
    }),
  ),
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
  subtitle: v.exactOptional(text),
  /** Absent where nobody stated one, as in what was read from another program's file. */
  version: v.exactOptional(matching(/^\d+\.\d+\.\d+$/, words.notVersion)),
  licence: v.exactOptional(text),
  language: v.exactOptional(text),
  description: v.exactOptional(text),
  declares: v.strictObject({
    /** Whether its evidence may hold words of the sources themselves. Where it may not, one that does is a problem. */
    quotations: v.boolean(),
  }),
});

/** A dataset as it was when a part of it was taken. */
const parentSchema = v.strictObject({
  title: text,
  description: v.exactOptional(text),
  /** How much of each it had; scenes are those of all stories. Absent in a file that did not record it. */
  counts: v.exactOptional(
    v.strictObject({ entities: count, claims: count, stories: count, scenes: count, questions: count }),
  ),
});
export type Parent = v.InferOutput<typeof parentSchema>;

/** Which dataset a subgraph is a part of, and by what rule it was chosen. */
const derivationSchema = v.strictObject({
  dataset: slug<"dataset">(),
  /** Absent where it had none. */
  version: v.exactOptional(text),
  /** sha-256 of the parent's one-file form. */
  sha256,
  /** The filter in words. */
  filter: text,
  /** Entities that came along because a claim names them (holder, place, means), not because they were chosen. */
  context: list(entityId),
  /** What the head of the part no longer says. Absent in files written before parts had a head of their own. */
  parent: v.exactOptional(parentSchema),
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
  /** The figures of a report, in their order; absent where there are none. */
  figures: v.exactOptional(list(figureSchema)),
});

/** A whole dataset as it is written to a file: plain, frozen data, every reference resolvable but for those of stories and figures. */
export type Dataset = v.InferOutput<typeof datasetSchema>;
/** The same before the parser minted its ids. */
export type DatasetInput = v.InferInput<typeof datasetSchema>;
