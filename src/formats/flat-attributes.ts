import { quantityInWords, sourceName } from "../derive/claim-words.ts";
import type { Attribution, Claim, Dataset, Entity, FieldValues, Origin } from "../model/dataset.ts";
import { DIRECTION, directionOf } from "../model/direction.ts";
import type { ClaimId, EntityId } from "../model/ids.ts";
import { nameOf } from "../model/name-of.ts";
import { isoFromDay, parseWhen } from "../model/when.ts";

/** A value that every graph tool can show, sort and filter by. Nothing is ever null: an absent value is left out. */
export type FlatAttributes = Readonly<Record<string, string | number | boolean>>;

/** The holder where a source names nobody. Part of the format, whatever the page calls it. */
const NOT_STATED = "not stated";
/** Between the items of a list that stands in one attribute. No item holds a semicolon: it becomes a comma there. */
export const LIST_SEPARATOR = "; ";
/** What the name of an attribute begins with that is one of the dataset's own fields, by its id. */
export const FIELD_PREFIX = "field_";
/** Between the passages of one attribution, where they are one item of a list. */
export const PASSAGE_SEPARATOR = ", ";

/**
 * Writes the records of a dataset as flat attributes, under names that all graph formats share. Ids stand beside the
 * labels that they belong to, and dates as EDTF (`time`) beside the first and last day that it allows (`timeFrom`,
 * `timeTo`; absent where it leaves that end open).
 *
 * An edge has the values of **one** attribution, the first in the record's order, and of its first passage: `holder`
 * ("not stated", without `holderId`, where the source names nobody), `stance`, `polarity`, `source`, `paragraph`,
 * `sentence`. `attributionCount` says how many there are. Where those values do not say all, the lists `holders`,
 * `holderIds`, `stances`, `polarities` and `passages` do: one item per attribution, in the same order, blank where there
 * is nothing to say; several passages of one attribution stand in one item ("s.main 0.1, s.main 1.1").
 *
 * What a record does not state is left out, the label too: tools then show the id. `direction` is what the claim itself
 * says of its direction, `symmetric` what it comes to with its predicate's word; absent where neither says.
 *
 * Each of the dataset's own fields is an attribute that begins with "field_"; `originHow` and what follows it say who made
 * the record.
 *
 * A claim with a value is no edge. It stands on its entity, in lists of one item per such claim that all begin with
 * "value", each with the first attribution of that claim. An entity that only came along has `context: true`.
 */
export function flattening(dataset: Dataset): {
  readonly entity: (entity: Entity) => FlatAttributes;
  readonly claim: (claim: Claim) => FlatAttributes;
} {
  const { entities, claims, vocabulary, layouts, sources, derivedFrom } = dataset;
  const labels = new Map(entities.map((entity) => [entity.id, nameOf(entity)]));
  const titles = new Map(sources.map((source) => [source.id, sourceName(source)]));
  const kinds = new Map(vocabulary.entityKinds.map((kind) => [kind.id, kind]));
  const predicates = new Map(vocabulary.predicates.map((predicate) => [predicate.id, predicate]));
  const context = new Set(derivedFrom?.context);
  const positions = layouts[0]?.positions;
  const values = valueClaimsBySubject(claims);
  const labelOf = (id: EntityId | null) => (id === null ? null : (labels.get(id) ?? id));

  /** One item per attribution; a missing one is blank in every list. */
  const attributionLists = (attributions: readonly (Attribution | undefined)[]) => ({
    holders: list(attributions.map((each) => each && (labelOf(each.holder) ?? NOT_STATED))),
    holderIds: list(attributions.map((each) => each?.holder)),
    stances: list(attributions.map((each) => each?.stance)),
    polarities: list(attributions.map((each) => each?.polarity)),
    passages: list(attributions.map((each) => each && passages(each.evidence))),
  });

  return {
    entity: (entity) => {
      const own = values.get(entity.id) ?? [];
      const firsts = attributionLists(own.map(({ attributions }) => attributions[0]));
      const place = positions?.[entity.id];
      return withoutNulls({
        label: entity.label ?? null,
        entityKind: entity.kind,
        family: kinds.get(entity.kind)?.family ?? null,
        subkind: entity.subkind,
        aliases: list(entity.aliases),
        named: entity.named,
        described: entity.described ?? null,
        gloss: entity.gloss ?? null,
        ...times(entity.time),
        latitude: entity.place?.latitude ?? null,
        longitude: entity.place?.longitude ?? null,
        placePrecision: entity.place?.precision ?? null,
        placeBasis: entity.place?.basis ?? null,
        mentions: list(entity.mentions.map((mention) => passages([mention]))),
        status: entity.status,
        note: entity.note,
        ...fields(entity.fields),
        ...origin(entity.origin),
        context: context.has(entity.id) ? true : null,
        values: list(own.map(({ value }) => value && quantityInWords(value))),
        valueClaimIds: list(own.map(({ id }): ClaimId => id)),
        valuePredicates: list(own.map(({ predicate }) => predicate)),
        valueHolders: firsts.holders,
        valueHolderIds: firsts.holderIds,
        valueStances: firsts.stances,
        valuePolarities: firsts.polarities,
        valuePassages: firsts.passages,
        x: place?.[0] ?? null,
        y: place?.[1] ?? null,
      });
    },

    claim: (claim) => {
      const { attributions, qualifiers } = claim;
      const predicate = predicates.get(claim.predicate);
      const [first] = attributions;
      const passage = first?.evidence[0];
      const [paragraph, sentence] = passage?.at?.split(".").map(Number) ?? [];
      const direction = directionOf(claim, predicate);
      return withoutNulls({
        label: claim.label ?? null,
        predicate: claim.predicate,
        predicateLabel: predicate?.label ?? null,
        predicateFamily: predicate?.family ?? null,
        symmetric: direction === DIRECTION.notStated ? null : direction !== DIRECTION.directed,
        direction: claim.direction ?? null,
        gloss: claim.gloss ?? null,
        holder: first === undefined ? null : (labelOf(first.holder) ?? NOT_STATED),
        holderId: first?.holder ?? null,
        stance: first?.stance ?? null,
        polarity: first?.polarity ?? null,
        source: passage?.source ?? null,
        sourceTitle: passage === undefined ? null : (titles.get(passage.source) ?? null),
        paragraph: paragraph ?? null,
        sentence: sentence ?? null,
        page: passage?.page ?? null,
        address: passage?.address ?? null,
        quotation: passage?.quotation ?? null,
        attributionCount: attributions.length,
        ...(hasOnePassage(attributions) ? {} : attributionLists(attributions)),
        ...times(qualifiers.time),
        place: labelOf(qualifiers.place),
        placeId: qualifiers.place,
        means: labelOf(qualifiers.means),
        meansId: qualifiers.means,
        quantityAmount: qualifiers.quantity?.amount ?? null,
        quantityUnit: qualifiers.quantity?.unit ?? null,
        quantityQualifier: qualifiers.quantity?.qualifier ?? null,
        status: claim.status,
        note: claim.note,
        ...fields(claim.fields),
        ...origin(claim.origin),
      });
    },
  };
}

