import type { DatasetInput, FieldScalar } from "../../model/dataset.ts";
import { parseWhen } from "../../model/when.ts";
import { createTextPool } from "./text-pool.ts";
import { isWebAddress } from "./web-address.ts";

type Field = NonNullable<DatasetInput["vocabulary"]["fields"]>[number];
type FieldValues = NonNullable<DatasetInput["entities"][number]["fields"]>;

/** A value as a file has it: null, undefined and the empty text say nothing. */
export type RawValue = FieldScalar | null | undefined | readonly RawValue[];

/** What a file says of the type of a column. */
export type DeclaredType = "text" | "integer" | "number" | "boolean" | "edtf" | "colour";

/** A value of a record, and the column that it stands in. */
export interface FieldInput {
  readonly name: string;
  readonly value: RawValue;
  /** What tells the column from others of its name; absent: its name does. */
  readonly key?: string;
  readonly type?: DeclaredType;
  /** Whether it says how much a line counts; absent: whether it is called so. */
  readonly isWeight?: true;
}

/** A column of a declared or guessed type in which some values were of another: it is text then. */
export interface MixedColumn {
  readonly of: Field["of"];
  readonly label: string;
  readonly type: Field["type"];
  /** Values that are not of the type, and all values. */
  readonly others: number;
  readonly total: number;
  readonly example: string;
}

/** Values of one record, kept until all records are known and the columns have types. */
export interface HeldValues {
  /** The same list for records that state the same columns one after the other. */
  readonly columns: readonly Column[];
  readonly values: readonly (FieldScalar | readonly FieldScalar[])[];
}

