import { err, ok, type Result } from "../lib/result.ts";
import type { Claim, Dataset, Entity } from "../model/dataset.ts";
import type { Issue } from "../model/issue.ts";

/** A value that every graph tool can show, sort and filter by. Nothing is ever null: an absent value is left out. */
export type FlatAttributes = Readonly<Record<string, string | number | boolean>>;

/** A dataset seen as nodes and edges. Together the parts hold all of it, and `rebuildDataset` puts it together again. */
export interface GraphProjection {
  /** What belongs to no node and no edge: head, vocabulary, sources, links, and claims that state a value. */
  readonly attributes: { readonly title: string; readonly sourceline: Readonly<Record<string, unknown>> };
  /** One per entity, in the dataset's order. */
  readonly nodes: readonly { readonly key: string; readonly flat: FlatAttributes; readonly record: Entity }[];
  /** One per claim between two entities, in the dataset's order. */
  readonly edges: readonly {
    readonly key: string;
    readonly source: string;
    readonly target: string;
    readonly flat: FlatAttributes;
    readonly record: Claim;
  }[];
}

/** Between the members of a list that stands in one flat attribute. */
const SEPARATOR = "; ";

/** Projects a dataset into nodes and edges with flat attributes beside the full records. */
export function projectDataset(dataset: Dataset): GraphProjection {
  const { entities, claims, vocabulary, layouts, ...rest } = dataset;
  const labels = new Map(entities.map((entity) => [entity.id, entity.label]));
  const kinds = new Map(vocabulary.entityKinds.map((kind) => [kind.id, kind]));
  const predicates = new Map(vocabulary.predicates.map((predicate) => [predicate.id, predicate]));
  const firmness = new Map(vocabulary.stances.map((stance, rank) => [stance.id, rank]));
  const positions = layouts[0]?.positions;

  const nodes = entities.map((entity) => {
    const place = positions?.[entity.id];
    const flat = withoutNulls({
      label: entity.label,
      entityKind: entity.kind,
      family: kinds.get(entity.kind)?.family ?? null,
      subkind: entity.subkind,
      aliases: joined(entity.aliases),
      named: entity.named,
      gloss: entity.gloss,
      time: entity.time,
      latitude: entity.place?.latitude ?? null,
      longitude: entity.place?.longitude ?? null,
      status: entity.status,
      x: place?.[0] ?? null,
      y: place?.[1] ?? null,
    });
    return { key: entity.id, flat, record: entity };
  });

  const edges = claims.flatMap((claim) => {
    if (claim.object === null) return [];
    const { attributions, qualifiers } = claim;
    const predicate = predicates.get(claim.predicate);
    const stances = [...new Set(attributions.map(({ stance }) => stance))].sort(
      (a, b) => (firmness.get(a) ?? 0) - (firmness.get(b) ?? 0),
    );
    const holders = attributions.map(({ holder }) => (holder === null ? "not stated" : (labels.get(holder) ?? holder)));
    const flat = withoutNulls({
      label: claim.label,
      predicate: claim.predicate,
      predicateLabel: predicate?.label ?? null,
      predicateFamily: predicate?.family ?? null,
      symmetric: predicate?.symmetric ?? false,
      gloss: claim.gloss,
      stance: stances[0] ?? null,
      stances: joined(stances),
      polarity: joined([...new Set(attributions.map(({ polarity }) => polarity))]),
      holders: joined([...new Set(holders)]),
      evidence: joined([
        ...new Set(attributions.flatMap((voice) => voice.evidence.map(({ source, at }) => `${source} ${at}`))),
      ]),
      time: qualifiers.time,
      place: qualifiers.place === null ? null : (labels.get(qualifiers.place) ?? qualifiers.place),
      means: qualifiers.means === null ? null : (labels.get(qualifiers.means) ?? qualifiers.means),
      status: claim.status,
    });
    return [{ key: claim.id, source: claim.subject, target: claim.object, flat, record: claim }];
  });

  const valueClaims = claims.filter(({ object }) => object === null);
  return {
    attributes: { title: dataset.dataset.title, sourceline: { ...rest, vocabulary, layouts, valueClaims } },
    nodes,
    edges,
  };
}

/**
 * The one-file form, still to be parsed, from the parts of a projection as a file gave them.
 * Issues: "graph/not-ours" where the graph's own part is missing, "graph/no-record" per node or edge without one.
 * @param attributes the graph's attributes.
 * @param nodes each with its `record`.
 * @param edges each with its `record`.
 * @param where names of the two lists in the file, for the paths of issues.
 */
export function rebuildDataset(
  attributes: unknown,
  nodes: readonly unknown[],
  edges: readonly unknown[],
  where: { readonly nodes: string; readonly edges: string; readonly record: string },
): Result<unknown, readonly Issue[]> {
  const own = isRecord(attributes) ? attributes.sourceline : undefined;
  if (!isRecord(own)) return err([notOurs("its graph attributes hold no Sourceline dataset")]);
  const { valueClaims, ...rest } = own;
  const issues: Issue[] = [];
  const records = (list: readonly unknown[], name: string) =>
    list.flatMap((item, index) => {
      if (isRecord(item)) return [item];
      issues.push({
        code: "graph/no-record",
        path: `${name}[${index}]${where.record}`,
        message: "This has no record, so its evidence is unknown.",
        hint: "Keep the nested record when you edit the graph, or take the whole row out.",
      });
      return [];
    });
  const entities = records(nodes, where.nodes);
  const claims = [...records(edges, where.edges), ...(Array.isArray(valueClaims) ? valueClaims : [])];
  if (issues.length > 0) return err(issues);
  return ok({ ...rest, entities: sortedById(entities), claims: sortedById(claims) });
}

/** The issue of a graph file that was not written from a dataset. */
export function notOurs(why: string): Issue {
  return {
    code: "graph/not-ours",
    path: "",
    message: `This graph was not exported from Sourceline: ${why}.`,
    hint: "A graph without claims and sources cannot be opened yet.",
  };
}

export function isRecord(input: unknown): input is Record<string, unknown> {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

/** Datasets keep their lists in the order of ids; an edited graph may not. */
function sortedById(items: readonly unknown[]): readonly unknown[] {
  const idOf = (item: unknown) => (isRecord(item) && typeof item.id === "string" ? item.id : "");
  return [...items].sort((a, b) => (idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0));
}

function joined(items: readonly string[]): string | null {
  return items.length === 0 ? null : items.join(SEPARATOR);
}

function withoutNulls(attributes: Readonly<Record<string, string | number | boolean | null>>): FlatAttributes {
  const kept: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(attributes)) if (value !== null) kept[name] = value;
  return kept;
}
