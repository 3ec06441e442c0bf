import { type Claim, type DatasetInput, type Field, SCHEMA_VERSION } from "../../model/dataset.ts";
import { shownText } from "../../model/field-schemas.ts";
import type { Issue } from "../../model/issue.ts";
import { parseWhen } from "../../model/when.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import { createFieldTable, type FieldInput, type HeldValues } from "./field-table.ts";
import type { Guess } from "./guess.ts";
import { createIssueList, type Place, placeInWords } from "./issue-list.ts";
import { createSlugs } from "./slugs.ts";
import { FIRMNESS, type Firmness, PATTERN_OF, type StanceInput } from "./stance-words.ts";
import type { TableReading } from "./table-reading.ts";
import { createTerms } from "./terms.ts";
import { createTextPool } from "./text-pool.ts";
import { isWebAddress } from "./web-address.ts";

/** Something that a file lists. What is absent, the file does not state. */
export interface EntityInput {
  /** As the file has it. Two that are written alike are one entity. */
  readonly id: string;
  readonly label?: string | null | undefined;
  /** Other names. */
  readonly aliases?: readonly string[];
  readonly kinds?: readonly string[];
  /** What it is, in a sentence. */
  readonly gloss?: string | null;
  readonly fields?: Iterable<FieldInput>;
  /** y points up, as in layout space. */
  readonly position?: Position | null;
  /** WGS84 degrees. */
  readonly coordinates?: { readonly latitude: number; readonly longitude: number } | null;
  /** EDTF. */
  readonly time?: string | null;
  /** Where the file says that it is written about. */
  readonly sources?: readonly SourceInput[];
  /** What somebody wrote beside it. */
  readonly notes?: readonly string[];
  /** False where the file counts it and says nothing else of it. */
  readonly described?: false;
  readonly at: Place;
}

export type { Place };

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** A line that a file lists. */
export interface ClaimInput {
  readonly id?: string | null | undefined;
  /** Ids of entities; the empty text and what is absent is no end. */
  readonly from: string | null | undefined;
  readonly to: string | null | undefined;
  /** What kind of line it is. */
  readonly relation?: string | null | undefined;
  /** What is written on it: its kind, where few lines have a kind of their own, as in most files. */
  readonly label?: string | null | undefined;
  /** What it says, in a sentence. */
  readonly gloss?: string | null;
  readonly direction: NonNullable<Claim["direction"]>;
  readonly fields?: Iterable<FieldInput>;
  /** EDTF. */
  readonly time?: string | null;
  /** Id of the entity where it holds. */
  readonly place?: string | null;
  /** Whether the file keeps it for the record only, as what is no longer held to be true. */
  readonly isWithdrawn?: true;
  /** Whom the file names as saying so, and where. None: no source recorded. */
  readonly attributions?: readonly AttributionInput[];
  readonly notes?: readonly string[];
  readonly at: Place;
}

export interface AttributionInput {
  /** Id of an entity. */
  readonly holder?: string | null;
  readonly denied?: boolean;
  readonly stance?: StanceInput | null;
  /** EDTF. */
  readonly saidAt?: string | null;
  readonly sources?: readonly EvidenceInput[];
  readonly note?: string | null;
}

/** Where something is said. One without title or web address is none. */
export interface SourceInput {
  /** As the file has it. Absent: those of one title and address are one source. */
  readonly id?: string | null;
  readonly title?: string | null;
  readonly address?: string | null;
  readonly publisher?: string | null;
  /** EDTF. */
  readonly publishedAt?: string | null;
  /** When it was read at its address (EDTF). */
  readonly accessedAt?: string | null;
}

/** A source, and where in it something is said. */
export interface EvidenceInput extends SourceInput {
  readonly page?: string | null;
  /** In the words of the source. */
  readonly quotation?: string | null;
}

/** What a file says of itself. */
export interface HeadInput {
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly licence?: string | null | undefined;
}

/**
 * What every reader hands its findings to, in any order. What all foreign files have in common is decided here: nothing is
 * merged, summed, rounded or made up, and what is left out is said.
 */
