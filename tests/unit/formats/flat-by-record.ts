import { expect } from "vitest";
import { quantityInWords } from "../../../src/derive/claim-words.ts";
import type { Attribution, Claim, Dataset, Entity } from "../../../src/model/dataset.ts";
import { isoFromDay, parseWhen } from "../../../src/model/when.ts";

// What the flat values in a file must be, told from the records a second time and in another way than the writer does.

export type Row = Readonly<Record<string, unknown>>;

/** The flat values of a written file, of nodes and edges by id, without their records. */
export interface FlatFile {
  readonly graph: Row;
  readonly nodes: ReadonlyMap<string, Row>;
  readonly edges: ReadonlyMap<string, Row>;
}

const isEdge = ({ object }: Claim) => object !== null;
const labelOf = (dataset: Dataset, id: string | null) => {
  const entity = dataset.entities.find((each) => each.id === id);
  return entity?.label ?? entity?.origin?.id ?? entity?.id;
};
const fieldsOf = ({ fields = {} }: Entity | Claim): Row =>
  Object.fromEntries(
    Object.entries(fields).map(([id, value]) => [
      `field_${id}`,
      typeof value === "object" ? value.map((each) => commas(String(each))).join("; ") : value,
    ]),
  );
const holderOf = (dataset: Dataset, voice: Attribution | undefined) =>
  voice && (voice.holder === null ? "not stated" : labelOf(dataset, voice.holder));
const boundOf = (time: string | null, end: "earliest" | "latest") => {
  const when = parseWhen(time ?? "");
  return when.ok && Number.isFinite(when.value[end]) ? isoFromDay(when.value[end]) : undefined;
};
const firstPassage = ({ attributions }: Claim) => attributions[0]?.evidence[0];
const predicateOf = ({ vocabulary }: Dataset, claim: Claim) =>
  vocabulary.predicates.find(({ id }) => id === claim.predicate);
const commas = (text: string) => text.replaceAll(";", ",");
const places = (evidence: readonly { readonly source: string; readonly at?: string }[]) =>
  evidence.map(({ source, at }) => [source, at].filter((part) => part !== undefined).join(" ")).join(", ");

/** What every flat value of an edge must be by its record; undefined where it must not be there. */
const EDGE: Readonly<Record<string, (claim: Claim, dataset: Dataset) => unknown>> = {
  label: (claim) => claim.label,
  predicate: (claim) => claim.predicate,
  predicateLabel: (claim, dataset) => predicateOf(dataset, claim)?.label,
  predicateFamily: (claim, dataset) => predicateOf(dataset, claim)?.family,
  symmetric: (claim, dataset) =>
    claim.direction === undefined ? predicateOf(dataset, claim)?.symmetric : claim.direction !== "directed",
  direction: (claim) => claim.direction,
  gloss: (claim) => claim.gloss,
  holder: (claim, dataset) => holderOf(dataset, claim.attributions[0]),
  holderId: (claim) => claim.attributions[0]?.holder ?? undefined,
  stance: (claim) => claim.attributions[0]?.stance,
  polarity: (claim) => claim.attributions[0]?.polarity,
  source: (claim) => firstPassage(claim)?.source,
  sourceTitle: (claim, dataset) => {
    const source = dataset.sources.find(({ id }) => id === firstPassage(claim)?.source);
    return source?.title ?? source?.address;
  },
  paragraph: (claim) => numberIn(firstPassage(claim)?.at, 0),
  sentence: (claim) => numberIn(firstPassage(claim)?.at, 1),
  page: (claim) => firstPassage(claim)?.page,
  address: (claim) => firstPassage(claim)?.address,
  quotation: (claim) => firstPassage(claim)?.quotation,
  attributionCount: (claim) => claim.attributions.length,
  time: (claim) => claim.qualifiers.time ?? undefined,
  timeFrom: (claim) => boundOf(claim.qualifiers.time, "earliest"),
  timeTo: (claim) => boundOf(claim.qualifiers.time, "latest"),
  place: (claim, dataset) => labelOf(dataset, claim.qualifiers.place),
  placeId: (claim) => claim.qualifiers.place ?? undefined,
  means: (claim, dataset) => labelOf(dataset, claim.qualifiers.means),
  meansId: (claim) => claim.qualifiers.means ?? undefined,
  quantityAmount: (claim) => claim.qualifiers.quantity?.amount ?? undefined,
  quantityUnit: (claim) => claim.qualifiers.quantity?.unit,
  quantityQualifier: (claim) => claim.qualifiers.quantity?.qualifier ?? undefined,
  status: (claim) => claim.status,
  note: (claim) => claim.note ?? undefined,
  originHow: (claim) => claim.origin?.how,
  originCoder: (claim) => claim.origin?.coder,
  originDate: (claim) => claim.origin?.date,
  originId: (claim) => claim.origin?.id,
};

/** What each item of an edge's lists must be, by the attribution in the same place. */
const EDGE_LISTS: Readonly<Record<string, (voice: Attribution, dataset: Dataset) => unknown>> = {
  holders: (voice, dataset) => commas(holderOf(dataset, voice) ?? ""),
  holderIds: (voice) => voice.holder ?? "",
  stances: (voice) => voice.stance ?? "",
  polarities: (voice) => voice.polarity,
  passages: (voice) => places(voice.evidence),
};

