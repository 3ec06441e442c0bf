import type * as v from "valibot";
import { nearestWord } from "../lib/nearest-word.ts";
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

/** The group of rules that a fault at this path belongs to: the first part of its code, "dataset" for the whole. */
function codeGroup(path: KeyPath): string {
  const [first] = path;
  return typeof first === "string" ? first.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : "dataset";
}

/** An issue at a place in the one-file form, with `rule` as the second half of its code. */
export function faultAt(path: KeyPath, rule: string, message: string, hint: string | null = null): Issue {
  return { code: `${codeGroup(path)}/${rule}`, path: pathText(path), message, hint };
}

/**
 * What valibot found wrong with a value, in sentences.
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
    // valibot takes a list for an object with the keys of a list, so that it finds fault with what is not there.
    const list = issue.path?.findIndex(({ type, input }) => type === "object" && Array.isArray(input)) ?? -1;
    if (list !== -1) return [wrongType([...path, ...keys.slice(0, list)], "an object", [])];
    const last = issue.path?.at(-1);
    if (issue.type !== "strict_object" || last?.origin !== "key") return [valueFault(issue, at)];
    if (issue.expected !== "never") return [missingKey(at)];
    return unknownKeyFaults(schema, last.input as object, keys, path);
  });
  // One sentence per place: what is neither whole nor in its bounds is wrong once.
  const byPath = new Map(faults.toReversed().map((fault) => [fault.path, fault]));
  return [...byPath.values()].reverse();
}

/** A key of the format that is not there. */
export function missingKey(path: KeyPath): Issue {
  return { ...faultAt(path, "missing-key", `"${path.at(-1)}" is missing.`), code: keyCode(path, "missing-key") };
}

/** A key that the format does not have; `known` are those it has. */
export function unknownKey(path: KeyPath, known: readonly string[]): Issue {
  const key = String(path.at(-1));
  const message = `"${key}" is not a key of the format here.`;
  const hint = didYouMean(nearestWord(key, known));
  return { ...faultAt(path, "unknown-key", message, hint), code: keyCode(path, "unknown-key") };
}

/** An outermost key names no group of rules when it is itself at fault. */
function keyCode(path: KeyPath, rule: string): string {
  return `${codeGroup(path.slice(0, -1))}/${rule}`;
}

/** The hint that names a likely meaning; null where there is none. */
export function didYouMean(word: string | null): string | null {
  return word === null ? null : `Did you mean "${word}"?`;
}

/** All unknown keys of one object: valibot stops at the first. */
function unknownKeyFaults(schema: v.GenericSchema, held: object, keys: KeyPath, path: KeyPath): readonly Issue[] {
  const known = knownKeys(schema, keys.slice(0, -1));
  return Object.keys(held)
    .filter((key) => !known.includes(key))
    .map((key) => unknownKey([...path, ...keys.slice(0, -1), key], known));
}

function valueFault(issue: v.BaseIssue<unknown>, at: KeyPath): Issue {
  const found = shown(issue.input);
  switch (issue.type) {
    case "string":
    case "number":
    case "boolean":
    case "array":
    case "tuple":
    case "record":
    case "strict_object":
      return wrongType(at, NOUNS[issue.type], issue.input);
    case "literal":
    case "picklist": {
      const options = [...(issue.expected ?? "").matchAll(/"([^"]*)"/g)].map(([, option]) => option ?? "");
      const hint = typeof issue.input === "string" ? didYouMean(nearestWord(issue.input, options)) : null;
      return faultAt(at, "wrong-value", `This is ${found}, but must be ${listed(issue.expected)}.`, hint);
    }
    case "check":
      return faultAt(at, "wrong-value", `${typeof issue.input === "object" ? "This record" : found} ${issue.message}.`);
    case "non_empty":
      return faultAt(at, "wrong-value", "This must not be empty.");
    default:
      break;
  }
  const bound = BOUNDS[issue.type];
  if (bound !== undefined)
    return faultAt(
      at,
      "wrong-value",
      `This is ${found}, but must be ${bound.endsWith(" ") ? bound + String(issue.requirement) : bound}.`,
    );
  // What is left are formats, whose messages are our own and go on after a subject.
  return faultAt(at, "wrong-value", `${found} ${issue.message}.`);
}

function wrongType(at: KeyPath, wanted: string, input: unknown): Issue {
  return faultAt(at, "wrong-type", `This must be ${wanted}, but is ${shown(input)}.`);
}

const BOUNDS: Readonly<Record<string, string>> = {
  min_value: "at least ",
  max_value: "at most ",
  gt_value: "more than ",
  integer: "a whole number",
  finite: "a finite number",
};

const NOUNS = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list of two numbers",
  record: "an object",
  strict_object: "an object",
} as const;

function listed(expected: string | null): string {
  return (expected ?? "something else").replace(/^\((.*)\)$/, "$1").replaceAll(" | ", " or ");
}

const LONGEST_SHOWN = 60;

function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
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
