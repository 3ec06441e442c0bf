import { err, ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { isRecord } from "../is-record.ts";
import type { FieldInput } from "./field-table.ts";
import type { GraphBuilder, Place } from "./graph-builder.ts";
import { readForeignJson } from "./json-input.ts";
import { isNeo4jExport } from "./json-shapes.ts";
import { fieldsIn, idText, type JsonRecord, listIn, pointIn, recordsIn, textOf } from "./json-values.ts";
import { KNOWN_NAMES, pick } from "./known-names.ts";
import type { ReaderCodec, TextFile } from "./reader.ts";

const LINES_AT_ONCE = 200;

interface Placed {
  readonly record: JsonRecord;
  readonly at: Place;
}

/**
 * Exports of Neo4j by APOC: a JSON value on each line, a list of them, or one object with "nodes" and "rels". Source: APOC
 * documentation, "Export JSON". A relationship brings the labels of its ends, known or not.
 */
export const neo4jExport: ReaderCodec = {
  async read([file], build) {
    const records = file === undefined ? ok([]) : await exportedIn(file, build);
    if (!records.ok) return records;
    build.expect(records.value.length, 0.5);
    const described = new Set<string>();
    for (const { record, at } of records.value) {
      if (isRelationship(record)) continue;
      const id = idText(record.id) ?? "";
      described.add(id);
      const properties = propertiesOf(record);
      const label = pick(fieldsIn(properties).map(withPoint), KNOWN_NAMES.label);
      build.entity({
        id,
        label: label.value,
        kinds: labelsOf(record),
        fields: label.rest,
        coordinates: pointIn(properties),
        at,
      });
    }
    for (const { record, at } of records.value) {
      if (!isRelationship(record)) continue;
      const ends = [record.start, record.end].map((end) => (isRecord(end) ? end : { id: end }));
      for (const end of ends) nameEnd(end, described, record, at, build);
      build.claim({
        id: idText(record.id),
        from: idText(ends[0]?.id),
        to: idText(ends[1]?.id),
        relation: textOf(record.label) ?? (record.type === "relationship" ? null : textOf(record.type)),
        direction: "directed",
        fields: fieldsIn(propertiesOf(record)).map(withPoint),
        at,
      });
    }
    return ok(null);
  },
};

/** A relationship has ends, whatever its type is called. */
function isRelationship(record: JsonRecord): boolean {
  return record.type === "relationship" || "start" in record || "end" in record;
}

/** A list, or what an object has under its keys. */
function valuesIn(value: unknown): readonly unknown[] {
  return isRecord(value) ? Object.values(value) : listIn(value);
}

async function exportedIn(file: TextFile, build: GraphBuilder): Promise<Result<readonly Placed[], readonly Issue[]>> {
  const whole = file.json();
  if (whole.ok && isNeo4jExport(whole.value)) {
    const lists = isRecord(whole.value)
      ? [
          { list: valuesIn(whole.value.nodes), noun: words.node },
          { list: valuesIn(whole.value.rels ?? whole.value.relationships), noun: words.edge },
        ]
      : [{ list: whole.value, noun: words.element }];
    return ok(lists.flatMap(({ list, noun }) => recordsIn(list, noun, build).map(([at, record]) => ({ record, at }))));
  }
  const records: Placed[] = [];
  const lines = file.text.split("\n");
  for (const [index, text] of lines.entries()) {
    if (index % LINES_AT_ONCE === 0) await file.reached(index / lines.length / 2);
    if (text.trim() === "") continue;
    const at = () => words.line({ line: String(index + 1) });
    const value = readForeignJson(text);
    if (!value.ok) return err(value.error.map((issue) => ({ ...issue, path: at() })));
    if (isRecord(value.value)) records.push({ record: value.value, at });
    else build.warn("no-object", at, words.notObject());
  }
  return ok(records);
}

/** An end that no node describes: its labels are known from the relationship alone. */
function nameEnd(end: JsonRecord, described: Set<string>, record: JsonRecord, at: Place, build: GraphBuilder): void {
  const id = idText(end.id);
  if (id === null || id === "" || described.has(id)) return;
  described.add(id);
  const properties = propertiesOf(end);
  const label = pick(fieldsIn(properties).map(withPoint), KNOWN_NAMES.label);
  build.entity({ id, label: label.value, kinds: labelsOf(end), fields: label.rest, described: false, at });
  const relationship = idText(record.id) ?? "";
  build.warn("not-described", at, words.notDescribedByRelationship({ name: id, id: relationship }));
}

function propertiesOf({ properties }: JsonRecord): JsonRecord {
  return isRecord(properties) ? properties : {};
}

function labelsOf({ labels }: JsonRecord): readonly string[] {
  return listIn(labels).flatMap((label) => textOf(label) ?? []);
}

/** A point on the earth as people write it, latitude first. */
function withPoint(field: FieldInput): FieldInput {
  if (typeof field.value !== "string" || !field.value.startsWith("{")) return field;
  const value = readForeignJson(field.value);
  const written = value.ok && isRecord(value.value) ? value.value : null;
  // Nothing but a place on the ground can be said in two numbers.
  const isFlat = (written?.crs ?? "wgs-84") === "wgs-84" && (written?.height ?? null) === null;
  const point = written !== null && isFlat ? pointIn({ point: written }) : null;
  return point ? { ...field, value: `${point.latitude}, ${point.longitude}` } : field;
}