export interface GraphBuilder {
  head(input: HeadInput): void;
  /**
   * Says how many entities and claims come next, where their number is known before they come, and which shares of all the
   * work they begin and end at; 0 and 1 unless set. It is then told how far it is.
   */
  expect(count: number, from?: number, to?: number): void;
  entity(input: EntityInput): void;
  claim(input: ClaimInput): void;
  /** Says something of the file; `rule` is the last part of the issue's code. */
  warn(rule: string, at: Place | null, message: Words): void;
  guess(guess: Guess): void;
  table(table: TableReading): void;
  /** Makes sure that an entity is there, listed or not, though no line may name it. What it is goes for one that is not listed. */
  name(id: string, at: Place, as?: Pick<EntityInput, "kinds" | "coordinates">): void;
  /**
   * What becomes of ends that are named and not listed: "marked" as not described, and said; or entities like any other,
   * where the format has no list of them; "named" where people write names there. "marked" unless set.
   */
  unlisted(policy: Unlisted): void;
}

type Unlisted = "marked" | "entities" | "named";

/** The finished graph. */
export interface BuiltGraph {
  /** For `parseDataset`, which mints the ids. */
  readonly dataset: DatasetInput;
  /** Ids of its first claims, in the order of the file. */
  readonly firstClaims: readonly string[];
  readonly guesses: readonly Guess[];
  readonly tables: readonly TableReading[];
  readonly warnings: readonly Issue[];
}

/** Records after which it is told how far it is. */
const RECORDS_PER_REPORT = 200;
/** Claims of a file that are looked at to see whether it was understood. */
const FIRST_CLAIMS = 5;

type EntityRecord = DatasetInput["entities"][number];
type ClaimRecord = DatasetInput["claims"][number];
type SourceRecord = DatasetInput["sources"][number];

// Of hundreds of thousands of these, what most do not have takes no memory: lists that are empty are one list.

interface HeldEntity {
  readonly id: string;
  label: string | null;
  aliases: readonly string[];
  readonly kinds: readonly string[];
  gloss: string | null;
  values: HeldValues;
  position: readonly [x: number, y: number] | null;
  coordinates: EntityInput["coordinates"];
  readonly time: string | null;
  sources: readonly SourceInput[];
  isDescribed: boolean;
  notes: readonly string[];
  readonly at: Place;
}

/** What the claims of most files do not have. */
type MoreOfClaim = Pick<ClaimInput, "gloss" | "place" | "attributions">;

const NONE: readonly never[] = [];

/**
 * @param name of the file: what the dataset is called where the file does not say.
 * @param weight what weights were chosen to mean.
 * @param onShare told what share of what was expected has come.
 */
