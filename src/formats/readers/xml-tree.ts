import { SaxesParser } from "saxes";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";

/** An element. Names are without their prefix: files often declare the wrong namespace, or none, for one. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlElement[];
  /** Its text and that of everything in it, in order. */
  readonly text: string;
  /** Where its tag begins, counted from 1. */
  readonly line: number;
}

/** By name without prefix; of two that differ in their prefix alone, the first. */
export interface XmlAttributes extends Iterable<readonly [string, string]> {
  get(name: string): string | undefined;
}

/** What a reader wants of a document, which is never in memory as a whole. */
export interface XmlVisitor {
  /**
   * Whether an element is to be handed over with everything in it. `around`: the names of the elements that it stands in,
   * the root first; none of them is whole.
   */
  isWhole(name: string, around: readonly string[]): boolean;
  /** A whole element, once it is closed. */
  take(element: XmlElement, around: readonly string[]): void;
  /** An element that is not whole begins: without what is in it. */
  enter?(element: XmlElement, around: readonly string[]): void;
  /** It ends. */
  leave?(name: string, around: readonly string[]): void;
}

/** Deeper than any graph; whoever walks an element may do so by recursion. */
const MOST_DEPTH = 500;

/**
 * Reads XML, and hands over what the visitor wants. Entities that a file declares are not expanded, and nothing is fetched.
 * After an issue, what was handed over before is worth nothing: it is "xml/syntax" with the line, or "xml/too-deep".
 */
export async function visitXml(
  pieces: AsyncIterable<string>,
  visitor: XmlVisitor,
): Promise<Result<null, readonly Issue[]>> {
  interface Open extends XmlElement {
    children: readonly XmlElement[];
    text: string;
  }
  const around: string[] = [];
  const open: Open[] = [];
  let line = 1;
  let hasPrefix = false;
  let fault: Issue | null = null;
  const parser = new SaxesParser({ xmlns: false, position: true });
  const refuse = (rule: string, issue: Pick<Issue, "message" | "hint">) => {
    fault ??= { code: `xml/${rule}`, path: words.line({ line: String(parser.line) }), ...issue };
  };
  parser.on("error", () => refuse("syntax", { message: words.xmlSyntax(), hint: words.xmlSyntaxHint() }));
  parser.on("opentagstart", () => {
    line = parser.line;
    hasPrefix = false;
  });
  parser.on("attribute", ({ name }) => {
    hasPrefix ||= name.includes(":");
  });
  parser.on("opentag", (tag) => {
    if (fault !== null) return;
    if (around.length + open.length >= MOST_DEPTH) {
      return refuse("too-deep", { message: words.xmlDeep({ most: MOST_DEPTH }), hint: null });
    }
    const name = localName(tag.name);
    const attributes = new AttributeList(hasPrefix ? withoutPrefixes(tag.attributes) : tag.attributes);
    const element: Open = { name, attributes, children: NONE, text: "", line };
    if (open.length > 0 || visitor.isWhole(name, around)) open.push(element);
    else {
      visitor.enter?.(element, around);
      around.push(name);
    }
  });
  const addText = (more: string) => {
    const inner = open.at(-1);
    if (inner !== undefined) inner.text += more;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    if (fault !== null) return;
    const closed = open.pop();
    if (closed === undefined) {
      const name = around.pop();
      if (name !== undefined) visitor.leave?.(name, around);
      return;
    }
    const outer = open.at(-1);
    if (outer === undefined) return visitor.take(closed, around);
    if (outer.children === NONE) outer.children = [closed];
    else (outer.children as XmlElement[]).push(closed);
    if (closed.text !== "") outer.text += closed.text;
  });
  for await (const piece of mended(pieces)) {
    parser.write(piece);
    if (fault !== null) break;
  }
  if (fault === null) parser.close();
  return fault === null ? ok(null) : err([fault]);
}

const NONE: readonly XmlElement[] = [];

class AttributeList implements XmlAttributes {
  /** Without a prototype, so that no name means something already. */
  readonly #values: Readonly<Record<string, string>>;
  constructor(values: Readonly<Record<string, string>>) {
    this.#values = values;
  }
  get(name: string): string | undefined {
    return this.#values[name];
  }
  [Symbol.iterator](): Iterator<readonly [string, string]> {
    return Object.entries(this.#values)[Symbol.iterator]();
  }
}

function withoutPrefixes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const values: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(attributes)) values[localName(name)] ??= value;
  return values;
}