/** One column while a file is read. */
export interface Column {
  readonly of: Field["of"];
  readonly label: string;
  readonly isWeight: boolean;
  declared: DeclaredType | null;
  isList: boolean;
  readonly counts: Map<Field["type"], { count: number; other: string | null }>;
  total: number;
  readonly distinct: Set<string>;
  /** The last record that states it, counted from 1, and the place of its value there. */
  record: number;
  place: number;
  field: Field | null;
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** A whole number that is written as a number would be: 007 and +7 are not, since something would be lost. */
const PLAIN_INTEGER = /^-?(?:0|[1-9]\d*)$/;
/** And a fraction. 1E5 is none: where nobody declared it, it is more often a name. */
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const FULL_DATE = /^-?\d{4}-\d{2}(?:-\d{2})?[?~%]?(?:\/(?:\.\.|-?\d{4}(?:-\d{2}){0,2}[?~%]?))?$/;

const IS: Readonly<
  Record<"integer" | "number" | "boolean" | "edtf" | "url" | "colour", (text: FieldScalar) => boolean>
> = {
  integer: (value) =>
    typeof value === "number"
      ? Number.isSafeInteger(value)
      : typeof value === "string" && PLAIN_INTEGER.test(value) && Number.isSafeInteger(Number(value)),
  number: (value) =>
    typeof value === "number" || (typeof value === "string" && PLAIN_NUMBER.test(value) && isExact(value)),
  boolean: (value) => typeof value === "boolean" || (typeof value === "string" && /^(?:true|false)$/i.test(value)),
  edtf: (value) => typeof value === "string" && FULL_DATE.test(value) && parseWhen(value).ok,
  url: (value) => typeof value === "string" && isWebAddress(value),
  colour: (value) => typeof value === "string" && /^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/i.test(value),
};

const SAFE_LENGTH = 15;

/** Whether a number stays the same when it is read and written: 9007199254740993 does not, 0.30000000000000004 does. */
function isExact(text: string): boolean {
  // So few digits always are; an exponent may be too large.
  if (text.length <= SAFE_LENGTH && !/e/i.test(text)) return true;
  const number = Number(text);
  return Number.isFinite(number) && digitsOf(text) === digitsOf(String(number));
}

/** The digits that tell a number, without its sign, its exponent and the zeros around it. */
function digitsOf(text: string): string {
  return text
    .replace(/e.*$/i, "")
    .replace(/\D/g, "")
    .replace(/^0+|0+$/g, "");
}

const GUESSED = ["integer", "number", "boolean", "edtf", "url"] as const;
const COUNTED = [...GUESSED, "colour"] as const;
/** Texts of which there are few, each used often, are categories. */
const MOST_CATEGORIES = 50;
const LONGEST_CATEGORY = 60;

/** All columns of the records of a file. */
export interface FieldTable {
  /** Takes what a record states, in the order in which the file has it. */
  hold(of: Field["of"], inputs: Iterable<FieldInput>): HeldValues;
  /**
   * Types and ids of all columns; to be called once, when all records were held.
   * @param weight what the weights of lines mean, where it is known.
   */
  close(
    idOf: (label: string) => string,
    weight?: Field["meaning"],
  ): { readonly fields: Field[]; readonly mixed: readonly MixedColumn[]; readonly hasWeight: boolean };
}

export function createFieldTable(): FieldTable {
  const columns: Column[] = [];
  const texts = createTextPool();
  const byKey = { entity: new Map<string, Column>(), claim: new Map<string, Column>() };
  const byName = { entity: new Map<string, Column>(), claim: new Map<string, Column>() };
  const columnOf = (of: Field["of"], { name, key, type, isWeight }: FieldInput): Column => {
    const [known, at] = key === undefined ? [byName[of], name] : [byKey[of], key];
    let column = known.get(at);
    if (column === undefined) {
      column = {
        of,
        label: name,
        isWeight: of === "claim" && (isWeight ?? /^\s*weight\s*$/i.test(name)),
        declared: type ?? null,
        isList: false,
        counts: new Map(),
        total: 0,
        distinct: new Set(),
        record: 0,
        place: 0,
        field: null,
      };
      known.set(at, column);
      columns.push(column);
    }
    return column;
  };
  let records = 0;
  const last: Record<Field["of"], readonly Column[]> = { entity: [], claim: [] };
  return {
    hold(of, inputs) {
      records += 1;
      const held: Column[] = [];
      const values: (FieldScalar | readonly FieldScalar[])[] = [];
      for (const input of inputs) {
        const value = statedValue(input.value);
        if (value === null || input.name === "") continue;
        const column = columnOf(of, input);
        if (typeof value === "object") {
          column.isList = true;
          for (const each of value) count(column, each);
        } else count(column, value);
        if (column.record !== records) {
          [column.record, column.place] = [records, held.length];
          held.push(column);
          values.push(typeof value === "string" ? texts.own(value) : value);
        } else {
          const before = column.place;
          // A column that a record states twice has two values.
          column.isList = true;
          values[before] = [values[before] ?? [], value].flat();
        }
      }
      const isSame = held.length === last[of].length && held.every((column, at) => column === last[of][at]);
      if (!isSame) last[of] = held;
      // A copy has no room to grow, which lists that grew have more of than values.
      return { columns: last[of], values: values.slice() };
    },
    close(idOf, weight) {
      let hasWeight = false;
      const mixed: MixedColumn[] = [];
      const fields = columns.map((column): Field => {
        const { type, wanted } = typeOf(column);
        if (wanted !== null) {
          const { count = 0, other = null } = column.counts.get(wanted) ?? {};
          const { of, label, total } = column;
          mixed.push({ of, label, type: wanted, others: total - count, total, example: other ?? "" });
        }
        const id = idOf(column.label);
        const isWeight = column.isWeight && !column.isList && (type === "number" || type === "integer");
        hasWeight ||= isWeight;
        column.field = {
          id,
          of: column.of,
          label: column.label,
          type,
          ...(column.isList && { list: true }),
          ...(isWeight && weight && { meaning: weight }),
        };
        return column.field;
      });
      return { fields, mixed, hasWeight };
    },
  };
}

/** Values of one record that were held one after the other. */
export function together(first: HeldValues, second: HeldValues): HeldValues {
  return { columns: [...first.columns, ...second.columns], values: [...first.values, ...second.values] };
}

/** The values of a record by the ids of their fields; null where it states none. Only after the table was closed. */
export function fieldValues({ columns, values }: HeldValues): FieldValues | null {
  if (columns.length === 0) return null;
  const fields: Record<string, FieldScalar | readonly FieldScalar[]> = {};
  for (let at = 0; at < columns.length; at += 1) {
    const field = columns[at]?.field ?? null;
    const value = values[at];
    if (field === null || value === undefined) continue;
    // The id of a field is a slug, and no name that an object has already.
    const { id, type, list } = field;
    if (typeof value === "object") fields[id] = value.map((each) => typed(type, each));
    else fields[id] = list ? [typed(type, value)] : typed(type, value);
  }
  return fields as FieldValues;
}

/** What a value states; null where it states nothing. Lists in lists are joined, as nothing else could hold them. */
function statedValue(value: RawValue): FieldScalar | readonly FieldScalar[] | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value !== "object") return value;
  const stated = value.flatMap((each) => statedValue(each) ?? []);
  return stated.length === 0 ? null : stated;
}