export function createGraphBuilder(
  name: string,
  weight?: Field["meaning"],
  onShare: (share: number) => void = () => {},
): GraphBuilder & { finish(): BuiltGraph } {
  let awaited = { count: 0, from: 0, to: 1 };
  let come = 0;
  const oneMore = () => {
    const { count, from, to } = awaited;
    come += 1;
    if (come % RECORDS_PER_REPORT === 0 && come <= count) onShare(from + ((to - from) * come) / count);
  };
  const issues = createIssueList();
  const guesses: Guess[] = [];
  const tables: TableReading[] = [];
  const table = createFieldTable();
  const { own } = createTextPool();
  const entities: HeldEntity[] = [];
  /** The places of entities in that list, by their ids. */
  const numbers = new Map<string, number>();
  /**
   * Records of claims, as they will be but for ids and types of fields. What else is known of a claim, the lists below have
   * at its place in this one; a relation, and an end that is not listed so far, stand in the record as the file has them.
   */
  const claims: ClaimRecord[] = [];
  const places: Place[] = [];
  /** Numbers of entities, those of a claim one after the other; -1 for one that is not listed so far. */
  const ends: number[] = [];
  const labels: (string | null)[] = [];
  /** Labels of claims without a relation. */
  const bareLabels = new Set<string>();
  const rare = new Map<number, MoreOfClaim>();
  const named: ({ readonly id: string; readonly at: Place } & Pick<EntityInput, "kinds" | "coordinates">)[] = [];
  const unread: { readonly text: string; readonly at: Place }[] = [];
  let unlisted: Unlisted = "marked";
  let head: HeadInput = {};

  const builder: GraphBuilder = {
    head(input) {
      head = { ...input, ...head };
    },
    expect(count, from = 0, to = 1) {
      awaited = { count, from, to };
      come = 0;
    },
    guess(guess) {
      if (!guesses.some(({ about, value }) => about === guess.about && value === guess.value)) guesses.push(guess);
    },
    table(table) {
      tables.push(table);
    },
    warn: issues.add,
    name(id, at, as = {}) {
      named.push({ id, at, ...as });
    },
    unlisted(policy) {
      unlisted = policy;
    },
    entity(input) {
      oneMore();
      const known = numbers.get(input.id);
      if (known !== undefined) return describeAgain(entities[known] as HeldEntity, input);
      if (input.id === "") return issues.add("no-id", input.at, words.entityWithoutId());
      const time = readableTime(input.time);
      if (input.time && time === null) unread.push({ text: input.time, at: input.at });
      const fields = listed(input.fields);
      const id = own(input.id);
      numbers.set(id, entities.length);
      entities.push({
        id,
        label: input.label?.trim() ? own(input.label) : null,
        aliases: distinct(input.aliases, input.label),
        gloss: input.gloss || null,
        kinds: distinct(input.kinds),
        values: table.hold("entity", withUnreadTime(fields, input.time, time)),
        position: placed(input.position),
        coordinates: onEarth(input.coordinates ?? coordinatesIn(fields)),
        time,
        sources: listed(input.sources),
        isDescribed: input.described ?? true,
        notes: stated(input.notes),
        at: input.at,
      });
    },
    claim(input) {
      oneMore();
      const { id, from, to } = input;
      if (!from) return noEnd(input, "from", from);
      if (!to) return noEnd(input, "to", to);
      const time = readableTime(input.time);
      if (input.time && time === null) unread.push({ text: input.time, at: input.at });
      const values = table.hold("claim", withUnreadTime(input.fields ?? NONE, input.time, time));
      const label = input.label ? own(input.label) : null;
      const more = moreOf(input);
      const [subject, object] = [numbers.get(from) ?? -1, numbers.get(to) ?? -1];
      if (!input.relation && label !== null) bareLabels.add(label);
      if (more !== null) rare.set(claims.length, more);
      ends.push(subject, object);
      labels.push(label);
      places.push(input.at);
      // All keys at once, and what some lack last: engines keep such records smallest, and take the last key off at no cost.
      const record: ClaimRecord = {
        id: "",
        subject: subject === -1 ? own(from) : "",
        predicate: input.relation ? own(input.relation) : "",
        object: object === -1 ? own(to) : "",
        value: null,
        direction: input.direction,
        qualifiers: time === null ? UNQUALIFIED : { ...UNQUALIFIED, time: own(time) },
        attributions: NONE as unknown as ClaimRecord["attributions"],
        status: input.isWithdrawn ? "deprecated" : "draft",
        note: stated(input.notes).join("\n") || null,
        origin: id ? { how: "import", id: own(id) } : IMPORTED,
        fields: values as NonNullable<ClaimRecord["fields"]>,
      };
      if (values === null) delete record.fields;
      claims.push(record);
    },
  };

  function noEnd({ id, at }: ClaimInput, end: "from" | "to", value: string | null | undefined): void {
    const names = { id: id || "", end, known: id ? "yes" : "no" } as const;
    issues.add("no-end", at, value === "" ? words.emptyEnd(names) : words.noEnd(names));
  }

  /** Two descriptions of one thing: the first stands, and nothing of the second is lost. */
  function describeAgain(known: HeldEntity, again: EntityInput): void {
    const {
      id,
      label,
      aliases = [],
      kinds = [],
      gloss,
      fields = [],
      position,
      time,
      sources = [],
      notes = [],
      at,
    } = again;
    issues.add("described-twice", at, words.describedTwice({ id, first: placeInWords(known.at) }));
    known.isDescribed = true;
    known.position ??= placed(position);
    if (label) known.label ??= label;
    for (const other of [label, ...aliases])
      if (other && other !== known.label && !known.aliases.includes(other)) known.aliases = [...known.aliases, other];
    const otherGloss = gloss && known.gloss !== null && gloss !== known.gloss ? gloss : null;
    known.gloss ??= gloss || null;
    const values = [...fields].filter(({ value }) => value !== null && value !== undefined && value !== "");
    const more = [
      ...(kinds.length > 0 && kinds.join() !== known.kinds.join()
        ? [words.noteKinds({ kinds: listText(kinds, "comma") })]
        : []),
      ...(otherGloss === null ? [] : [words.noteField({ name: words.glossField(), value: otherGloss })]),
      ...values.map(({ name, value }) => words.noteField({ name, value: String(value) })),
      ...(time && time !== known.time ? [words.noteField({ name: words.timeField(), value: time })] : []),
    ];
    known.sources = [...known.sources, ...sources];
    known.notes = [...known.notes, ...stated(notes)];
    known.coordinates ??= onEarth(again.coordinates);
    if (more.length > 0)
      known.notes = [...known.notes, words.alsoDescribed({ at: placeInWords(at), values: listText(more, "comma") })];
  }

  function addUnlistedEnds(): void {
    const add = (
      end: string,
      at: Place,
      id: string | null | undefined,
      as: Pick<EntityInput, "kinds" | "coordinates"> = {},
    ): number => {
      const number = numbers.get(end);
      if (number !== undefined) {
        const known = entities[number] as HeldEntity;
        known.coordinates ??= onEarth(as.coordinates);
        return number;
      }
      // A number is more often a code.
      const label = unlisted === "named" && /\p{L}/u.test(end) ? end : null;
      builder.entity({ id: end, label, at, ...as, ...(unlisted === "marked" && { described: false }) });
      if (unlisted === "marked") {
        issues.add("not-described", at, words.notDescribed({ name: end, id: id || "", known: id ? "yes" : "no" }));
      }
      return entities.length - 1;
    };
    // What is named with a kind comes before what is only named.
    for (const { id, at, ...as } of named) if (as.kinds !== undefined) add(id, at, null, as);
    for (const [nth, { subject, object, origin }] of claims.entries()) {
      const at = places[nth] as Place;
      if (ends[2 * nth] === -1) ends[2 * nth] = add(subject, at, origin?.id);
      if (ends[2 * nth + 1] === -1) ends[2 * nth + 1] = add(object ?? "", at, origin?.id);
      for (const { holder } of rare.get(nth)?.attributions ?? NONE) if (holder) add(holder, at, origin?.id);
    }
    for (const { id, at } of named) add(id, at, null);
  }

  function finish(): BuiltGraph {
    addUnlistedEnds();
    const entityIds = createSlugs([], "e.");
    const ids = entities.map(({ id }) => entityIds.take(id));
    const idOf = (end: string | null | undefined): string | null =>
      end ? (ids[numbers.get(end) ?? -1] ?? null) : null;
    const terms = createTerms(
      entities.map(({ kinds }) => kinds),
      bareLabels,
      claims.length,
    );
    if (terms.manyKinds) {
      for (const held of entities) {
        if (held.kinds.length < 2) continue;
        const kinds = table.hold("entity", [
          { name: words.kindsField(), key: "kinds", value: held.kinds, type: "text" },
        ]);
        held.values = { ...held.values, ...kinds };
      }
    }
    const closed = table.close(weight);
    const { fields, mixed } = closed;
    if (closed.hasWeight && weight === undefined)
      builder.guess({ about: "weight", value: "", message: words.weightUnknown() });
    for (const { label, type, others, total, example } of mixed) {
      const values = { field: label, type, others, total, example: shownText(example) };
      issues.add("mixed-field", null, words.mixedField(values));
    }

    const [first] = unread;
    if (first !== undefined) {
      const days = /^[2-5]\d{4}$/.test(first.text) ? "yes" : "no";
      const values = { count: unread.length, example: shownText(first.text), days };
      issues.add("unread-time", first.at, words.unreadTimes(values));
    }

    const sources = createSources();
    const stances = createStances(rare.values());
    const positions: Record<string, [number, number]> = {};
    let hasPositions = false;
    for (const [number, { position }] of entities.entries()) {
      if (position === null) continue;
      positions[ids[number] ?? ""] = position as [number, number];
      hasPositions = true;
    }
    const builtEntities = replaced(entities, (held, number): EntityRecord => {
      const [kind] = held.kinds;
      const record: EntityRecord = {
        id: ids[number] ?? "",
        kind: terms.kind(kind),
        subkind: null,
        aliases: held.aliases as string[],
        named: true,
        time: held.time,
        place: held.coordinates ? { ...held.coordinates, basis: "source" } : null,
        mentions: mentionsOf(held.sources, sources.of),
        status: "draft",
        note: held.notes.length === 0 ? null : held.notes.join("\n"),
        origin: { how: "import", id: held.id },
        label: held.label ?? "",
      };
      if (held.label === null) delete record.label;
      const fields = table.typed(held.values);
      if (fields !== null) record.fields = fields;
      if (held.gloss !== null) record.gloss = held.gloss;
      if (!held.isDescribed) record.described = false;
      return record;
    });

    const claimIds = createSlugs([], "c.");
    let firstWith: ReadonlyMap<string | undefined, number> | null = null;
    // Ids of the file come first, so that a made one never takes the place of one of them.
    for (const [nth, claim] of claims.entries()) {
      const id = claim.origin?.id;
      if (id === undefined) continue;
      const free = claimIds.takeFirst(id);
      if (free === null) {
        firstWith ??= new Map(claims.map(({ origin }, at) => [origin?.id, at] as const).toReversed());
        const first = firstWith.get(id) ?? nth;
        if (first !== nth) {
          const at = placeInWords(places[first] as Place);
          issues.add("id-twice", places[nth] as Place, words.claimIdTwice({ id, first: at }));
          continue;
        }
      }
      claim.id = free ?? claimIds.take(id);
    }
    for (const [nth, claim] of claims.entries()) {
      const subject = ids[ends[2 * nth] ?? -1] ?? "";
      const object = ids[ends[2 * nth + 1] ?? -1] ?? "";
      const { predicate, label } = terms.line(claim.predicate, labels[nth] ?? null);
      claim.subject = subject;
      claim.predicate = predicate;
      claim.object = object;
      if (claim.id === "") claim.id = claimIds.take(`${subject.slice(2)}-${object.slice(2)}`);
      if (claim.fields !== undefined) table.typed(claim.fields as HeldValues);
      if (label !== null) claim.label = label;
      const more = rare.get(nth);
      if (more === undefined) continue;
      const { gloss, attributions = NONE } = more;
      const place = idOf(more.place);
      if (place !== null) claim.qualifiers = { ...claim.qualifiers, place };
      claim.attributions = attributions.map((each) => attributionOf(each, idOf, sources.of, stances.of));
      if (gloss) claim.gloss = gloss;
    }

    const title = head.title || withoutEnding(name);
    const dataset: DatasetInput = {
      format: "sourceline-kg",
      schemaVersion: SCHEMA_VERSION,
      dataset: {
        id: createSlugs().take(title),
        title,
        ...(head.licence ? { licence: head.licence } : {}),
        ...(head.language ? { language: head.language } : {}),
        ...(head.description ? { description: head.description } : {}),
        declares: { quotations: claims.some(hasQuotation) },
      },
      derivedFrom: null,
      vocabulary: {
        ...terms.vocabulary(),
        ...(fields.length > 0 ? { fields } : {}),
        stances: stances.all,
        fallbackPredicate: null,
      },
      entities: builtEntities,
      claims,
      links: [],
      sources: sources.all(),
      layouts: hasPositions ? [{ id: "file", title: words.layoutOfFile(), positions, captions: [] }] : [],
      questions: [],
      stories: [],
    };
    const [accessed, ...others] = sources.severalAccessed();
    if (accessed !== undefined) {
      const values = { count: 1 + others.length, name: shownText(accessed) };
      issues.add("several-accessed", null, words.severalAccessed(values));
    }
    const firstClaims = claims.slice(0, FIRST_CLAIMS).map(({ id }) => id);
    return { dataset, firstClaims, guesses, tables, warnings: issues.all() };
  }

  return { ...builder, finish };
}

