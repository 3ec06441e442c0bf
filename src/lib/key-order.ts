import type { GenericSchema } from "valibot";
import { checkOf, isPlainObject, partOf, type SchemaNode } from "./schema-walk.ts";

type Reorder = (input: unknown) => unknown;

/**
 * Compiles a schema into a function that puts the keys of a value it accepts into the schema's order, all the way
 * down, and those of records (objects whose keys are data) and of what the schema does not describe into code unit
 * order. Arrays keep their order.
 */
export function compileKeyOrder(schema: GenericSchema): Reorder {
  return reorderOf(schema as unknown as SchemaNode);
}

function reorderOf(schema: SchemaNode): Reorder {
  switch (schema.type) {
    case "nullable":
    case "exact_optional": {
      const wrapped = reorderOf(partOf(schema.wrapped));
      return (input) => (input === null ? null : wrapped(input));
    }
    case "array": {
      const item = reorderOf(partOf(schema.item));
      return (input) => (input as readonly unknown[]).map(item);
    }
    case "record": {
      const value = reorderOf(partOf(schema.value));
      return (input) =>
        Object.fromEntries(
          Object.entries(input as object)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, held]) => [key, value(held)]),
        );
    }
    case "union":
    case "variant": {
      const options = (schema.options ?? []).map((option) => ({
        accepts: checkOf(option as SchemaNode),
        reorder: reorderOf(option as SchemaNode),
      }));
      return (input) => options.find(({ accepts }) => accepts(input))?.reorder(input) ?? input;
    }
    case "strict_object": {
      const entries = Object.entries(schema.entries ?? {}).map(([key, entry]) => [key, reorderOf(entry)] as const);
      return (input) => {
        const ordered: Record<string, unknown> = {};
        for (const [key, reorder] of entries)
          if (Object.hasOwn(input as object, key)) ordered[key] = reorder((input as Record<string, unknown>)[key]);
        return ordered;
      };
    }
    case "loose_object": {
      const known = reorderOf({ ...schema, type: "strict_object" });
      return (input) => ({ ...(known(input) as object), ...(inCodeUnitOrder(input) as object) });
    }
    case "unknown":
      return inCodeUnitOrder;
    default:
      return (input) => input;
  }
}

/** JSON of no known shape with the keys of all its objects sorted. */
function inCodeUnitOrder(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(inCodeUnitOrder);
  if (!isPlainObject(input)) return input;
  const names = Object.keys(input).sort();
  return Object.fromEntries(names.map((name) => [name, inCodeUnitOrder(input[name])]));
}
