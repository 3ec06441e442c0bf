import type { GenericSchema } from "valibot";
import { bug } from "./result.ts";

/** What this file reads of a schema of valibot's, which types each kind of schema on its own. */
export interface SchemaNode {
  readonly type: string;
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  readonly item?: SchemaNode;
  readonly items?: readonly SchemaNode[];
  readonly key?: SchemaNode;
  readonly value?: SchemaNode;
  readonly wrapped?: SchemaNode;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly pipe?: readonly SchemaNode[];
  readonly requirement?: unknown;
}

type Check = (input: unknown) => boolean;

/**
 * Compiles a schema into a plain yes or no, without the copy and the bookkeeping of faults that make valibot's own
 * run several times as slow on hundreds of thousands of records. What it accepts, valibot accepts unchanged;
 * where it says no, valibot explains (and may still accept, as with a tuple that has an item too many).
 * @throws for a kind of schema or action that no file of ours uses so far.
 */
export function compileCheck(schema: GenericSchema): Check {
  return checkOf(schema as unknown as SchemaNode);
}

/** The same for a part of a schema. */
export function checkOf(schema: SchemaNode): Check {
  const [, ...actions] = schema.pipe ?? [];
  return actions.reduce(withAction, checkOfType(schema));
}

function checkOfType(schema: SchemaNode): Check {
  switch (schema.type) {
    case "string":
      return (input) => typeof input === "string";
    case "number":
      return (input) => typeof input === "number" && !Number.isNaN(input);
    case "boolean":
      return (input) => typeof input === "boolean";
    case "literal":
      return (input) => input === schema.literal;
    case "picklist": {
      const options = new Set(schema.options);
      return (input) => options.has(input);
    }
    case "nullable": {
      const wrapped = checkOf(partOf(schema.wrapped));
      return (input) => input === null || wrapped(input);
    }
    case "array": {
      const item = checkOf(partOf(schema.item));
      return (input) => Array.isArray(input) && input.every(item);
    }
    case "tuple": {
      const items = (schema.items ?? []).map(checkOf);
      return (input) =>
        Array.isArray(input) && input.length === items.length && items.every((item, index) => item(input[index]));
    }
    case "record": {
      const key = checkOf(partOf(schema.key));
      const value = checkOf(partOf(schema.value));
      return (input) => {
        if (!isPlainObject(input)) return false;
        for (const name in input) if (!isSafeKey(name) || !key(name) || !value(input[name])) return false;
        return true;
      };
    }
    case "unknown":
      return () => true;
    case "strict_object":
      return checkOfObject(schema.entries ?? {}, false);
    case "loose_object":
      return checkOfObject(schema.entries ?? {}, true);
    case "union":
    case "variant": {
      const options = (schema.options ?? []).map((option) => checkOf(option as SchemaNode));
      return (input) => options.some((option) => option(input));
    }
    default:
      return bug(`compileCheck: no check for "${schema.type}"; add it beside the others.`);
  }
}

function checkOfObject(entries: Readonly<Record<string, SchemaNode>>, mayHoldMore: boolean): Check {
  const required: KeyCheck[] = [];
  const optional: KeyCheck[] = [];
  for (const [key, entry] of Object.entries(entries)) {
    if (entry.type === "exact_optional") optional.push({ key, check: checkOf(partOf(entry.wrapped)) });
    else required.push({ key, check: checkOf(entry) });
  }
  return (input) => {
    if (!isPlainObject(input)) return false;
    let known = required.length;
    for (const { key, check } of required) if (!check(input[key])) return false;
    for (const { key, check } of optional) {
      const value = input[key];
      // A key that is there without a value makes one key too many where there may be no more than these.
      if (value === undefined && !(mayHoldMore && Object.hasOwn(input, key))) continue;
      if (!check(value)) return false;
      known++;
    }
    if (mayHoldMore) return true;
    // Counted one by one, since a list of the keys of every record would be made only to be measured.
    for (const _ in input) known--;
    return known === 0;
  };
}

interface KeyCheck {
  readonly key: string;
  readonly check: Check;
}

function withAction(before: Check, { type, requirement }: SchemaNode): Check {
  switch (type) {
    case "readonly":
    // The only transformations in our files' schemas mint ids, which changes the type and not the value.
    case "transform":
      return before;
    case "regex":
      return (input) => before(input) && (requirement as RegExp).test(input as string);
    case "non_empty":
      return (input) => before(input) && (input as string).length > 0;
    case "integer":
      return (input) => before(input) && Number.isInteger(input);
    case "finite":
      return (input) => before(input) && Number.isFinite(input);
    case "min_value":
      return (input) => before(input) && (input as number) >= (requirement as number);
    case "max_value":
      return (input) => before(input) && (input as number) <= (requirement as number);
    case "gt_value":
      return (input) => before(input) && (input as number) > (requirement as number);
    case "check":
      return (input) => before(input) && (requirement as Check)(input);
    default:
      return bug(`compileCheck: no check for the action "${type}"; add it beside the others.`);
  }
}

/** A part that a kind of schema always has. */
export function partOf(part: SchemaNode | undefined): SchemaNode {
  return part ?? bug("a schema lacks the part that its type promises; did valibot rename it?");
}

/** Whether a value is an object with keys of its own, as `{}` in JSON makes it. */
export function isPlainObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

/** False for the keys through which an object's prototype is reached; valibot drops them from records, too. */
function isSafeKey(key: string): boolean {
  return key !== "__proto__" && key !== "prototype" && key !== "constructor";
}