/** Puts in the place of each item what is made of it, so that at no time there is twice as much in memory. */
function replaced<Held, Made>(items: Held[], make: (held: Held, at: number) => Made): Made[] {
  const list: (Held | Made)[] = items;
  for (let at = 0; at < items.length; at += 1) list[at] = make(items[at] as Held, at);
  return list as Made[];
}

/** Records of a dataset are never changed in place, so that those without any of this can have it in common. */
const UNQUALIFIED: ClaimRecord["qualifiers"] = { time: null, place: null, means: null, quantity: null };
const IMPORTED: NonNullable<ClaimRecord["origin"]> = { how: "import" };

function moreOf({ gloss, place, attributions }: ClaimInput): MoreOfClaim | null {
  if (!gloss && !place && !attributions?.length) return null;
  return { ...(gloss && { gloss }), ...(place && { place }), ...(attributions && { attributions }) };
}

function listed<Item>(items: Iterable<Item> | undefined): readonly Item[] {
  const list = items === undefined ? NONE : [...items];
  return list.length === 0 ? NONE : list;
}

/** Texts that say something, each once; but for one that is said elsewhere. */
function distinct(texts: readonly string[] | undefined, but?: string | null): readonly string[] {
  if (texts === undefined || texts.length === 0) return NONE;
  return listed(new Set(texts.filter((text) => text !== "" && text !== but)));
}

