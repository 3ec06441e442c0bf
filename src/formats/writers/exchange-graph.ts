import type { Claim, Dataset, Entity, FieldScalar } from "../../model/dataset.ts";
import { DIRECTION, directionOf } from "../../model/direction.ts";
import { FIELD_PREFIX, flattening } from "../flat-attributes.ts";

/** A value of a column. Only the dataset's own fields have lists. */
export type ExchangeValue = FieldScalar | readonly FieldScalar[];
/** The values of a record by the ids of their columns; none is called as what every object has. */
export type ExchangeValues = Readonly<Record<string, ExchangeValue>>;

/** What all nodes, or all edges, may have a value of. */
export interface ExchangeColumn {
  /** As in `flattening`: "holder", "field_age". */
  readonly id: string;
  /** What it is called in the file: a field by its label, if nothing else is called so, else with "field_" before it; anything else by its id. */
  readonly title: string;
  readonly type: "text" | "integer" | "number" | "boolean";
  readonly isList: boolean;
}

export interface ExchangeNode {
  readonly id: string;
  /** Absent where nobody gave it a name. */
  readonly label: string | undefined;
  /** Of the first layout, y up. */
  readonly position: readonly [x: number, y: number] | undefined;
  /** By the ids of their columns, without label and position. */
  readonly values: ExchangeValues;
}

export interface ExchangeEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** What is written on the line: the claim's own words, else those of its relation. */
  readonly label: string | undefined;
  /** The relation: its words, else its id. */
  readonly relation: string;
  /** Null where nothing says. */
  readonly direction: NonNullable<Claim["direction"]> | null;
  readonly values: ExchangeValues;
}

/** A dataset as a graph for other programs. */
export interface ExchangeGraph {
  readonly title: string;
  readonly description: string | undefined;
  readonly language: string | undefined;
  /** Only those of which something has a value. */
  readonly nodeColumns: readonly ExchangeColumn[];
  readonly edgeColumns: readonly ExchangeColumn[];
  /** Made one by one as they are asked for, each time anew: all of a large graph at once would fill memory. */
  readonly nodes: Iterable<ExchangeNode>;
  readonly edges: Iterable<ExchangeEdge>;
}

/** Names that mean something else in these files, to us or to other programs: no field is called so. In lower case. */
const TAKEN = new Set(
  [
    "id, source, target, label, name, title, caption, shared name, node label, edge label, kind, type, category, class",
    "relation, relationship, predicate, interaction, x, y, z, r, g, b, labels, parent, directed, container",
    "colour, color, size, shape, latitude, longitude, lat, lng, lon, long, source_id, entity_id, entity_type, file_path",
    "entitykind, kindlabel, subkind, aliases, gloss, time, timefrom, timeto, note, status, predicatelabel, symmetric",
    "direction, holder, holderid, stance, polarity, sourceid, sourcetitle, page, quotation, attributioncount, holders",
    "holderids, stances, polarities, passages, place, placeid",
  ].flatMap((names) => names.split(", ")),
);

/**
 * Entities as nodes and claims between two as edges, with the attributes of `flattening` but for these: `kindLabel` is
 * what the kind of an entity is called; `direction` is what a claim and its predicate come to; `sourceId` is the
 * source of a passage, as `source` is an end. Fields that are lists are lists.
 * @param record called for each record whose columns are looked for: as often as there are entities and claims.
 * @param withValues whether claims with a value are edges as well, with the empty text at their end.
 */
