import type { FieldInput } from "./field-table.ts";

/** What columns and keys are called that mean the same in the files of many programs, the firmest first. */
export const KNOWN_NAMES = {
  label: ["label", "name", "title", "shared name", "caption", "node label"],
  kind: ["kind", "type", "category", "class"],
  relation: ["relation", "relationship", "predicate", "interaction", "edge label", "label", "type", "kind", "name"],
} as const;

/** A value that has a place of its own in a dataset, and the fields without it. */
export interface Picked {
  readonly value: string | null;
  readonly rest: readonly FieldInput[];
}

/** Takes the first stated field that is called by one of the names out of the others. Only texts and numbers are taken. */
export function pick(fields: readonly FieldInput[], names: readonly string[]): Picked {
  for (const name of names) {
    const at = fields.findIndex(
      (field) =>
        field.name.trim().toLowerCase() === name &&
        ((typeof field.value === "string" && field.value.trim() !== "") || typeof field.value === "number"),
    );
    if (at >= 0) return { value: String(fields[at]?.value), rest: fields.toSpliced(at, 1) };
  }
  return { value: null, rest: fields };
}

/** Takes a place out of two fields "x" and "y", where both are numbers. */
export function pickPosition(fields: readonly FieldInput[]): {
  readonly position: { readonly x: number; readonly y: number } | null;
  readonly rest: readonly FieldInput[];
} {
  const x = pick(fields, ["x"]);
  const y = pick(x.rest, ["y"]);
  const position = { x: Number(x.value ?? Number.NaN), y: Number(y.value ?? Number.NaN) };
  const isPlace = Number.isFinite(position.x) && Number.isFinite(position.y);
  return isPlace ? { position, rest: y.rest } : { position: null, rest: fields };
}