function stated(texts: readonly string[] | undefined): readonly string[] {
  return texts === undefined || texts.length === 0 ? NONE : texts.filter((text) => text !== "");
}

function mentionsOf(held: readonly SourceInput[], sourceOf: (input: SourceInput) => string | null) {
  if (held.length === 0) return NONE as unknown as EntityRecord["mentions"];
  return [...new Set(held.map(sourceOf))].flatMap((source) => (source === null ? [] : [{ source }]));
}

function attributionOf(
  { holder, denied, stance, saidAt, sources = [], note }: AttributionInput,
  idOf: (end: string | null | undefined) => string | null,
  sourceOf: (input: SourceInput) => string | null,
  stanceOf: (stance: StanceInput) => string,
): ClaimRecord["attributions"][number] {
  const evidence = sources.flatMap((each) => {
    const source = sourceOf(each);
    const { page, quotation } = each;
    return source === null ? [] : [{ source, ...(page ? { page } : {}), ...(quotation ? { quotation } : {}) }];
  });
  return {
    holder: idOf(holder),
    via: [],
    ...(stance ? { stance: stanceOf(stance) } : {}),
    polarity: denied ? "denied" : "affirmed",
    saidAt: readableTime(saidAt),
    label: null,
    evidence,
    note: note || null,
    origin: { how: "import" },
  };
}

