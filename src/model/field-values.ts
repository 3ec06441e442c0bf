import { datasetProblemWords as words } from "../words/en/dataset-problems.ts";
import type { Words } from "../words/message.ts";
import type { Field, FieldScalar } from "./dataset.ts";
import { shownValue } from "./dataset-faults.ts";
import type { Issue } from "./issue.ts";
import { parseWhen } from "./when.ts";

const isText = (value: FieldScalar) => typeof value === "string";

/** How to tell whether a value is of a type, and what to do where it is not. */
const TYPES: Readonly<Record<Field["type"], { readonly hint: (() => Words) | null; is(value: FieldScalar): boolean }>> =
  {
    text: { hint: null, is: isText },
    category: { hint: null, is: isText },
    number: { hint: words.plainNumber, is: (value) => typeof value === "number" },
    // Beyond 2^53 a reader of JSON has rounded already.
    integer: { hint: words.plainNumber, is: Number.isSafeInteger },
    boolean: { hint: words.plainBoolean, is: (value) => typeof value === "boolean" },
    edtf: { hint: words.likeDate, is: (value) => typeof value === "string" && parseWhen(value).ok },
    url: { hint: words.likeAddress, is: (value) => typeof value === "string" && isWebAddress(value) },
    colour: {
      hint: words.likeColour,
      is: (value) => typeof value === "string" && /^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/i.test(value),
    },
  };

/** What keeps a value from being one of a field's; null where it is one. */
export function fieldFault(
  { id: field, type, list }: Field,
  value: FieldScalar | readonly FieldScalar[],
): Pick<Issue, "message" | "hint"> | null {
  const { hint, is } = TYPES[type];
  const isList = typeof value === "object";
  if (isList && !list) return { message: words.fieldNoList({ field, type }), hint: words.oneValue() };
  if (!isList && list) return { message: words.fieldOnlyList({ field, type }), hint: words.inBrackets() };
  if (!isList && is(value)) return null;
  const wrong = (isList ? value : [value]).find((each) => !is(each));
  if (wrong === undefined) return null;
  const values = { field, type, value: shownValue(wrong) };
  return { message: isList ? words.fieldItem(values) : words.fieldValue(values), hint: hint?.() ?? null };
}

/** Whether a text is an address that a link may lead to. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
