import { readFileSync } from "node:fs";
import { openFiles } from "../../../../src/formats/open-files.ts";
import type { ReadChoices, ReadReport } from "../../../../src/formats/readers/reader.ts";
import type { Claim, Dataset, Entity } from "../../../../src/model/dataset.ts";
import { issueLine } from "../../../../src/model/issue.ts";
import { nameOf } from "../../../../src/model/name-of.ts";

export const CASES = new URL("../../../fixtures/cases/", import.meta.url);

/** A foreign file as a test asks about it: by the names that people see. */
export interface ReadCase {
  readonly dataset: Dataset;
  readonly report: ReadReport;
  readonly warnings: readonly string[];
  readonly entity: (name: string) => Entity;
  /** Lines as "from -> to (relation)", with "--" for undirected and "<->" for both ways. */
  readonly lines: readonly string[];
  readonly claims: readonly Claim[];
  /** Claims between two names. */
  readonly between: (from: string, to: string) => readonly Claim[];
  /** The value of a record's field, by the field's label. */
  readonly field: (record: Entity | Claim, label: string) => unknown;
  /** The field's label by its type, as in "integer Founded". */
  readonly fields: readonly string[];
  readonly place: (name: string) => readonly [number, number] | undefined;
  readonly kind: (entity: Entity) => string | undefined;
  readonly names: readonly string[];
}

export function bytesOf(name: string): Uint8Array {
  return readFileSync(new URL(`files/${name}`, CASES));
}

/** Reads text, or files of the folder, and expects that to succeed. */
export async function readCase(names: string, choices: ReadChoices = {}): Promise<ReadCase> {
  return readAll(
    names.split(" + ").map((name) => ({ name, bytes: bytesOf(name) })),
    choices,
  );
}

export async function readText(text: string, name: string, choices: ReadChoices = {}): Promise<ReadCase> {
  return readAll([{ name, bytes: new TextEncoder().encode(text) }], choices);
}

export async function readBytes(bytes: Uint8Array, name: string): Promise<ReadCase> {
  return readAll([{ name, bytes }], {});
}

export async function readAll(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  choices: ReadChoices,
): Promise<ReadCase> {
  const opened = await openFiles(files, { choices });
  if (!opened.ok) throw new Error(`${files[0]?.name}: ${opened.error.map(issueLine).join("\n")}`);
  const { dataset, report } = opened.value;
  if (report === null) throw new Error("read as a file of ours");
  const byId = new Map<string, Entity>(dataset.entities.map((entity) => [entity.id, entity]));
  const name = (id: string | null) => {
    const entity = byId.get(id ?? "");
    return entity === undefined ? "?" : nameOf(entity);
  };
  const predicates = new Map(dataset.vocabulary.predicates.map(({ id, label }) => [id, label]));
  const kinds = new Map(dataset.vocabulary.entityKinds.map(({ id, label }) => [id, label]));
  const arrow = { directed: "->", undirected: "--", "both-ways": "<->" } as const;
  return {
    dataset,
    report,
    warnings: report.warnings.map(issueLine),
    names: dataset.entities.map(nameOf),
    entity: (wanted) => {
      const found = dataset.entities.find((each) => nameOf(each) === wanted || each.origin?.id === wanted);
      if (found === undefined) throw new Error(`no entity ${wanted}`);
      return found;
    },
    claims: dataset.claims,
    lines: dataset.claims.map(({ subject, object, predicate, direction, label }) => {
      const relation = predicates.get(predicate) ?? label;
      const line = `${name(subject)} ${arrow[direction ?? "directed"]} ${name(object)}`;
      return relation === undefined ? line : `${line} (${relation})`;
    }),
    between: (from, to) =>
      dataset.claims.filter(({ subject, object }) => name(subject) === from && name(object) === to),
    field: (record, label) => {
      const of = "subject" in record ? "claim" : "entity";
      const field = dataset.vocabulary.fields?.find((each) => each.of === of && each.label === label);
      return field === undefined ? undefined : record.fields?.[field.id];
    },
    fields: (dataset.vocabulary.fields ?? []).map(({ type, label }) => `${type} ${label}`),
    place: (wanted) => {
      const entity = dataset.entities.find((each) => nameOf(each) === wanted || each.origin?.id === wanted);
      return entity && dataset.layouts[0]?.positions[entity.id];
    },
    kind: (entity) => kinds.get(entity.kind),
  };
}
