import type * as v from "valibot";
import { nearestWord } from "../lib/nearest-word.ts";
import { datasetProblemWords as words } from "../words/en/dataset-problems.ts";
import { verbatim, type Words } from "../words/message.ts";
import { listText } from "../words/numbers.ts";
import { shownText } from "./field-schemas.ts";
import type { Issue } from "./issue.ts";

/** Keys and list positions from the whole down to a part, as in ["claims", 12, "predicate"]. */
export type KeyPath = readonly (string | number)[];

/** A path as people read it: `claims[12].predicate`, `layouts[0].positions["e.varn"]`. */
export function pathText(path: KeyPath): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "number") text += `[${key}]`;
    else if (!/^[\w-]+$/.test(key)) text += `[${JSON.stringify(key)}]`;
    else text += text === "" ? key : `.${key}`;
  }
  return text;
}

/** The group of rules that a problem at this path belongs to: the first part of its code, "dataset" for the whole. */
function codeGroup(path: KeyPath): string {
  const [first] = path;
  return typeof first === "string" ? first.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : "dataset";
}

/** An issue at a place in the one-file form, with `rule` as the second half of its code. */
export function faultAt(path: KeyPath, rule: string, message: Words, hint: Words | null = null): Issue {
  return { code: `${codeGroup(path)}/${rule}`, path: pathText(path), message, hint };
}

/**
 * What valibot found wrong with a value, as issues.
 * @param schema the schema that the value was held against.
 * @param path where the value stands.
 */
export function schemaFaults(
  schema: v.GenericSchema,
  found: readonly v.BaseIssue<unknown>[],
  path: KeyPath,
): readonly Issue[] {
  const faults = found.flatMap((issue) => {
    const keys = (issue.path ?? []).map(({ key }) => key as string | number);
    const at = [...path, ...keys];
    // valibot takes a list for an object with the keys of a list, and would report what is not there.
    const list = issue.path?.findIndex(({ type, input }) => type === "object" && Array.isArray(input)) ?? -1;
    if (list !== -1) return [wrongType([...path, ...keys.slice(0, list)], "object", [])];
    const last = issue.path?.at(-1);
    if (issue.type !== "strict_object" || last?.origin !== "key") return [valueFault(issue, at)];
    if (issue.expected !== "never") return [missingKey(at)];
    return unknownKeyFaults(schema, last.input as object, keys, path);
  });
  // One issue per place: what is neither whole nor in its bounds is wrong once.
  const byPath = new Map(faults.toReversed().map((fault) => [fault.path, fault]));
  return [...byPath.values()].reverse();
}

/** A key of the format that is not there. */
export function missingKey(path: KeyPath): Issue {
  return {
    ...faultAt(path, "missing-key", words.missingKey({ key: String(path.at(-1)) })),
    code: keyCode(path, "missing-key"),
  };
}

/** A key that the format does not have; `known` are those it has. */
export function unknownKey(path: KeyPath, known: readonly string[]): Issue {
  const key = String(path.at(-1));
  const message = words.unknownKey({ key });
  const hint = didYouMean(nearestWord(key, known));
  return { ...faultAt(path, "unknown-key", message, hint), code: keyCode(path, "unknown-key") };
}

/** An outermost key names no group of rules when it is itself the problem. */
function keyCode(path: KeyPath, rule: string): string {
  return `${codeGroup(path.slice(0, -1))}/${rule}`;
}

/** The hint that names a likely meaning; null where there is none. */
export function didYouMean(word: string | null): Words | null {
  return word === null ? null : words.didYouMean({ word });
}

/** All unknown keys of one object: valibot stops at the first. */
function unknownKeyFaults(schema: v.GenericSchema, held: object, keys: KeyPath, path: KeyPath): readonly Issue[] {
  const known = knownKeys(schema, keys.slice(0, -1));
  return Object.keys(held)
    .filter((key) => !known.includes(key))
    .map((key) => unknownKey([...path, ...keys.slice(0, -1), key], known));
}

function valueFault(issue: v.BaseIssue<unknown>, at: KeyPath): Issue {
  const bounds = () => ({ bound: String(issue.requirement), value: String(issue.input) });
  const wrong = (message: Words, hint: Words | null = null) => faultAt(at, "wrong-value", message, hint);
  switch (issue.type) {
    case "string":
    case "number":
    case "boolean":
    case "tuple":
      return wrongType(at, issue.type, issue.input);
    case "array":
      return wrongType(at, "list", issue.input);
    case "record":
    case "strict_object":
      return wrongType(at, "object", issue.input);
    case "variant":
      return issue.expected === "Object" ? wrongType(at, "object", issue.input) : wrongChoice(issue, at);
    case "literal":
    case "picklist":
      return wrongChoice(issue, at);
    case "min_value":
      return wrong(words.tooSmall(bounds()));
    case "max_value":
      return wrong(words.tooLarge(bounds()));
    case "gt_value":
      return wrong(words.notMore(bounds()));
    case "integer":
      return wrong(words.notWhole({ value: String(issue.input) }));
    case "finite":
      return wrong(words.notFinite({ value: String(issue.input) }));
    case "non_empty":
      return wrong(words.empty());
    default:
      // All others have messages of our own in the schema.
      return wrong(verbatim(issue.message));
  }
}

function wrongChoice({ expected, input }: v.BaseIssue<unknown>, at: KeyPath): Issue {
  const options = (expected ?? "").replace(/^\((.*)\)$/, "$1").split(" | ");
  const texts = options.map((option) => /^"(.*)"$/.exec(option)?.[1] ?? null);
  const shown = texts.map((text, index) => (text === null ? (options[index] ?? "") : quoted(text)));
  const known = texts.filter((text) => text !== null);
  const message = words.wrongChoice({ options: listText(shown, "or"), ...found(input) });
  return faultAt(at, "wrong-value", message, typeof input === "string" ? didYouMean(nearestWord(input, known)) : null);
}

type Wanted = "string" | "number" | "boolean" | "list" | "tuple" | "object";

function wrongType(at: KeyPath, wanted: Wanted, input: unknown): Issue {
  return faultAt(at, "wrong-type", words.wrongType({ wanted, ...found(input) }));
}

/** What stands in the place of something else, as messages name it. */
function found(input: unknown): {
  readonly found: "nothing" | "list" | "object" | "value";
  readonly value: string;
} {
  if (input === undefined) return { found: "nothing", value: "" };
  if (Array.isArray(input)) return { found: "list", value: "" };
  if (typeof input === "object" && input !== null) return { found: "object", value: "" };
  return { found: "value", value: shownValue(input) };
}

/** A value as a message shows it: a text in quotation marks, anything else as JSON has it. */
export function shownValue(value: unknown): string {
  return typeof value === "string" ? quoted(shownText(value)) : JSON.stringify(value);
}

function quoted(value: string): string {
  return words.text({ value });
}

/** Keys that the schema has for the object at `keys`. */
function knownKeys(schema: unknown, keys: KeyPath): readonly string[] {
  let node = unwrapped(schema);
  for (const key of keys) {
    const entries = node.entries as Record<string, unknown> | undefined;
    node = unwrapped(typeof key === "number" ? (node.item ?? node.items) : (entries?.[key] ?? node.value));
  }
  return Object.keys((node.entries as object | undefined) ?? {});
}

function unwrapped(schema: unknown): Record<string, unknown> {
  let node = schema as Record<string, unknown>;
  while (node.wrapped !== undefined) node = node.wrapped as Record<string, unknown>;
  return node;
}
