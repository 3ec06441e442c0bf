import { type Claim, type DatasetInput, type Field, SCHEMA_VERSION } from "../../model/dataset.ts";
import { shownText } from "../../model/field-schemas.ts";
import type { Issue } from "../../model/issue.ts";
import { parseWhen } from "../../model/when.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import { createFieldTable, type FieldInput, fieldValues, type HeldValues, together } from "./field-table.ts";
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

/** Claims of a file that are looked at to see whether it was understood. */
const FIRST_CLAIMS = 5;

type EntityRecord = DatasetInput["entities"][number];
type ClaimRecord = DatasetInput["claims"][number];
type SourceRecord = DatasetInput["sources"][number];

interface HeldEntity {
  readonly id: string;
  label: string | null;
  readonly aliases: string[];
  readonly kinds: readonly string[];
  gloss: string | null;
  readonly values: HeldValues;
  position: Position | null;
  coordinates: EntityInput["coordinates"];
  readonly time: string | null;
  readonly sources: SourceInput[];
  isDescribed: boolean;
  readonly notes: string[];
  readonly at: Place;
}

type HeldClaim = Omit<ClaimInput, "from" | "to" | "fields"> & {
  readonly from: string;
  readonly to: string;
  readonly values: HeldValues;
  /** What its own id becomes. */
  slug: string | null;
};

/**
 * @param name of the file: what the dataset is called where the file does not say.
 * @param weight what weights were chosen to mean.
 */