function count(column: Column, value: FieldScalar): void {
  column.total += 1;
  if (column.distinct.size <= MOST_CATEGORIES) column.distinct.add(String(value));
  for (const type of COUNTED) {
    let counted = column.counts.get(type);
    if (counted === undefined) {
      counted = { count: 0, other: null };
      column.counts.set(type, counted);
    }
    // Once one value is of another type, the rest only matters to whoever is told how many are.
    if (counted.other !== null && type !== "number" && type !== column.declared) continue;
    if (isOf(type, value, column.declared)) counted.count += 1;
    else counted.other ??= String(value);
  }
}

function isOf(type: keyof typeof IS, value: FieldScalar, declared: DeclaredType | null): boolean {
  if (IS[type](value)) return true;
  // As XML Schema has it.
  if (type === "boolean" && declared === "boolean") return value === "1" || value === "0";
  // A date may be of a year alone, which would be a number if nobody declared it.
  if (type === "edtf" && declared === "edtf") return typeof value === "string" && parseWhen(value).ok;
  // A declared number may be written in any way that loses nothing.
  return (
    type === "number" && declared === "number" && typeof value === "string" && DECIMAL.test(value) && isExact(value)
  );
}

/** The type of a column, and the one that was wanted where that did not fit all values. */
function typeOf(column: Column): { readonly type: Field["type"]; readonly wanted: Field["type"] | null } {
  const { declared, counts, total, distinct } = column;
  const fits = (type: Field["type"]) => counts.get(type)?.count === total;
  if (declared !== null && declared !== "text") {
    if (fits(declared)) return { type: declared, wanted: null };
    return declared === "integer" && fits("number")
      ? { type: "number", wanted: null }
      : { type: "text", wanted: declared };
  }
  const guessed = declared === null ? GUESSED.find(fits) : (["edtf", "url"] as const).find(fits);
  if (guessed !== undefined) return { type: guessed, wanted: null };
  const numbers = counts.get("number")?.count ?? 0;
  const wanted = declared === null && total >= 4 && numbers * 2 >= total ? "number" : null;
  const isCategory =
    distinct.size <= MOST_CATEGORIES &&
    total >= 2 * distinct.size &&
    total >= 4 &&
    [...distinct].every((text) => text.length <= LONGEST_CATEGORY);
  return { type: isCategory && !column.isList ? "category" : "text", wanted };
}

function typed(type: Field["type"], value: FieldScalar): FieldScalar {
  if (type === "integer" || type === "number") return Number(value);
  if (type === "boolean") return value === true || value === "1" || String(value).toLowerCase() === "true";
  return String(value);
}
