import { SaxesParser } from "saxes";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";

/** An element. Names are without their prefix: files often declare the wrong namespace, or none, for one. */
export interface XmlElement {
  readonly name: string;
  /** By name without prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its text and that of everything in it, in order. */
  readonly text: string;
  /** Where its tag begins, counted from 1. */
  readonly line: number;
}

/** Deeper than any graph; whoever walks a tree may do so by recursion. */
const MOST_DEPTH = 500;

/**
 * Reads XML into a tree, whole or not at all. Entities that a file declares are not expanded, and nothing is fetched.
 * The issue is "xml/syntax" with the line, or "xml/too-deep".
 */
export function readXml(text: string): Result<XmlElement, readonly Issue[]> {
  interface Open {
    readonly name: string;
    readonly attributes: Map<string, string>;
    readonly children: XmlElement[];
    text: string;
    readonly line: number;
  }
  const root: Open = { name: "", attributes: new Map(), children: [], text: "", line: 1 };
  const open: Open[] = [root];
  let line = 1;
  let fault: Issue | null = null;
  const refuse = (rule: string, issue: Pick<Issue, "message" | "hint">) => {
    fault ??= { code: `xml/${rule}`, path: words.line({ line: String(parser.line) }), ...issue };
  };
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on("error", () => refuse("syntax", { message: words.xmlSyntax(), hint: words.xmlSyntaxHint() }));
  parser.on("opentagstart", () => {
    line = parser.line;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length > MOST_DEPTH) {
      return refuse("too-deep", { message: words.xmlDeep({ most: MOST_DEPTH }), hint: null });
    }
    const held = new Map<string, string>();
    for (const [key, value] of Object.entries(attributes))
      if (!held.has(localName(key))) held.set(localName(key), value);
    open.push({ name: localName(name), attributes: held, children: [], text: "", line });
  });
  const addText = (more: string) => {
    const inner = open.at(-1);
    if (inner !== undefined) inner.text += more;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const closed = open.length > 1 ? open.pop() : undefined;
    const around = open.at(-1);
    if (closed === undefined || around === undefined) return;
    around.children.push(closed);
    if (around !== root && closed.text !== "") around.text += closed.text;
  });
  const readable = mendedXml(text);
  for (let at = 0; at < readable.length && fault === null; at += CHUNK) parser.write(readable.slice(at, at + CHUNK));
  if (fault === null) parser.close();
  const [element] = root.children;
  if (fault !== null) return err([fault]);
  if (element === undefined) {
    return err([{ code: "xml/syntax", path: "", message: words.xmlSyntax(), hint: words.xmlSyntaxHint() }]);
  }
  return ok(element);
}

const CHUNK = 65_536;

/**
 * What writers do that XML forbids, and that leaves no doubt: a character beyond U+FFFF as two references to its halves, as
 * Gephi has it, and empty lines above the declaration, which are moved into it so that lines keep their numbers.
 */
function mendedXml(text: string): string {
  return text
    .replace(/&#(x[0-9a-f]+|\d+);&#(x[0-9a-f]+|\d+);/gi, (pair, first: string, second: string) => {
      const [high, low] = [first, second].map((each) => Number(each.replace(/^x/i, "0x"))) as [number, number];
      const areHalves = high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
      return areHalves ? String.fromCharCode(high, low) : pair;
    })
    .replace(/^(\s+)<\?xml(?=\s)/, (_, blank: string) => `<?xml${blank}`);
}

/** The first child of that name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** All children of that name. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** Everything in an element that has that name, at any depth, in order. */
export function* elementsIn(element: XmlElement, name: string): Iterable<XmlElement> {
  for (const child of element.children) {
    if (child.name === name) yield child;
    yield* elementsIn(child, name);
  }
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(":") + 1);
}
