import type { FieldInput } from "./field-table.ts";
import type { EvidenceInput } from "./graph-builder.ts";
import { pick } from "./known-names.ts";
import type { Passages } from "./passages.ts";

/** What a node or an edge of LightRAG says, in the words of the builder. */
export interface LightRagRecord {
  readonly label: string | null;
  readonly kinds: readonly string[];
  /** Null where it has no description, or where that is the same as what is drawn. */
  readonly gloss: string | null;
  readonly sources: readonly EvidenceInput[];
  readonly fields: readonly FieldInput[];
}

/** What LightRAG, and nano-graphrag before it, call what they write on a node or an edge. */
export function lightRagRecord(fields: readonly FieldInput[], passages: Passages): LightRagRecord {
  const label = pick(fields, ["entity_id"]);
  const kind = pick(label.rest, ["entity_type"]);
  const gloss = textsCalled(kind.rest, "description");
  return {
    label: label.value,
    kinds: kind.value === null ? [] : [kind.value],
    gloss: gloss.length === 0 ? null : gloss.join("\n"),
    sources: sourcesIn(fields, passages),
    fields: kind.rest.filter(({ name }) => name !== "description"),
  };
}

/** The pieces that a record names; where none of them is there the files, which say more than the ids of pieces. */
function sourcesIn(fields: readonly FieldInput[], passages: Passages): readonly EvidenceInput[] {
  const pieces = textsCalled(fields, "source_id").filter(isStated);
  const sources = passages.sourcesOf(pieces);
  if (pieces.some((id) => passages.has(id))) return sources;
  const files = textsCalled(fields, "file_path").filter(isStated);
  return files.length > 0 ? files.map((title) => ({ title })) : sources;
}

/** "...truncated...(KEEP 50/80)" stands in a list for the files that are left off. */
function isStated(name: string): boolean {
  return name !== "unknown_source" && name !== "" && !name.startsWith("...");
}

function textsCalled(fields: readonly FieldInput[], name: string): readonly string[] {
  return fields
    .filter((field) => field.name === name)
    .flatMap(({ value }) => (value ?? []) as unknown[])
    .map(String);
}