/** Whether the values of the first attribution and its first passage are all there is. */
export function hasOnePassage(attributions: readonly Attribution[]): boolean {
  const passagesOfFirst = attributions[0]?.evidence ?? [];
  // "007" and numbers beyond 2^53 are locators too, and not what their number is written as.
  const isExact = passagesOfFirst.every(
    ({ at }) => at?.split(".").every((part) => String(Number(part)) === part) ?? true,
  );
  return attributions.length <= 1 && passagesOfFirst.length <= 1 && isExact;
}

function valueClaimsBySubject(claims: readonly Claim[]): ReadonlyMap<EntityId, readonly Claim[]> {
  const bySubject = new Map<EntityId, Claim[]>();
  for (const claim of claims) {
    if (claim.object !== null) continue;
    const before = bySubject.get(claim.subject);
    if (before === undefined) bySubject.set(claim.subject, [claim]);
    else before.push(claim);
  }
  return bySubject;
}

/** An EDTF text with its bounds as ISO dates. A text that cannot be read has none. */
function times(time: string | null) {
  const when = time === null ? null : parseWhen(time);
  const bound = (day: number) => (Number.isFinite(day) ? isoFromDay(day) : null);
  return {
    time,
    timeFrom: when?.ok ? bound(when.value.earliest) : null,
    timeTo: when?.ok ? bound(when.value.latest) : null,
  };
}

/** "s.main 9.2" each, or "s.main" for the source as a whole. */
function passages(places: readonly { readonly source: string; readonly at?: string }[]): string {
  return places.map(({ source, at }) => (at === undefined ? source : `${source} ${at}`)).join(PASSAGE_SEPARATOR);
}

function fields(values: FieldValues | undefined): Readonly<Record<string, string | number | boolean | null>> {
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([id, value]) => [
      FIELD_PREFIX + id,
      typeof value === "object" ? list(value.map(String)) : (value ?? null),
    ]),
  );
}

function origin(made: Origin | undefined) {
  return {
    originHow: made?.how ?? null,
    originCoder: made?.coder ?? null,
    originDate: made?.date ?? null,
    originId: made?.id ?? null,
  };
}

/** The items in one text, from which they can be split off again; null where there are none. */
function list(items: readonly (string | null | undefined)[]): string | null {
  if (items.length === 0) return null;
  return items.map((item) => (item ?? "").replaceAll(";", ",")).join(LIST_SEPARATOR);
}

function withoutNulls(attributes: Readonly<Record<string, string | number | boolean | null>>): FlatAttributes {
  const kept: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(attributes)) if (value !== null) kept[name] = value;
  return kept;
}
