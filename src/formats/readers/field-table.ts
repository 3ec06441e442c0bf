import type { DatasetInput, FieldScalar } from "../../model/dataset.ts";
import { parseWhen } from "../../model/when.ts";
import { createSlugs } from "./slugs.ts";
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

/** Values of one record by the ids of their fields, as the file has them until the columns have types; null for none. */
export type HeldValues = Record<string, FieldScalar | readonly FieldScalar[]> | null;

/** One column while a file is read. */
interface Column {
  readonly id: string;
  readonly of: Field["of"];
  readonly label: string;
  readonly isWeight: boolean;
  declared: DeclaredType | null;
  isList: boolean;
  /** For each of `COUNTED`, how many values are of that type, and the first that is not. */
  readonly counts: readonly { count: number; other: string | null }[];
  total: number;
  readonly distinct: Set<string>;
  type: Field["type"];
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
   * Types of all columns; to be called once, when all records were held.
   * @param weight what the weights of lines mean, where it is known.
   */
  close(weight?: Field["meaning"]): {
    readonly fields: Field[];
    readonly mixed: readonly MixedColumn[];
    readonly hasWeight: boolean;
  };
  /** What was held for a record, changed in place to values of the types of their columns. Only after the table was closed. */
  typed(held: HeldValues): FieldValues | null;
}

export function createFieldTable(): FieldTable {
  const columns: Column[] = [];
  const texts = createTextPool();
  // The id of a field is a slug, and no name that an object has already.
  const slugs = createSlugs(["constructor", "prototype"]);
  const byId = new Map<string, Column>();
  const byKey = { entity: new Map<string, Column>(), claim: new Map<string, Column>() };
  const byName = { entity: new Map<string, Column>(), claim: new Map<string, Column>() };
  const columnOf = (of: Field["of"], { name, key, type, isWeight }: FieldInput): Column => {
    const [known, at] = key === undefined ? [byName[of], name] : [byKey[of], key];
    let column = known.get(at);
    if (column === undefined) {
      column = {
        id: slugs.take(name),
        of,
        label: name,
        isWeight: of === "claim" && (isWeight ?? /^\s*weight\s*$/i.test(name)),
        declared: type ?? null,
        isList: false,
        counts: COUNTED.map(() => ({ count: 0, other: null })),
        total: 0,
        distinct: new Set(),
        type: "text",
      };
      known.set(at, column);
      byId.set(column.id, column);
      columns.push(column);
    }
    return column;
  };
  return {
    hold(of, inputs) {
      let held: HeldValues = null;
      for (const input of inputs) {
        const value = statedValue(input.value);
        if (value === null || input.name === "") continue;
        const column = columnOf(of, input);
        if (typeof value === "object") {
          column.isList = true;
          for (const each of value) count(column, each);
        } else count(column, value);
        held ??= {};
        const before = held[column.id];
        if (before === undefined) held[column.id] = typeof value === "string" ? texts.own(value) : value;
        else {
          // A column that a record states twice has two values.
          column.isList = true;
          held[column.id] = [before, value].flat();
        }
      }
      return held;
    },
    close(weight) {
      let hasWeight = false;
      const mixed: MixedColumn[] = [];
      const fields = columns.map((column): Field => {
        const { type, wanted } = typeOf(column);
        if (wanted !== null) {
          const { count = 0, other = null } = countedAs(column, wanted) ?? {};
          const { of, label, total } = column;
          mixed.push({ of, label, type: wanted, others: total - count, total, example: other ?? "" });
        }
        column.type = type;
        const isWeight = column.isWeight && !column.isList && (type === "number" || type === "integer");
        hasWeight ||= isWeight;
        return {
          id: column.id,
          of: column.of,
          label: column.label,
          type,
          ...(column.isList && { list: true }),
          ...(isWeight && weight && { meaning: weight }),
        };
      });
      return { fields, mixed, hasWeight };
    },
    typed(held) {
      for (const id in held) {
        const { type, isList } = byId.get(id) as Column;
        const value = held[id] as FieldScalar | readonly FieldScalar[];
        if (typeof value === "object") held[id] = value.map((each) => typed(type, each));
        else held[id] = isList ? [typed(type, value)] : typed(type, value);
      }
      return held as FieldValues | null;
    },
  };
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
  for (let at = 0; at < COUNTED.length; at += 1) {
    const type = COUNTED[at] as (typeof COUNTED)[number];
    const counted = column.counts[at] as (typeof column.counts)[number];
    // Once one value is of another type, the rest only matters to whoever is told how many are.
    if (counted.other !== null && type !== "number" && type !== column.declared) continue;
    if (isOf(type, value, column.declared)) counted.count += 1;
    else counted.other ??= String(value);
  }
}

function countedAs({ counts }: Column, type: Field["type"]): Column["counts"][number] | undefined {
  return counts[COUNTED.indexOf(type as (typeof COUNTED)[number])];
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
  const { declared, total, distinct } = column;
  const fits = (type: Field["type"]) => countedAs(column, type)?.count === total;
  if (declared !== null && declared !== "text") {
    if (fits(declared)) return { type: declared, wanted: null };
    return declared === "integer" && fits("number")
      ? { type: "number", wanted: null }
      : { type: "text", wanted: declared };
  }
  const guessed = declared === null ? GUESSED.find(fits) : (["edtf", "url"] as const).find(fits);
  if (guessed !== undefined) return { type: guessed, wanted: null };
  const numbers = countedAs(column, "number")?.count ?? 0;
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
