import type { IntlMessageFormat } from "intl-messageformat";

// Messages as the build writes them: parsed, so that the page needs no parser. docs/decisions/2026-11-28-first-load.md.

/** A parsed message as `IntlMessageFormat` takes it. */
export type Elements = ReturnType<IntlMessageFormat["getAst"]>;

/** Kinds of elements. The parser has them as a const enum, which leaves nothing to import. */
export const TYPE = { literal: 0, argument: 1, select: 5, plural: 6, pound: 7, tag: 8 } as const;

/** A parsed message in little room: lists for objects, and nothing that is the rule. */
export type MessageTree = readonly Piece[];

/** A message as it is declared: its text; or, where the build has parsed it, its tree. */
export type MessageSource = string | MessageTree;

/** In the order of the message: its text; 0 for `#`; and what takes a value, by name, with its type if it is no plain placeholder. */
type Piece = string | 0 | readonly [name: string, type?: number, held?: Held, offset?: number, pluralType?: string];

/** Of a tag what it marks; of plurals and choices what they choose from; else the style. */
type Held = Inside | Choice;

type Choice = Readonly<Record<string, Inside>>;

/** Text alone stands for itself. */
type Inside = string | MessageTree;

/** An element with the keys of all types. */
interface Element {
  readonly type: number;
  readonly value: string;
  readonly style?: unknown;
  readonly children?: readonly Element[];
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
  readonly offset?: number;
  readonly pluralType?: string;
}

/**
 * A parsed message, short. `elementsOf` gives it back.
 * @throws where a number or date has a skeleton of ICU in place of a named style.
 */
export function treeOf(elements: Elements): MessageTree {
  return (elements as readonly Element[]).map(pieceOf);
}

function pieceOf({ type, value, style, children, options, offset = 0, pluralType = "cardinal" }: Element): Piece {
  if (type === TYPE.literal) return value;
  if (type === TYPE.pound) return 0;
  if (type === TYPE.argument) return [value];
  if (children !== undefined) return [value, type, insideOf(children)];
  if (options !== undefined) {
    const held = Object.fromEntries(Object.entries(options).map(([key, option]) => [key, insideOf(option.value)]));
    return offset === 0 && pluralType === "cardinal" ? [value, type, held] : [value, type, held, offset, pluralType];
  }
  if (style === null) return [value, type];
  if (typeof style !== "string")
    throw new Error(`{${value}} has a skeleton of ICU: name a style in src/words/message.ts.`);
  return [value, type, style];
}

function insideOf(elements: readonly Element[]): Inside {
  const pieces = elements.map(pieceOf);
  const [first] = pieces;
  return pieces.length === 1 && typeof first === "string" ? first : pieces;
}

/** The parsed message that was made short by `treeOf`. */
export function elementsOf(tree: MessageTree): Elements {
  return tree.map(elementOf) as unknown as Elements;
}

function elementOf(piece: Piece): unknown {
  if (piece === 0) return { type: TYPE.pound };
  if (typeof piece === "string") return { type: TYPE.literal, value: piece };
  const [value, type, held = null, offset = 0, pluralType = "cardinal"] = piece;
  if (type === undefined) return { type: TYPE.argument, value };
  if (type === TYPE.tag) return { type, value, children: elementsIn(held as Inside) };
  if (type === TYPE.select) return { type, value, options: optionsOf(held as Choice) };
  if (type === TYPE.plural) return { type, value, options: optionsOf(held as Choice), offset, pluralType };
  return { type, value, style: held };
}

function optionsOf(choice: Choice): unknown {
  return Object.fromEntries(Object.entries(choice).map(([key, inside]) => [key, { value: elementsIn(inside) }]));
}

function elementsIn(inside: Inside): Elements {
  return elementsOf(typeof inside === "string" ? [inside] : inside);
}
