import { err, ok, type Result } from "../lib/result.ts";
import type { Claim, Dataset, Entity } from "../model/dataset.ts";
import type { Issue } from "../model/issue.ts";
import { formatProblemWords as words } from "../words/en/format-problems.ts";
import type { Words } from "../words/message.ts";
import { FIELD_PREFIX, hasOnePassage, LIST_SEPARATOR, PASSAGE_SEPARATOR } from "./flat-attributes.ts";
import type { Loss } from "./format.ts";
import { NODE_LINK_LOSSES } from "./node-link-losses.ts";

/** What `flattening` made of a record, as a file gave it back: nobody knows yet of what types its values are. */
type Flat = Readonly<Record<string, unknown>>;
/** First and last character of a passage by "source locator". */
type Spans = ReadonlyMap<string, { readonly start: number; readonly end: number }>;

/** What the flat values of records are read by: the rest of the dataset, still to be parsed. */
export interface FlatContext {
  readonly spans: Spans;
  /** Of the fields that are lists: the type of what is in them, by field id. */
  readonly lists: ReadonlyMap<unknown, unknown>;
}

/** The context in what `ownPart` found. What is malformed is passed over: the parser reports it. */
export function flatContext({ sources, vocabulary }: Readonly<Record<string, unknown>>): FlatContext {
  const fields =
    typeof vocabulary === "object" && vocabulary !== null && "fields" in vocabulary ? vocabulary.fields : [];
  const lists = recordsIn(fields).flatMap(({ id, type, list }) => (list === true ? [[id, type] as const] : []));
  return { spans: spansOf(sources), lists: new Map(lists) };
}

/** Where the segments of sources begin and end. What is malformed is passed over: the parser reports it. */
function spansOf(sources: unknown): Spans {
  const spans = new Map<string, { start: number; end: number }>();
  for (const { id, segments } of recordsIn(sources)) {
    for (const { at, start, end } of recordsIn(segments)) {
      if (typeof start === "number" && typeof end === "number") spans.set(`${id} ${at}`, { start, end });
    }
  }
  return spans;
}

/** The record of an entity, still to be parsed, from its flat attributes. What is missing of it is left out. */
export function entityFromFlat(id: unknown, flat: Flat, { lists }: FlatContext): unknown {
  return present({
    id,
    kind: flat.entityKind,
    subkind: flat.subkind ?? null,
    label: flat.label,
    aliases: items(flat.aliases),
    named: flat.named,
    described: flat.described,
    gloss: flat.gloss,
    time: flat.time ?? null,
    place:
      flat.latitude === undefined
        ? null
        : present({
            latitude: flat.latitude,
            longitude: flat.longitude,
            precision: flat.placePrecision,
            basis: flat.placeBasis,
          }),
    mentions: items(flat.mentions).map(sourceAndLocator),
    fields: fieldsOf(flat, lists),
    status: flat.status,
    note: flat.note ?? null,
    origin: originOf(flat),
  });
}

/**
 * The record of a claim between two entities, still to be parsed, from the flat attributes of its edge. A passage takes
 * the whole of the paragraph or sentence that its locator names, where that is known. Where there are lists, all attributions are read from
 * them; the issue "graph/lists-differ" says that their lengths differ, or their first items from the single values.
 * @param path of the edge in its file.
 */
export function claimFromFlat(
  ends: { readonly id: unknown; readonly subject: unknown; readonly object: unknown },
  flat: Flat,
  { spans, lists }: FlatContext,
  path: string,
): Result<unknown, Issue> {
  const attributions = flat.stances === undefined ? ok(firstAttribution(flat)) : listedAttributions(flat, path);
  if (!attributions.ok) return attributions;
  return ok(
    present({
      ...ends,
      predicate: flat.predicate,
      value: null,
      direction: flat.direction,
      label: flat.label,
      gloss: flat.gloss,
      qualifiers: {
        time: flat.time ?? null,
        place: flat.placeId ?? null,
        means: flat.meansId ?? null,
        quantity:
          flat.quantityUnit === undefined
            ? null
            : {
                amount: flat.quantityAmount ?? null,
                unit: flat.quantityUnit,
                qualifier: flat.quantityQualifier ?? null,
              },
      },
      attributions: attributions.value.map(({ holder, stance, polarity, passages }) =>
        present({
          holder,
          via: [],
          stance,
          polarity,
          saidAt: null,
          label: null,
          evidence: passages.map(({ at, ...more }) => present({ ...sourceAndLocator(at), ...spans.get(at), ...more })),
          note: null,
        }),
      ),
      fields: fieldsOf(flat, lists),
      status: flat.status,
      note: flat.note ?? null,
      origin: originOf(flat),
    }),
  );
}

