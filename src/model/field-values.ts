import type { Field, FieldScalar } from "./dataset.ts";
import { parseWhen } from "./when.ts";

/** What is wrong with a value, as the end of a sentence that names the field, and what to do about it. */
export interface FieldFault {
  readonly message: string;
  readonly hint: string | null;
}

const NUMBER_HINT = "Write it without quotes or thousands separators, as in 1250.5.";

/** What a value of each type has to be, and how to tell. A type that takes any text is not here. */
const TYPES: Readonly<
  Record<Field["type"], { readonly wanted: string; readonly hint: string | null; is(value: FieldScalar): boolean }>
> = {
  text: { wanted: "a text", hint: null, is: (value) => typeof value === "string" },
  category: { wanted: "a text", hint: null, is: (value) => typeof value === "string" },
  number: { wanted: "a number", hint: NUMBER_HINT, is: (value) => typeof value === "number" },
  // Beyond 2^53 a reader of JSON has rounded already.
  integer: { wanted: "a whole number below 2^53", hint: NUMBER_HINT, is: Number.isSafeInteger },
  boolean: { wanted: "true or false", hint: "Write it without quotes.", is: (value) => typeof value === "boolean" },
  edtf: {
    wanted: "an EDTF date",
    hint: "Write a date as in 1998, 1998-03~, 199X or 2014/.., or declare the field as text.",
    is: (value) => typeof value === "string" && parseWhen(value).ok,
  },
  url: {
    wanted: "a web address",
    hint: 'It begins with "http://" or "https://"; declare the field as text if it holds other things.',
    is: (value) => typeof value === "string" && isWebAddress(value),
  },
  colour: {
    wanted: "a colour",
    hint: "Write it as #rrggbb or #rrggbbaa.",
    is: (value) => typeof value === "string" && /^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/i.test(value),
  },
};

/** What keeps a value from being one of a field's; null where it is one. */
export function fieldFault(field: Field, value: FieldScalar | readonly FieldScalar[]): FieldFault | null {
  const { wanted, hint, is } = TYPES[field.type];
  const isList = typeof value === "object";
  if (isList !== (field.list ?? false))
    return isList
      ? { message: `must be ${wanted}, not a list`, hint: 'Give one value, or declare the field with "list": true.' }
      : { message: `must be a list in which each item is ${wanted}`, hint: "Put the value in square brackets." };
  const wrong = (isList ? value : [value]).find((each) => !is(each));
  if (wrong === undefined) return null;
  return {
    message: `must be ${isList ? "a list in which each item is " : ""}${wanted}, not ${JSON.stringify(wrong)}`,
    hint,
  };
}

/** Whether a text is an address that a link may lead to. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
