import { claimLabel } from "../../derive/claim-words.ts";
import { claimAt, entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { endsOf } from "./search-columns.ts";

/** Part of a record that a query was found in; "ends" are the names at either end of a claim. */
export type SearchField = "label" | "alias" | "gloss" | "ends";

/** One thing that a query found. */
export interface SearchHit {
  readonly kind: "entity" | "claim";
  /** Number of the entity or claim in the knowledge graph, as the masks of a derived view count. */
  readonly number: number;
  readonly id: string;
  /** What to show: an entity's label; a claim read from subject to object. */
  readonly label: string;
  /** What to show below: the label of an entity's kind; a claim's gloss. */
  readonly secondary: string;
  /** The most telling of the parts that matched. */
  readonly field: SearchField;
  /** The alias that matched where no word of the label did; else null. */
  readonly alias: string | null;
  /** A field of the record and what it states, where the query was found there and not in its gloss. */
  readonly stated?: string;
  /** What to mark in `label`: code units, end excluded, ascending, apart from one another. */
  readonly ranges: readonly (readonly [start: number, end: number])[];
}

export interface SearchOptions {
  /** Most hits in all. */
  readonly limit: number;
  /** Most hits of either kind; `limit` where absent. */
  readonly perKind?: number;
}

/** A hit without what was found of it. */
type BareHit = Omit<SearchHit, "field" | "ranges">;

/** An entity as a hit. */
export function entityHit(knowledge: KnowledgeGraph, e: number): BareHit {
  const entity = entityAt(knowledge, e);
  const { id, kind } = entity;
  const secondary = knowledge.dataset.vocabulary.entityKinds[knowledge.entityKind[e] as number]?.label ?? kind;
  return { kind: "entity", number: e, id, label: nameOf(entity), secondary, alias: null };
}

/** A claim as a hit. */
export function claimHit(knowledge: KnowledgeGraph, c: number): BareHit {
  const { id, gloss = "" } = claimAt(knowledge, c);
  const [subject, object] = endsOf(knowledge, c);
  const label = [subject, claimLabel(knowledge, c) || "–", object].join(" ");
  return { kind: "claim", number: c, id, label, secondary: gloss, alias: null };
}