/** What `entityFromFlat` and `claimFromFlat` cannot bring back of a dataset. */
export function flatLosses({ entities, claims, sources }: Dataset): readonly Loss[] {
  const spans = spansOf(sources);
  const edges = claims.filter(({ object }) => object !== null);
  const isCut = ({ attributions }: Claim) =>
    attributions.some(({ evidence }) =>
      evidence.some(({ source, at, start, end }) => {
        const whole = spans.get(`${source} ${at}`);
        return start !== whole?.start || end !== whole?.end;
      }),
    );
  const saysMore = ({ attributions }: Claim) =>
    attributions.some(
      ({ via, saidAt, label, note, origin }) =>
        via.length > 0 || (saidAt ?? label ?? note) !== null || origin !== undefined,
    );
  const isShortened = ({ attributions }: Claim) =>
    !hasOnePassage(attributions) &&
    attributions.some(({ evidence }) =>
      evidence.some(({ page, address, quotation }) => (page ?? address ?? quotation) !== undefined),
    );
  const hasSemicolons = ({ fields = {} }: Entity | Claim) =>
    Object.values(fields).some(
      (value) => typeof value === "object" && value.some((each) => typeof each === "string" && each.includes(";")),
    );
  return [
    { what: NODE_LINK_LOSSES.span(), count: edges.filter(isCut).length },
    { what: NODE_LINK_LOSSES.attribution(), count: edges.filter(saysMore).length },
    {
      what: NODE_LINK_LOSSES.alias(),
      count: entities.filter(({ aliases }) => aliases.some((alias) => alias.includes(";"))).length,
    },
    { what: NODE_LINK_LOSSES.passage(), count: edges.filter(isShortened).length },
    {
      what: NODE_LINK_LOSSES.list(),
      count: entities.filter(hasSemicolons).length + edges.filter(hasSemicolons).length,
    },
  ].filter(({ count }) => count > 0);
}

interface FlatAttribution {
  readonly holder: unknown;
  readonly stance: unknown;
  readonly polarity: unknown;
  /** Each with its "source locator" as `at`, and of a single one what else is stated. */
  readonly passages: readonly ({ readonly at: string } & Flat)[];
}

/** The attribution that the plain values of an edge describe; none where it has no polarity. */
function firstAttribution(flat: Flat): readonly FlatAttribution[] {
  const { holderId, stance, polarity, sourceId, paragraph, sentence, page, address, quotation } = flat;
  if (polarity === undefined) return [];
  const locator = [paragraph, sentence].filter((part) => part !== undefined).join(".");
  const at = [sourceId, locator].filter(Boolean).join(" ");
  const passages = sourceId === undefined ? [] : [{ at, page, address, quotation }];
  return [{ holder: holderId ?? null, stance, polarity, passages }];
}

function fieldsOf(flat: Flat, lists: FlatContext["lists"]): Readonly<Record<string, unknown>> | undefined {
  const named = Object.entries(flat).filter(([name]) => name.startsWith(FIELD_PREFIX));
  if (named.length === 0) return undefined;
  return Object.fromEntries(
    named.map(([name, value]) => {
      const id = name.slice(FIELD_PREFIX.length);
      const type = lists.get(id);
      return [id, type === undefined ? value : items(value).map((item) => typed(type, item))];
    }),
  );
}

/** An item of a list as what it was before it was written; as the text it is where it cannot have been that. */
function typed(type: unknown, item: string): string | number | boolean {
  if (type === "boolean" && (item === "true" || item === "false")) return item === "true";
  const number = type === "number" || type === "integer" ? Number(item) : Number.NaN;
  return Number.isNaN(number) ? item : number;
}

function originOf({ originHow, originCoder, originDate, originId }: Flat): unknown {
  if (originHow === undefined) return undefined;
  return present({ how: originHow, coder: originCoder, date: originDate, id: originId });
}

function listedAttributions(flat: Flat, path: string): Result<readonly FlatAttribution[], Issue> {
  const [holders = [], stances = [], polarities = [], passages = []] = [
    flat.holderIds,
    flat.stances,
    flat.polarities,
    flat.passages,
  ].map(items);
  const differ = (message: Words, hint: Words) => err({ code: "graph/lists-differ", path, message, hint });
  if ([holders, polarities, passages].some(({ length }) => length !== stances.length)) {
    return differ(words.differentLengths(), words.oneItemEach({ separator: LIST_SEPARATOR }));
  }
  const attributions = stances.map((stance, at) => ({
    holder: holders[at] || null,
    stance: stance || undefined,
    polarity: polarities[at],
    passages: passages[at] ? passages[at].split(PASSAGE_SEPARATOR).map((passage) => ({ at: passage })) : [],
  }));
  const [single] = firstAttribution(flat);
  const [listed] = attributions;
  if (single?.holder !== listed?.holder || single?.stance !== listed?.stance || single?.polarity !== listed?.polarity) {
    return differ(words.differentFirst(), words.changeBoth());
  }
  return ok(attributions);
}

function sourceAndLocator(passage: string): { readonly source: string; readonly at?: string } {
  const space = passage.indexOf(" ");
  return space === -1 ? { source: passage } : { source: passage.slice(0, space), at: passage.slice(space + 1) };
}

/** The items of a list that stands in one attribute; none where the attribute is absent. */
function items(attribute: unknown): readonly string[] {
  return attribute === undefined ? [] : String(attribute).split(LIST_SEPARATOR);
}

function recordsIn(list: unknown): readonly Flat[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === "object" && item !== null) : [];
}

/** Without the keys that have no value, so that a parser says of them that they are missing. */
function present(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