const hasQuotation = ({ attributions }: ClaimRecord): boolean =>
  attributions.some(({ evidence }) => evidence.some(({ quotation }) => quotation !== undefined));

/** The stances that claims of a file have, the firmest first, each by the word that the file has for it. */
function createStances(claims: Iterable<MoreOfClaim>) {
  const firmness = new Map<string, Firmness>();
  for (const { attributions = NONE } of claims)
    for (const { stance } of attributions) if (stance) firmness.set(stance.word, stance.firmness);
  const slugs = createSlugs();
  const ranked = [...firmness].sort(([, a], [, b]) => FIRMNESS.indexOf(a) - FIRMNESS.indexOf(b));
  const records = ranked.map(([label, firm]) => ({
    id: slugs.take(label),
    label,
    adverb: words.adverb({ firmness: firm }),
    pattern: PATTERN_OF[firm],
  }));
  const ids = new Map(records.map(({ id, label }) => [label, id]));
  return { all: records, of: ({ word }: StanceInput): string => ids.get(word) ?? "" };
}

/** Records of sources: one for each id, or for all that are described alike where there is none. */
function createSources() {
  const slugs = createSlugs();
  const known = new Map<string, SourceRecord[]>();
  const severalAccessed = new Set<string>();

  /**
   * A known source, with what else is now said of it. What has an address is the same source though one place says more of
   * it than another, and no source is another one for being looked at on another day.
   */
  function sameSource(
    all: SourceRecord[],
    isLinked: boolean,
    { publishedAt, publisher, accessedAt }: Pick<SourceRecord, "publishedAt" | "publisher" | "accessedAt">,
  ): SourceRecord | undefined {
    const fits = (before: string | null, now: string | null) =>
      before === now || (isLinked && (before === null || now === null));
    const at = all.findIndex((each) => fits(each.publishedAt, publishedAt) && fits(each.publisher, publisher));
    const found = all[at];
    if (found === undefined) return undefined;
    const dates = [found.accessedAt, accessedAt].flatMap((date) => date ?? []).toSorted();
    const latest = dates.at(-1);
    if (latest !== undefined && dates[0] !== latest) severalAccessed.add(found.title ?? found.address ?? "");
    all[at] = {
      ...found,
      publishedAt: found.publishedAt ?? publishedAt,
      publisher: found.publisher ?? publisher,
      ...(latest === undefined ? {} : { accessedAt: latest }),
    };
    return found;
  }

  return {
    of({ id, title, address, publisher, publishedAt, accessedAt }: SourceInput): string | null {
      const link = address && isWebAddress(address) ? address : null;
      // An address that is none is still what the file says.
      const name = title || (link === null ? address : null) || null;
      if (name === null && link === null) return null;
      const accessed = readableTime(accessedAt);
      const said = {
        publishedAt: readableTime(publishedAt),
        publisher: publisher || null,
        ...(accessed === null ? {} : { accessedAt: accessed }),
      };
      const key = JSON.stringify(
        id ? [id] : link !== null ? [name, link] : [name, null, said.publisher, said.publishedAt],
      );
      const all = known.get(key) ?? [];
      known.set(key, all);
      const same = id ? all[0] : sameSource(all, link !== null, said);
      if (same !== undefined) return same.id;
      const source: SourceRecord = {
        id: `s.${slugs.take(name ?? link ?? "")}`,
        ...(name === null ? {} : { title: name }),
        authors: [],
        ...said,
        ...(link === null ? {} : { address: link }),
        segments: [],
        coverage: [],
        origin: { how: "import", ...(id ? { id } : {}) },
      };
      all.push(source);
      return source.id;
    },
    all: (): SourceRecord[] => [...known.values()].flat(),
    /** What sources are called that were accessed on several dates. */
    severalAccessed: (): readonly string[] => [...severalAccessed],
  };
}

