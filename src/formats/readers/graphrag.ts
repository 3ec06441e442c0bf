import { err, ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { extractionWords as words } from "../../words/en/extraction.ts";
import { readerWords } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import { isRecord } from "../is-record.ts";
import type { FieldInput } from "./field-table.ts";
import type { ClaimInput, GraphBuilder, Place, SourceInput } from "./graph-builder.ts";
import { fieldsIn, type JsonRecord, listIn, textOf } from "./json-values.ts";
import type { Cell, ParquetTable } from "./parquet-file.ts";
import type { NamedTable } from "./parquet-tables.ts";
import { createPassages, type Passages, type Piece } from "./passages.ts";
import type { ReadChoices } from "./reader.ts";
import { spellText } from "./times.ts";
import { isWebAddress } from "./web-address.ts";

type Kind =
  | "entities"
  | "nodes"
  | "relationships"
  | "covariates"
  | "text-units"
  | "documents"
  | "communities"
  | "reports"
  | "embeddings";

/**
 * Which table of GraphRAG has these columns; null for a table of something else. By columns and not by names of files,
 * which changed from version to version: "entities", "create_final_entities", "base_entity_nodes".
 */
export function graphRagKind({ columns, vectors }: ParquetTable): Kind | null {
  const has = (...names: readonly string[]) => names.every((name) => columns.includes(name));
  const hasUnits = has("text_unit_ids");
  if (has("subject_id", "object_id") && (has("covariate_type") || has("text_unit_id"))) return "covariates";
  if (has("community", "full_content")) return "reports";
  if (has("source", "target") && (hasUnits || has("human_readable_id"))) return "relationships";
  if (has("relationship_ids") && !has("text")) return "communities";
  if (has("text") && (has("document_ids") || has("document_id", "n_tokens"))) return "text-units";
  if (has("title") && (has("text") || has("raw_content")) && (hasUnits || has("creation_date"))) return "documents";
  if (has("title", "level", "community")) return "nodes";
  if ((hasUnits || has("human_readable_id")) && (has("title") || has("name"))) return "entities";
  if (vectors.length > 0 && columns.length <= 2) return "embeddings";
  return null;
}

/**
 * What Microsoft's GraphRAG extracted from texts. Source: its documentation, "Outputs", and the tables of its versions since
 * 0.1. A relationship is an edge between the entities that its ends are titles of, and rests on the text units that it was
 * extracted from, each of which quotes its document. Nobody is named as saying so.
 */
export function readGraphRag(
  tables: readonly NamedTable[],
  build: GraphBuilder,
  choices: ReadChoices,
): Result<null, readonly Issue[]> {
  const byKind = Map.groupBy(tables, graphRagKind);
  const of = (kind: Kind) => byKind.get(kind) ?? [];
  if (["entities", "nodes", "relationships", "covariates"].every((kind) => of(kind as Kind).length === 0)) {
    return err([{ code: "reading/no-graph", path: "", message: words.noGraph(), hint: words.noGraphHint() }]);
  }
  for (const table of tables) {
    const kind = graphRagKind(table);
    if (kind === null) build.warn("file-left-out", inFile(table.name), words.fileLeftOut());
    else if (LEFT_OUT.has(kind)) build.warn("table-left-out", inFile(table.name), words.tableLeftOut({ kind }));
  }
  const documents = documentsIn(of("documents"), build);
  const passages = createPassages(piecesIn(of("text-units"), of("documents")), documents);
  const entities = [...recordsOf(of("entities")), ...recordsOf(of("nodes"))].map(({ record }) => record);
  build.unlisted(entities.length > 0 ? "marked" : "entities");
  const nameOf = endNames(entities);
  const covariates = recordsOf(of("covariates"));
  const isAlone = ({ record }: Row) => stated(record.subject_id) !== null && stated(record.object_id) === null;
  const alone = covariates.filter(isAlone);
  const notes = notesIn(alone, nameOf);
  const relationships = recordsOf(of("relationships"));
  build.expect(entities.length + relationships.length + covariates.length, 0.5);
  readEntities(of("entities"), of("nodes"), notes, passages, build);
  const titles = new Set(entities.map(titleOf));
  for (const [id, own] of notes) {
    if (!titles.has(id)) build.entity({ id, label: id, notes: own, described: false, at: () => words.claims() });
  }
  if (alone.length > 0) build.warn("claim-of-none", null, words.claimOfNone({ count: alone.length }));
  for (const row of relationships) readRelationship(row, nameOf, passages, choices, build);
  for (const row of covariates) if (!isAlone(row)) readCovariate(row, nameOf, passages, choices, build);

  const [only] = documents.size === 1 ? documents.values() : [];
  build.head({ title: only?.title ?? words.title({ program: "GraphRAG" }) });
  if (entities.length === 0) build.warn("no-entities", null, words.noEntities());
  if (of("text-units").length > 0 && documents.size === 0) build.warn("no-documents", null, words.noDocuments());
  passages.sayMissing("text_units.parquet", build);
  return ok(null);
}

const LEFT_OUT: ReadonlySet<Kind> = new Set(["communities", "reports", "embeddings"]);

/** A row as an object, and where it stands. */
interface Row {
  readonly record: JsonRecord;
  readonly at: Place;
}

function recordsOf(tables: readonly NamedTable[]): readonly Row[] {
  return tables.flatMap(({ name, columns, rows }) =>
    rows.map((cells, row) => ({
      record: Object.fromEntries(columns.map((column, at): [string, Cell] => [column, cells[at] ?? null])),
      at: () => readerWords.rowOf({ name, row: String(row + 1) }),
    })),
  );
}

/** The documents, by their ids. What they say beside title and address has no place in a source, and is said. */
function documentsIn(tables: readonly NamedTable[], build: GraphBuilder): ReadonlyMap<string, SourceInput> {
  const found = new Map<string, SourceInput>();
  for (const { record } of recordsOf(tables)) {
    const { id, title, metadata } = record;
    const known = textOf(id) ?? textOf(title);
    if (known === null) continue;
    const addresses = [...DOCUMENT_ADDRESSES.flatMap((name) => [record[name], inJson(metadata)[name]]), title];
    const address = addresses.map(textOf).find((each) => each !== null && isWebAddress(each)) ?? null;
    found.set(known, { id: known, title: textOf(title) ?? known, address });
  }
  for (const { name, columns } of tables) {
    const lost = columns.filter((column) => !DOCUMENT_COLUMNS.includes(column));
    if (lost.length > 0) build.warn("columns-left-out", inFile(name), words.columnsLeftOut({ names: listText(lost) }));
  }
  return found;
}

const DOCUMENT_ADDRESSES = ["url", "address", "link", "source_url", "source"];
/** Columns that are read, or that the text units and the order of the rows say again. */
const DOCUMENT_COLUMNS = ["id", "human_readable_id", "title", "text", "raw_content", "text_unit_ids"];

function inJson(text: unknown): JsonRecord {
  try {
    const value: unknown = JSON.parse(textOf(text) ?? "null");
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** The text units by their ids: those that only a document names have no text. */
function piecesIn(units: readonly NamedTable[], documents: readonly NamedTable[]): ReadonlyMap<string, Piece> {
  const inDocuments = new Map<string, string[]>();
  for (const { record } of recordsOf(documents)) {
    for (const unit of textsIn(record.text_unit_ids)) {
      const known = inDocuments.get(unit) ?? [];
      inDocuments.set(unit, known.concat(textOf(record.id) ?? textOf(record.title) ?? []));
    }
  }
  const pieces = new Map<string, Piece>();
  for (const [order, { record }] of recordsOf(units).entries()) {
    const id = textOf(record.id);
    if (id === null) continue;
    const stated = [...textsIn(record.document_ids), ...textsIn(record.document_id)];
    const text = textOf(record.text)?.trim() || null;
    pieces.set(id, { text, documents: stated.length > 0 ? stated : (inDocuments.get(id) ?? []), order });
  }
  for (const [id, names] of inDocuments) {
    if (!pieces.has(id)) pieces.set(id, { text: null, documents: names, order: pieces.size });
  }
  return pieces;
}

function readEntities(
  tables: readonly NamedTable[],
  nodes: readonly NamedTable[],
  notes: ReadonlyMap<string, readonly string[]>,
  passages: Passages,
  build: GraphBuilder,
): void {
  // A node is an entity on one of the levels of communities.
  const levels = Map.groupBy(recordsOf(nodes), ({ record }) => titleOf(record));
  const rows = tables.length > 0 ? recordsOf(tables) : [...levels.values()].flatMap((level) => level[0] ?? []);
  const isPlaced = [...rows, ...recordsOf(nodes)].some(({ record: { x, y } }) => Boolean(x) || Boolean(y));
  for (const { record, at } of rows) {
    const title = titleOf(record);
    const others = (levels.get(title) ?? []).map((node) => node.record);
    const { x, y } = [record, ...others].find((each) => each.x !== undefined) ?? {};
    build.entity({
      id: title,
      label: title,
      kinds: [textOf(record.type)].filter((kind) => kind !== null),
      gloss: textOf(record.description),
      position: isPlaced && typeof x === "number" && typeof y === "number" ? { x, y } : null,
      fields: [...fieldsIn(record, ENTITY_COLUMNS), ...fieldsOfNodes(record, others)],
      sources: passages.sourcesOf(textsIn(record.text_unit_ids)),
      notes: notes.get(title) ?? [],
      at,
    });
  }
}

const ENTITY_COLUMNS = ["title", "name", "type", "description", "text_unit_ids", "x", "y", "level", "community"];

/** What the rows of a node say that its entity does not: each value once, in the order of the levels. */
function fieldsOfNodes(entity: JsonRecord, nodes: readonly JsonRecord[]): readonly FieldInput[] {
  const all = [entity, ...nodes].toSorted((a, b) => Number(a.level ?? 0) - Number(b.level ?? 0));
  const names = new Set(nodes.flatMap((node) => Object.keys(node)));
  if (entity.community !== undefined) names.add("community");
  return fieldsIn(
    Object.fromEntries(
      [...names].flatMap((name) => {
        const isRead = name !== "community" && (ENTITY_COLUMNS.includes(name) || Object.hasOwn(entity, name));
        const values = [...new Set(all.map((each) => each[name] ?? null))].filter((value) => value !== null);
        return isRead || values.length === 0 ? [] : [[name, values.length === 1 ? values[0] : values] as const];
      }),
    ),
  );
}

/** What entities are called at the ends of relationships: by their titles, and in graphs of other makers by their ids. */
function endNames(entities: readonly JsonRecord[]): (end: unknown) => string | null {
  const titles = new Set(entities.map(titleOf));
  const byId = new Map(entities.map((entity) => [textOf(entity.id), titleOf(entity)]));
  return (end) => {
    const name = textOf(end);
    return name === null || titles.has(name) ? name : (byId.get(name) ?? name);
  };
}

function titleOf({ title, name, id }: JsonRecord): string {
  return textOf(title) ?? textOf(name) ?? textOf(id) ?? "";
}

function readRelationship(
  { record, at }: Row,
  nameOf: (end: unknown) => string | null,
  passages: Passages,
  choices: ReadChoices,
  build: GraphBuilder,
): void {
  const sources = passages.sourcesOf(textsIn(record.text_unit_ids));
  build.claim({
    id: textOf(record.id),
    from: nameOf(record.source),
    to: nameOf(record.target),
    gloss: textOf(record.description),
    direction: directionOf(choices, build),
    fields: fieldsIn(record, ["id", "source", "target", "description", "text_unit_ids"]),
    attributions: sources.length === 0 ? [] : [{ sources }],
    at,
  });
}

/** GraphRAG takes its graph for undirected: which end of a relationship is its source, its model chose as it liked. */
function directionOf(choices: ReadChoices, build: GraphBuilder): ClaimInput["direction"] {
  if (choices.direction !== undefined) return choices.direction;
  build.guess({ about: "direction", value: "undirected", message: words.undirected({ program: "GraphRAG" }) });
  return "undirected";
}

/** A claim of GraphRAG, that somebody did something to somebody: an edge. */
function readCovariate(
  { record, at }: Row,
  nameOf: (end: unknown) => string | null,
  passages: Passages,
  choices: ReadChoices,
  build: GraphBuilder,
): void {
  const quoted = stated(record.source_text);
  const sources = passages.sourcesOf(textsIn(record.text_unit_id)).map((source) =>
    // Where the words that the model names do stand in the passage, they are the closer one.
    quoted !== null && source.quotation?.includes(quoted) ? { ...source, quotation: quoted } : source,
  );
  const [start, end] = [stated(record.start_date), stated(record.end_date)];
  const denied = stated(record.status) === "FALSE";
  build.claim({
    id: textOf(record.id),
    from: nameOf(stated(record.subject_id)),
    to: nameOf(stated(record.object_id)),
    relation: stated(record.type),
    gloss: stated(record.description),
    direction: choices.direction ?? "directed",
    time: start === null && end === null ? null : spellText(start, end),
    fields: fieldsIn(record, COVARIATE_COLUMNS),
    attributions: sources.length === 0 && !denied ? [] : [{ denied, sources }],
    at,
  });
}

/** Claims that name nobody to whom it was done: notes, by the entity that did it. */
function notesIn(
  covariates: readonly Row[],
  nameOf: (end: unknown) => string | null,
): ReadonlyMap<string, readonly string[]> {
  const notes = new Map<string, string[]>();
  for (const { record } of covariates) {
    const name = nameOf(stated(record.subject_id)) ?? "";
    const [type, description, status] = [record.type, record.description, record.status].map(
      (each) => stated(each) ?? "",
    );
    const note = words.claimNote({ type: type ?? "", description: description ?? "", status: status ?? "" });
    notes.set(name, [...(notes.get(name) ?? []), note]);
  }
  return notes;
}

const COVARIATE_COLUMNS = [
  "id",
  "subject_id",
  "object_id",
  "type",
  "description",
  "start_date",
  "end_date",
  "text_unit_id",
];

/** What a model states: it writes NONE where it has nothing to say. */
function stated(value: unknown): string | null {
  const text = textOf(value)?.trim() ?? "";
  return text === "" || /^none$/i.test(text) ? null : text;
}

function textsIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? listIn(value) : [value]).map(textOf).filter((each) => each !== null);
}

const inFile = (name: string) => () => readerWords.file({ name });