/** What a piece of a text may end in that says something only together with what follows: the last two references. */
const LAST_REFERENCES = /(&#\w{1,10};)?(&(?:#\w{0,10})?)?$/;

/**
 * What writers do that XML forbids, and that leaves no doubt: a character beyond U+FFFF as two references to its halves, as
 * Gephi has it, and empty lines above the declaration, which are moved into it so that lines keep their numbers.
 */
async function* mended(pieces: AsyncIterable<string>): AsyncIterable<string> {
  let held = "";
  let isFirst = true;
  for await (const piece of pieces) {
    const text = isFirst ? piece.replace(/^(\s+)<\?xml(?=\s)/, (_, blank: string) => `<?xml${blank}`) : held + piece;
    isFirst = false;
    const [, whole = "", begun = ""] = LAST_REFERENCES.exec(text.slice(-LONGEST_END)) ?? [];
    held = isHighHalf(whole.slice(2, -1)) ? whole + begun : begun;
    yield withWholeCharacters(held === "" ? text : text.slice(0, -held.length));
  }
  yield withWholeCharacters(held);
}

/** Characters that `LAST_REFERENCES` looks at. */
const LONGEST_END = 32;

function withWholeCharacters(text: string): string {
  return text.replace(/&#(\w{1,10});&#(\w{1,10});/g, (pair, high: string, low: string) => {
    const code = numberOf(low);
    return isHighHalf(high) && code >= 0xdc00 && code < 0xe000 ? String.fromCharCode(numberOf(high), code) : pair;
  });
}

function isHighHalf(reference: string): boolean {
  const code = numberOf(reference);
  return code >= 0xd800 && code < 0xdc00;
}

/** The number in a reference, as in "55357" or "xD83D". */
function numberOf(reference: string): number {
  return reference === "" ? Number.NaN : Number(reference.replace(/^x/i, "0x"));
}

/** The first child of that name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) if (child.name === name) return child;
  return undefined;
}

/** All children of that name. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  // Most elements have none of a name, and need no list to say so.
  return childOf(element, name) === undefined ? NONE : element.children.filter((child) => child.name === name);
}

/** Everything in an element that has that name, at any depth, in order. */
export function elementsIn(element: XmlElement, name: string): readonly XmlElement[] {
  if (element.children.length === 0) return NONE;
  const found: XmlElement[] = [];
  const look = ({ children }: XmlElement) => {
    for (const child of children) {
      if (child.name === name) found.push(child);
      if (child.children.length > 0) look(child);
    }
  };
  look(element);
  return found;
}

/** Where the first and the last tag of a name begin in a text, in characters. */
export interface TagPlaces {
  readonly first: number;
  readonly last: number;
}

/**
 * Where there are tags of these names: what tells in how many passes a document is to be read. Cheap, as it only looks for
 * names behind brackets; what stands in a comment counts as well. A name without any has no places.
 */
export async function placesOfTags(
  pieces: AsyncIterable<string>,
  names: readonly string[],
): Promise<ReadonlyMap<string, TagPlaces>> {
  const places = new Map<string, { readonly first: number; last: number }>();
  let held = "";
  let done = 0;
  for await (const piece of pieces) {
    const text = held + piece;
    for (const name of names) {
      const known = places.get(name);
      // Most pieces have none, which looking from the front tells much sooner.
      let at = text.includes(name) ? text.lastIndexOf(name) : -1;
      while (at >= 0 && !isTag(text, at, name)) at = at === 0 ? -1 : text.lastIndexOf(name, at - 1);
      if (at < 0) continue;
      if (known !== undefined) {
        known.last = done + at;
        continue;
      }
      let first = text.indexOf(name);
      while (!isTag(text, first, name)) first = text.indexOf(name, first + 1);
      places.set(name, { first: done + first, last: done + at });
    }
    held = text.slice(-LONGEST_TAG);
    done += text.length - held.length;
  }
  return places;
}

/** Characters of a bracket, a prefix and a name. */
const LONGEST_TAG = 64;

function isTag(text: string, at: number, name: string): boolean {
  if (!/[\s/>]/.test(text.charAt(at + name.length))) return false;
  const before = text.charAt(at - 1);
  return before === "<" || (before === ":" && /<[^\s<>/]*:$/.test(text.slice(Math.max(0, at - LONGEST_TAG), at)));
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(":") + 1);
}
