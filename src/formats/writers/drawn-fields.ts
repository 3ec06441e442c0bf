import { FIELD_PREFIX } from "../flat-attributes.ts";
import type { Looks } from "../looks.ts";
import type { ExchangeColumn, ExchangeNode, ExchangeValues } from "./exchange-graph.ts";

/** How a node or edge is to be drawn. */
export interface Drawn {
  /** As "#rrggbb", perhaps with two more digits for how opaque it is. */
  readonly colour: string | undefined;
  readonly size: number | undefined;
}

/**
 * Fields that readers make of what a file says for drawing (its colours, sizes and weights). A format that has places of
 * its own for these writes them there again, so that another program finds them where it left them.
 */
export interface DrawnFields {
  /** The columns without them. */
  readonly columns: readonly ExchangeColumn[];
  readonly has: { readonly colour: boolean; readonly size: boolean };
  drawn(values: ExchangeValues): Drawn;
  weight(values: ExchangeValues): number | undefined;
}

const COLOUR = `${FIELD_PREFIX}colour`;
const SIZE = `${FIELD_PREFIX}size`;
const WEIGHT = `${FIELD_PREFIX}weight`;
/** Which colours a format has a place for: any, or such as hide nothing behind them. */
export const ANY_COLOUR = /^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/i;
export const OPAQUE_COLOUR = /^#[0-9a-f]{6}$/i;

/**
 * @param columns of nodes or of edges.
 * @param records those that have them: a field in which something else stands than colours stays a field.
 * @param has which places the format has: none for colours and sizes where others are to be drawn.
 */
export function drawnFields(
  columns: readonly ExchangeColumn[],
  records: Iterable<{ readonly values: ExchangeValues }>,
  has: { readonly colour: RegExp | null; readonly size: boolean; readonly weight: boolean },
): DrawnFields {
  const find = (id: string, isAsked: boolean, types: readonly ExchangeColumn["type"][]) =>
    isAsked ? columns.find((column) => column.id === id && !column.isList && types.includes(column.type)) : undefined;
  let colour = find(COLOUR, has.colour !== null, ["text"]);
  if (colour !== undefined)
    for (const { values } of records) {
      const value = values[COLOUR];
      if (value === undefined || has.colour?.test(String(value))) continue;
      colour = undefined;
      break;
    }
  const size = find(SIZE, has.size, ["integer", "number"]);
  const weight = find(WEIGHT, has.weight, ["integer", "number"]);
  const numberIn = (column: ExchangeColumn | undefined, values: ExchangeValues) => {
    const value = column && values[column.id];
    return typeof value === "number" ? value : undefined;
  };
  return {
    columns: columns.filter((column) => column !== colour && column !== size && column !== weight),
    has: { colour: colour !== undefined, size: size !== undefined },
    drawn: (values) => ({
      colour: colour && values[COLOUR] !== undefined ? String(values[COLOUR]) : undefined,
      size: numberIn(size, values),
    }),
    weight: (values) => numberIn(weight, values),
  };
}

/** How a node is drawn: as it is seen where that is asked for, else as its file said. */
export function drawnNode(node: ExchangeNode, fields: DrawnFields, looks: Looks | undefined): Drawn {
  const seen = looks?.entity(node.id);
  return seen === undefined ? fields.drawn(node.values) : { colour: seen.colour, size: 2 * seen.radius };
}

/** The parts of a colour, each 0 to 255, and how opaque it is, 0 to 1; undefined where that is not stated. */
export function colourParts(colour: string) {
  const part = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  return {
    r: part(1),
    g: part(3),
    b: part(5),
    a: colour.length > 7 ? Math.round((part(7) / 255) * 1e4) / 1e4 : undefined,
  };
}