export function exchangeGraph(dataset: Dataset, record: () => void = () => {}, withValues = false): ExchangeGraph {
  const { entities, claims, vocabulary } = dataset;
  const { title, description, language } = dataset.dataset;
  const flat = flattening(dataset);
  const kinds = new Map(vocabulary.entityKinds.map(({ id, label }) => [id, label]));
  const predicates = new Map(vocabulary.predicates.map((predicate) => [predicate.id, predicate]));
  const nodeOf = (entity: Entity): ExchangeNode => {
    const { label: _, x, y, ...rest } = flat.entity(entity);
    const values: Record<string, ExchangeValue> = rest;
    const kindLabel = kinds.get(entity.kind);
    if (kindLabel !== undefined) values.kindLabel = kindLabel;
    return {
      id: entity.id,
      label: entity.label,
      position: typeof x === "number" && typeof y === "number" ? [x, y] : undefined,
      values: withLists(values, entity.fields),
    };
  };
  const edgeOf = (claim: Claim): ExchangeEdge => {
    const { label: _, source: sourceId, ...rest } = flat.claim(claim);
    const values: Record<string, ExchangeValue> = rest;
    const predicate = predicates.get(claim.predicate);
    const direction = DIRECTIONS[directionOf(claim, predicate)] ?? null;
    const { amount = null, unit, qualifier = null } = claim.value ?? {};
    if (amount !== null) values.valueAmount = amount;
    if (unit !== undefined) values.valueUnit = unit;
    if (qualifier !== null) values.valueQualifier = qualifier;
    if (sourceId !== undefined) values.sourceId = sourceId;
    if (direction !== null) values.direction = direction;
    return {
      id: claim.id,
      source: claim.subject,
      target: claim.object ?? "",
      label: claim.label ?? predicate?.label,
      relation: predicate?.label ?? claim.predicate,
      direction,
      values: withLists(values, claim.fields),
    };
  };
  const nodes: ExchangeGraph["nodes"] = {
    *[Symbol.iterator]() {
      for (const entity of entities) yield nodeOf(entity);
    },
  };
  const edges: ExchangeGraph["edges"] = {
    *[Symbol.iterator]() {
      for (const claim of claims) if (claim.object !== null || withValues) yield edgeOf(claim);
    },
  };
  return {
    title,
    description,
    language,
    nodeColumns: columnsOf(nodes, dataset, record),
    edgeColumns: columnsOf(edges, dataset, record),
    nodes,
    edges,
  };
}

const DIRECTIONS: Readonly<Record<number, ExchangeEdge["direction"]>> = {
  [DIRECTION.directed]: "directed",
  [DIRECTION.undirected]: "undirected",
  [DIRECTION.bothWays]: "both-ways",
};

/** Values in which those fields that are lists are lists. */
function withLists(
  values: Record<string, ExchangeValue>,
  fields: Readonly<Record<string, ExchangeValue>> | undefined,
): ExchangeValues {
  for (const id in fields) values[FIELD_PREFIX + id] = fields[id] as ExchangeValue;
  return values;
}

function columnsOf(
  records: Iterable<{ readonly values: ExchangeValues }>,
  { vocabulary }: Dataset,
  record: () => void,
): readonly ExchangeColumn[] {
  const fields = new Map((vocabulary.fields ?? []).map((field) => [FIELD_PREFIX + field.id, field]));
  const found = new Map<string, { type: ExchangeColumn["type"]; isList: boolean }>();
  for (const { values } of records) {
    record();
    for (const id in values) {
      const value = values[id] as ExchangeValue;
      const type = typeOf(value, fields.get(id)?.type);
      const before = found.get(id);
      if (before === undefined) found.set(id, { type, isList: typeof value === "object" });
      else {
        before.type = commonType(before.type, type);
        before.isList ||= typeof value === "object";
      }
    }
  }
  const taken = new Set([...TAKEN, ...[...found.keys()].filter((id) => !fields.has(id)).map((id) => id.toLowerCase())]);
  return [...found].map(([id, column]) => {
    const label = fields.get(id)?.label.trim();
    if (label === undefined || label === "") return { id, title: id, ...column };
    // Readers take what stands before it off again.
    const title = [label, FIELD_PREFIX + label].find((each) => !taken.has(each.toLowerCase())) ?? id;
    taken.add(title.toLowerCase());
    return { id, title, ...column };
  });
}

function typeOf(value: ExchangeValue, declared: string | undefined): ExchangeColumn["type"] {
  if (typeof value === "object") {
    return value.map((each) => typeOf(each, declared)).reduce(commonType);
  }
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "string") return "text";
  return declared !== "number" && Number.isSafeInteger(value) ? "integer" : "number";
}

function commonType(one: ExchangeColumn["type"], other: ExchangeColumn["type"]): ExchangeColumn["type"] {
  if (one === other) return one;
  return [one, other].every((type) => type === "integer" || type === "number") ? "number" : "text";
}