/** Coordinates where two fields are called so. They stay fields as well. */
function coordinatesIn(fields: readonly FieldInput[]): EntityInput["coordinates"] {
  const called = (pattern: RegExp) => fields.find(({ name }) => pattern.test(name))?.value;
  const latitude = called(/^\s*lat(?:itude)?\s*$/i);
  const longitude = called(/^\s*(?:lng|lon|long|longitude)\s*$/i);
  if (!latitude || !longitude || typeof latitude === "object" || typeof longitude === "object") return null;
  return { latitude: Number(latitude), longitude: Number(longitude) };
}

function placed(position: Position | null | undefined): HeldEntity["position"] {
  return position && Number.isFinite(position.x) && Number.isFinite(position.y) ? [position.x, position.y] : null;
}

function onEarth(at: EntityInput["coordinates"]): EntityInput["coordinates"] {
  return at && Math.abs(at.latitude) <= 90 && Math.abs(at.longitude) <= 180 ? at : null;
}

function readableTime(time: string | null | undefined): string | null {
  return time && parseWhen(time).ok ? time : null;
}

/** A time that is no date is kept as written, as a field. */
function withUnreadTime(fields: Iterable<FieldInput>, stated: string | null | undefined, read: string | null) {
  return stated && read === null ? [...fields, { name: words.timeField(), key: "time", value: stated }] : fields;
}

function withoutEnding(name: string): string {
  return name.replace(/(?:\.[A-Za-z0-9]{1,8}){1,2}$/, "") || name || words.untitled();
}
