import { err, ok, type Result } from "../lib/result.ts";
import type { Claim, Dataset, Entity } from "../model/dataset.ts";
import type { ClaimId, EntityId } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import { formatProblemWords as words } from "../words/en/format-problems.ts";
import type { Words } from "../words/message.ts";
import { type FlatAttributes, flattening } from "./flat-attributes.ts";
import { isRecord } from "./is-record.ts";
import { readJson } from "./read-json.ts";

/** The attributes of a node or an edge: flat values, and under `record` the full record where it is asked for. */
export type ProjectedAttributes = Readonly<Record<string, FlatAttributes[string] | Entity | Claim>>;

/** A dataset as a graph of nodes and edges with attributes, made as they are asked for. */
export interface Projection {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly nodes: Iterable<{ readonly id: EntityId; readonly attributes: ProjectedAttributes }>;
  readonly edges: Iterable<{
    readonly id: ClaimId;
    readonly source: EntityId;
    readonly target: EntityId;
    readonly attributes: ProjectedAttributes;
  }>;
}

/**
 * A dataset as a graph for other tools: an id of a node is that of its entity, one of an edge that of its claim, with flat
 * attributes (see `flattening`). The graph's own attributes are what it is called, its version and licence, of a part the
 * rule of its choice, and `sourceline`: what belongs to no node and no edge, which is head, vocabulary, sources, links, and
 * claims that state a value.
 * @param isNested true: nodes and edges have their full `record` as well, and `sourceline` is an object, so that
 *   `rebuildDataset` loses nothing. False: every attribute is a text, a number or a boolean; `sourceline` is JSON.
 */
export function projectDataset(dataset: Dataset, isNested: boolean): Projection {
  const { entities, claims, ...rest } = dataset;
  const { title, version, licence } = dataset.dataset;
  const flat = flattening(dataset);
  const sourceline = { ...rest, valueClaims: claims.filter(({ object }) => object === null) };
  const withRecord = (attributes: FlatAttributes, record: Entity | Claim) =>
    isNested ? { ...attributes, record } : attributes;
  return {
    attributes: {
      title,
      version,
      ...(licence !== undefined && { licence }),
      ...(dataset.derivedFrom && { filter: dataset.derivedFrom.filter }),
      sourceline: isNested ? sourceline : JSON.stringify(sourceline),
    },
    nodes: made(entities, (entity) => ({ id: entity.id, attributes: withRecord(flat.entity(entity), entity) })),
    edges: made(claims, (claim) => {
      const { id, subject, object } = claim;
      if (object === null) return null;
      return { id, source: subject, target: object, attributes: withRecord(flat.claim(claim), claim) };
    }),
  };
}

/** What becomes of each record, without what is null, each time anew. */
function made<Item, Made>(records: readonly Item[], make: (record: Item) => Made | null): Iterable<Made> {
  return {
    *[Symbol.iterator]() {
      for (const record of records) {
        const result = make(record);
        if (result !== null) yield result;
      }
    },
  };
}

/**
 * The one-file form, still to be parsed, from the parts of a projection as a file gave them.
 * Issues: "graph/no-record" per node or edge without one.
 * @param own what `ownPart` found.
 * @param nodes each with its `record`.
 * @param edges each with its `record`.
 * @param where names of the two lists in the file, for the paths of issues.
 */
export function rebuildDataset(
  own: Readonly<Record<string, unknown>>,
  nodes: readonly unknown[],
  edges: readonly unknown[],
  where: { readonly nodes: string; readonly edges: string; readonly record: string },
): Result<unknown, readonly Issue[]> {
  const { valueClaims, ...rest } = own;
  const issues: Issue[] = [];
  const records = (list: readonly unknown[], name: string) =>
    list.flatMap((item, index) => {
      if (isRecord(item)) return [item];
      issues.push({
        code: "graph/no-record",
        path: `${name}[${index}]${where.record}`,
        message: words.noRecord(),
        hint: words.keepRecords(),
      });
      return [];
    });
  const entities = records(nodes, where.nodes);
  const claims = [...records(edges, where.edges), ...(Array.isArray(valueClaims) ? valueClaims : [])];
  if (issues.length > 0) return err(issues);
  return ok({ ...rest, entities: sortedById(entities), claims: sortedById(claims) });
}

/**
 * What belongs to no node and no edge, from the attributes of a graph: nested in `sourceline`, or as a JSON text there.
 * The issue is "graph/not-ours" where it is missing.
 */
export function ownPart(attributes: unknown): Result<Readonly<Record<string, unknown>>, readonly Issue[]> {
  const held = isRecord(attributes) ? attributes.sourceline : undefined;
  const json = typeof held === "string" ? readJson(held) : ok(held);
  if (json.ok && isRecord(json.value)) return ok(json.value);
  return err([notOurs(words.noDatasetInGraph())]);
}

/** The issue of a graph file that was not written from a dataset. */
export function notOurs(message: Words): Issue {
  return { code: "graph/not-ours", path: "", message, hint: words.exportAgain() };
}

/** Datasets keep their lists in the order of ids; an edited graph may not. */
function sortedById(items: readonly unknown[]): readonly unknown[] {
  const idOf = (item: unknown) => (isRecord(item) && typeof item.id === "string" ? item.id : "");
  return [...items].sort((a, b) => (idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0));
}
