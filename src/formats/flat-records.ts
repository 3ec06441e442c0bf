import { err, ok, type Result } from "../lib/result.ts";
import type { Claim, Dataset } from "../model/dataset.ts";
import type { Issue } from "../model/issue.ts";
import { LIST_SEPARATOR, PASSAGE_SEPARATOR } from "./flat-attributes.ts";
import type { Loss } from "./format.ts";
import { NODE_LINK_LOSSES } from "./node-link-losses.ts";

/** What `flattening` made of a record, as a file gave it back: nobody knows yet of what types its values are. */
type Flat = Readonly<Record<string, unknown>>;
/** First and last character of a passage by "source locator". */
export type Spans = ReadonlyMap<string, { readonly start: number; readonly end: number }>;

/** Where the segments of sources begin and end. Sources that are none are passed over: whoever parses them says so. */
export function spansOf(sources: unknown): Spans {
  const spans = new Map<string, { start: number; end: number }>();
  for (const { id, segments } of recordsIn(sources)) {
    for (const { at, start, end } of recordsIn(segments)) {
      if (typeof start === "number" && typeof end === "number") spans.set(`${id} ${at}`, { start, end });
    }
  }
  return spans;
}

/** The record of an entity, still to be parsed, from its flat attributes. What is missing of it is left out. */
export function entityFromFlat(id: unknown, flat: Flat): unknown {
  return present({
    id,
    kind: flat.entityKind,
    subkind: flat.subkind ?? null,
    label: flat.label,
    aliases: items(flat.aliases),
    named: flat.named,
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
    status: flat.status,
    note: flat.note ?? null,
  });
}

/**
 * The record of a claim between two entities, still to be parsed, from the flat attributes of its edge. A passage takes
 * the whole of the paragraph or sentence that its locator names. Where there are lists, all attributions are read from
 * them; the issue "graph/lists-differ" says that their lengths differ, or their first items from the single values.
 * @param path of the edge in its file.
 */
export function claimFromFlat(
  ends: { readonly id: unknown; readonly subject: unknown; readonly object: unknown },
  flat: Flat,
  spans: Spans,
  path: string,
): Result<unknown, Issue> {
  const voices = flat.stances === undefined ? ok(firstVoice(flat)) : listedVoices(flat, path);
  if (!voices.ok) return voices;
  return ok(
    present({
      ...ends,
      predicate: flat.predicate,
      value: null,
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
      attributions: voices.value.map(({ holder, stance, polarity, passages }) => ({
        holder,
        via: [],
        stance,
        polarity,
        saidAt: null,
        label: null,
        evidence: passages.map((passage) => ({
          ...sourceAndLocator(passage),
          ...(spans.get(passage) ?? { start: 0, end: 0 }),
        })),
        note: null,
      })),
      status: flat.status,
      note: flat.note ?? null,
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
        return start !== (whole?.start ?? 0) || end !== (whole?.end ?? 0);
      }),
    );
  const saysMore = ({ attributions }: Claim) =>
    attributions.some((voice) => voice.via.length > 0 || (voice.saidAt ?? voice.label ?? voice.note) !== null);
  return [
    { what: NODE_LINK_LOSSES.span, count: edges.filter(isCut).length },
    { what: NODE_LINK_LOSSES.voice, count: edges.filter(saysMore).length },
    {
      what: NODE_LINK_LOSSES.alias,
      count: entities.filter(({ aliases }) => aliases.some((alias) => alias.includes(";"))).length,
    },
  ].filter(({ count }) => count > 0);
}

interface FlatVoice {
  readonly holder: unknown;
  readonly stance: unknown;
  readonly polarity: unknown;
  /** Each "source locator". */
  readonly passages: readonly string[];
}

/** The attribution that the plain values of an edge describe; none where it has no stance. */
function firstVoice({ holderId, stance, polarity, sourceId, paragraph, sentence }: Flat): readonly FlatVoice[] {
  if (stance === undefined) return [];
  const at = sentence === undefined ? `${paragraph}` : `${paragraph}.${sentence}`;
  return [
    { holder: holderId ?? null, stance, polarity, passages: sourceId === undefined ? [] : [`${sourceId} ${at}`] },
  ];
}

function listedVoices(flat: Flat, path: string): Result<readonly FlatVoice[], Issue> {
  const [holders = [], stances = [], polarities = [], passages = []] = [
    flat.holderIds,
    flat.stances,
    flat.polarities,
    flat.passages,
  ].map(items);
  const differ = (message: string, hint: string) => err({ code: "graph/lists-differ", path, message, hint });
  if ([holders, polarities, passages].some(({ length }) => length !== stances.length)) {
    return differ(
      "Its holderIds, stances, polarities and passages are lists of different lengths.",
      `Give each attribution one item in each list, with "${LIST_SEPARATOR}" between two, and blank for none.`,
    );
  }
  const voices = stances.map((stance, at) => ({
    holder: holders[at] || null,
    stance,
    polarity: polarities[at],
    passages: passages[at] ? passages[at].split(PASSAGE_SEPARATOR) : [],
  }));
  const [single] = firstVoice(flat);
  const [listed] = voices;
  if (single?.holder !== listed?.holder || single?.stance !== listed?.stance || single?.polarity !== listed?.polarity) {
    return differ(
      "Its holderId, stance and polarity are not the first of its holderIds, stances and polarities.",
      "Change both, or take the lists out: then the single values are all there is.",
    );
  }
  return ok(voices);
}

function sourceAndLocator(passage: string): { readonly source: string; readonly at: string } {
  const space = passage.indexOf(" ");
  return { source: passage.slice(0, space), at: passage.slice(space + 1) };
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