export function createGraphBuilder(name: string, weight?: Field["meaning"]): GraphBuilder & { finish(): BuiltGraph } {
  const issues = createIssueList();
  const guesses: Guess[] = [];
  const tables: TableReading[] = [];
  const table = createFieldTable();
  const { own } = createTextPool();
  const entities = new Map<string, HeldEntity>();
  const claims: HeldClaim[] = [];
  const named: ({ readonly id: string; readonly at: Place } & Pick<EntityInput, "kinds" | "coordinates">)[] = [];
  const unread: { readonly text: string; readonly at: Place }[] = [];
  let unlisted: Unlisted = "marked";
  let head: HeadInput = {};

  const builder: GraphBuilder = {
    head(input) {
      head = { ...input, ...head };
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
      const known = entities.get(input.id);
      if (known !== undefined) return describeAgain(known, input);
      if (input.id === "") return issues.add("no-id", input.at, words.entityWithoutId());
      const time = readableTime(input.time);
      if (input.time && time === null) unread.push({ text: input.time, at: input.at });
      const fields = [...(input.fields ?? [])];
      const id = own(input.id);
      entities.set(id, {
        id,
        label: input.label?.trim() ? own(input.label) : null,
        aliases: [...new Set((input.aliases ?? []).filter((alias) => alias !== "" && alias !== input.label))],
        gloss: input.gloss || null,
        kinds: [...new Set((input.kinds ?? []).filter((kind) => kind !== ""))],
        values: table.hold("entity", withUnreadTime(fields, input.time, time)),
        position: placed(input.position),
        coordinates: onEarth(input.coordinates ?? coordinatesIn(fields)),
        time,
        sources: [...(input.sources ?? [])],
        isDescribed: input.described ?? true,
        notes: (input.notes ?? []).filter((note) => note !== ""),
        at: input.at,
      });
    },
    claim(input) {
      const { from, to, fields = [], ...rest } = input;
      for (const [end, value] of [
        ["from", from],
        ["to", to],
      ] as const) {
        if (value !== null && value !== undefined && value !== "") continue;
        const names = { id: input.id || "", end, known: input.id ? "yes" : "no" };
        const message = value === "" ? words.emptyEnd(names) : words.noEnd(names);
        return issues.add("no-end", input.at, message);
      }
      const time = readableTime(input.time);
      if (input.time && time === null) unread.push({ text: input.time, at: input.at });
      const values = table.hold("claim", withUnreadTime(fields, input.time, time));
      claims.push({
        ...rest,
        id: input.id ? own(input.id) : null,
        label: input.label ? own(input.label) : null,
        // Of texts that are alike, one is kept.
        from: entities.get(from as string)?.id ?? own(from as string),
        to: entities.get(to as string)?.id ?? own(to as string),
        time,
        values,
        slug: null,
      });
    },
  };

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
      if (other && other !== known.label && !known.aliases.includes(other)) known.aliases.push(other);
    const otherGloss = gloss && known.gloss !== null && gloss !== known.gloss ? gloss : null;
    known.gloss ??= gloss || null;
    const stated = [...fields].filter(({ value }) => value !== null && value !== undefined && value !== "");
    const more = [
      ...(kinds.length > 0 && kinds.join() !== known.kinds.join()
        ? [words.noteKinds({ kinds: listText(kinds, "comma") })]
        : []),
      ...(otherGloss === null ? [] : [words.noteField({ name: words.glossField(), value: otherGloss })]),
      ...stated.map(({ name, value }) => words.noteField({ name, value: String(value) })),
      ...(time && time !== known.time ? [words.noteField({ name: words.timeField(), value: time })] : []),
    ];
    known.sources.push(...sources);
    known.notes.push(...notes.filter((note) => note !== ""));
    known.coordinates ??= onEarth(again.coordinates);
    if (more.length > 0)
      known.notes.push(words.alsoDescribed({ at: placeInWords(at), values: listText(more, "comma") }));
  }

  function addUnlistedEnds(): void {
    const add = (
      end: string,
      at: Place,
      id: string | null | undefined,
      as: Pick<EntityInput, "kinds" | "coordinates"> = {},
    ) => {
      const known = entities.get(end);
      if (known !== undefined) {
        known.coordinates ??= onEarth(as.coordinates);
        return;
      }
      // A number is more often a code.
      const label = unlisted === "named" && /\p{L}/u.test(end) ? end : null;
      builder.entity({ id: end, label, at, ...as, ...(unlisted === "marked" && { described: false }) });
      if (unlisted !== "marked") return;
      issues.add("not-described", at, words.notDescribed({ name: end, id: id || "", known: id ? "yes" : "no" }));
    };
    // What is named with a kind comes before what is only named.
    for (const { id, at, ...as } of named) if (as.kinds !== undefined) add(id, at, null, as);
    for (const { from, to, id, attributions = [], at } of claims) {
      for (const end of [from, to]) add(end, at, id);
      for (const { holder } of attributions) if (holder) add(holder, at, id);
    }
    for (const { id, at } of named) add(id, at, null);
  }

  function finish(): BuiltGraph {
    addUnlistedEnds();
    const slugs = createSlugs();
    const idOf = new Map<string, string>();
    for (const id of entities.keys()) idOf.set(id, `e.${slugs.take(id)}`);
    const terms = createTerms(
      [...entities.values()].map(({ kinds }) => kinds),
      claims,
    );
    if (terms.manyKinds) {
      for (const [id, held] of entities) {
        if (held.kinds.length < 2) continue;
        const kinds = table.hold("entity", [
          { name: words.kindsField(), key: "kinds", value: held.kinds, type: "text" },
        ]);
        entities.set(id, { ...held, values: together(held.values, kinds) });
      }
    }
    const fieldIds = createSlugs(["constructor", "prototype"]);
    const closed = table.close(fieldIds.take, weight);
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
    const stances = createStances(claims);
    const origin = (id?: string | null) => ({ how: "import" as const, ...(id ? { id } : {}) });
    const positions = [...entities.values()].flatMap(({ id, position }) =>
      position === null ? [] : [[idOf.get(id) ?? "", [position.x, position.y] as [number, number]] as const],
    );
    const heldEntities = [...entities.values()];
    entities.clear();
    const builtEntities = replaced(heldEntities, (held): EntityRecord => {
      const [kind] = held.kinds;
      return {
        id: idOf.get(held.id) ?? "",
        kind: terms.kind(kind),
        subkind: null,
        ...(held.label === null ? {} : { label: held.label }),
        aliases: held.aliases,
        ...(held.gloss === null ? {} : { gloss: held.gloss }),
        named: true,
        ...(held.isDescribed ? {} : { described: false as const }),
        time: held.time,
        place: held.coordinates ? { ...held.coordinates, basis: "source" } : null,
        mentions: [...new Set(held.sources.map(sources.of))].flatMap((source) => (source === null ? [] : [{ source }])),
        ...fieldValues(held.values),
        status: "draft",
        note: held.notes.length === 0 ? null : held.notes.join("\n"),
        origin: origin(held.id),
      };
    });

    const claimIds = createSlugs();
    const firstWith = new Map<string, Place>();
    // Ids of the file come first, so that a made one never takes the place of one of them.
    for (const claim of claims) {
      if (!claim.id) continue;
      const first = firstWith.get(claim.id);
      if (first === undefined) {
        firstWith.set(claim.id, claim.at);
        claim.slug = claimIds.take(claim.id);
      } else issues.add("id-twice", claim.at, words.claimIdTwice({ id: claim.id, first: placeInWords(first) }));
    }
    firstWith.clear();
    const builtClaims = replaced(claims, (claim): ClaimRecord => {
      const subject = idOf.get(claim.from) ?? "";
      const object = idOf.get(claim.to) ?? "";
      const made = () => claimIds.take(`${subject.slice(2)}-${object.slice(2)}`);
      const { predicate, label } = terms.line(claim);
      return {
        id: `c.${claim.slug ?? made()}`,
        subject,
        predicate,
        object,
        value: null,
        direction: claim.direction,
        ...(label === null ? {} : { label }),
        ...(claim.gloss ? { gloss: claim.gloss } : {}),
        qualifiers: {
          time: claim.time ?? null,
          place: idOf.get(claim.place ?? "") ?? null,
          means: null,
          quantity: null,
        },
        attributions: (claim.attributions ?? []).map((each) => attributionOf(each, idOf, sources.of, stances.of)),
        ...fieldValues(claim.values),
        status: claim.isWithdrawn ? "deprecated" : "draft",
        note: (claim.notes ?? []).filter((note) => note !== "").join("\n") || null,
        origin: origin(claim.id),
      };
    });

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
        declares: { quotations: builtClaims.some(hasQuotation) },
      },
      derivedFrom: null,
      vocabulary: {
        ...terms.vocabulary(),
        ...(fields.length > 0 ? { fields } : {}),
        stances: stances.all,
        fallbackPredicate: null,
      },
      entities: builtEntities,
      claims: builtClaims,
      links: [],
      sources: sources.all(),
      layouts:
        positions.length === 0
          ? []
          : [
              {
                id: "file",
                title: words.layoutOfFile(),
                positions: Object.fromEntries(positions),
                captions: [],
              },
            ],
      questions: [],
      stories: [],
    };
    const [accessed, ...others] = sources.severalAccessed();
    if (accessed !== undefined) {
      const values = { count: 1 + others.length, name: shownText(accessed) };
      issues.add("several-accessed", null, words.severalAccessed(values));
    }
    const firstClaims = builtClaims.slice(0, FIRST_CLAIMS).map(({ id }) => id);
    return { dataset, firstClaims, guesses, tables, warnings: issues.all() };
  }

  return { ...builder, finish };
}

/** Puts in the place of each item what is made of it, so that at no time there is twice as much in memory. */
function replaced<Held, Made>(items: Held[], make: (held: Held) => Made): Made[] {
  const list: (Held | Made)[] = items;
  for (const [at, held] of items.entries()) list[at] = make(held);
  return list as Made[];
}

function attributionOf(
  { holder, denied, stance, saidAt, sources = [], note }: AttributionInput,
  idOf: ReadonlyMap<string, string>,
  sourceOf: (input: SourceInput) => string | null,
  stanceOf: (stance: StanceInput) => string,
): ClaimRecord["attributions"][number] {
  const evidence = sources.flatMap((each) => {
    const source = sourceOf(each);
    const { page, quotation } = each;
    return source === null ? [] : [{ source, ...(page ? { page } : {}), ...(quotation ? { quotation } : {}) }];
  });
  return {
    holder: holder ? (idOf.get(holder) ?? null) : null,
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
function createStances(claims: readonly HeldClaim[]) {
  const firmness = new Map<string, Firmness>();
  for (const { attributions = [] } of claims)
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

function placed(position: Position | null | undefined): Position | null {
  return position && Number.isFinite(position.x) && Number.isFinite(position.y) ? position : null;
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