/** What every flat value of a node must be by its record and by the claims that state a value of it. */
const NODE: Readonly<Record<string, (entity: Entity, dataset: Dataset) => unknown>> = {
  label: (entity) => entity.label,
  entityKind: (entity) => entity.kind,
  family: (entity, { vocabulary }) => vocabulary.entityKinds.find(({ id }) => id === entity.kind)?.family,
  subkind: (entity) => entity.subkind ?? undefined,
  aliases: (entity) => listed(entity.aliases),
  named: (entity) => entity.named,
  described: (entity) => entity.described,
  gloss: (entity) => entity.gloss,
  time: (entity) => entity.time ?? undefined,
  timeFrom: (entity) => boundOf(entity.time, "earliest"),
  timeTo: (entity) => boundOf(entity.time, "latest"),
  latitude: (entity) => entity.place?.latitude,
  longitude: (entity) => entity.place?.longitude,
  placePrecision: (entity) => entity.place?.precision,
  placeBasis: (entity) => entity.place?.basis,
  mentions: (entity) => listed(entity.mentions.map((mention) => places([mention]))),
  status: (entity) => entity.status,
  note: (entity) => entity.note ?? undefined,
  originHow: (entity) => entity.origin?.how,
  originCoder: (entity) => entity.origin?.coder,
  originDate: (entity) => entity.origin?.date,
  originId: (entity) => entity.origin?.id,
  context: (entity, { derivedFrom }) => derivedFrom?.context.includes(entity.id) || undefined,
  values: (...of) => listed(valuesOf(...of).map(({ value }) => value && quantityInWords(value))),
  valueClaimIds: (...of) => listed(valuesOf(...of).map(({ id }) => id)),
  valuePredicates: (...of) => listed(valuesOf(...of).map(({ predicate }) => predicate)),
  valueHolders: (entity, dataset) =>
    listed(valuesOf(entity, dataset).map(({ attributions }) => holderOf(dataset, attributions[0]))),
  valueHolderIds: (...of) => listed(valuesOf(...of).map(({ attributions }) => attributions[0]?.holder)),
  valueStances: (...of) => listed(valuesOf(...of).map(({ attributions }) => attributions[0]?.stance)),
  valuePolarities: (...of) => listed(valuesOf(...of).map(({ attributions }) => attributions[0]?.polarity)),
  valuePassages: (...of) =>
    listed(valuesOf(...of).map(({ attributions }) => attributions[0] && places(attributions[0].evidence))),
  x: (entity, { layouts }) => layouts[0]?.positions[entity.id]?.[0],
  y: (entity, { layouts }) => layouts[0]?.positions[entity.id]?.[1],
};

function valuesOf(entity: Entity, { claims }: Dataset): readonly Claim[] {
  return claims.filter((claim) => claim.value !== null && claim.subject === entity.id);
}

function listed(items: readonly (string | null | undefined)[]): string | undefined {
  return items.length === 0 ? undefined : items.map((item) => commas(item ?? "")).join("; ");
}

function numberIn(at: string | undefined, part: number): number | undefined {
  const digits = at?.split(".")[part];
  return digits === undefined ? undefined : Number(digits);
}

/** Holds every flat value in a file against the records that it was written from, and asks for each that must be there. */
export function expectTrueToRecords({ nodes, edges }: FlatFile, dataset: Dataset): void {
  const claims = dataset.claims.filter(isEdge);
  expect([...edges.keys()]).toEqual(claims.map(({ id }) => id));
  for (const claim of claims) {
    const { found, lists } = withoutLists(edges.get(claim.id) ?? {});
    expect(found, claim.id).toEqual({ ...expectedOf(EDGE, claim, dataset), ...fieldsOf(claim) });
    if (lists === null) {
      // The single values say it all.
      expect(claim.attributions.length, claim.id).toBeLessThanOrEqual(1);
      expect(claim.attributions[0]?.evidence.length ?? 0, claim.id).toBeLessThanOrEqual(1);
    } else {
      for (const [name, itemOf] of Object.entries(EDGE_LISTS)) {
        const expected = claim.attributions.map((voice) => itemOf(voice, dataset));
        expect(String(lists[name]).split("; "), `${claim.id} ${name}`).toEqual(expected);
      }
    }
  }
  expect([...nodes.keys()]).toEqual(dataset.entities.map(({ id }) => id));
  for (const entity of dataset.entities) {
    expect(nodes.get(entity.id), entity.id).toEqual({ ...expectedOf(NODE, entity, dataset), ...fieldsOf(entity) });
  }
}

function expectedOf<Item>(
  table: Readonly<Record<string, (record: Item, dataset: Dataset) => unknown>>,
  record: Item,
  dataset: Dataset,
): Row {
  const values = Object.entries(table).map(([name, expected]) => [name, expected(record, dataset)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function withoutLists(row: Row): { readonly found: Row; readonly lists: Row | null } {
  const isList = ([name]: readonly [string, unknown]) => name in EDGE_LISTS;
  const entries = Object.entries(row);
  const lists = entries.filter(isList);
  return {
    found: Object.fromEntries(entries.filter((entry) => !isList(entry))),
    lists: lists.length === 0 ? null : Object.fromEntries(lists),
  };
}
