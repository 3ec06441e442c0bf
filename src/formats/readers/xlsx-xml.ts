import { SaxesParser } from "saxes";
import { decodeText } from "../../lib/decode-text.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import type { XmlElement } from "./xml-tree.ts";

const CHUNK = 65_536;
/** Deeper than any part of a workbook. */
const MOST_DEPTH = 100;

/**
 * Hands over all elements of these names in a part of a workbook, each whole, in order. What stands in one of them is in
 * it. Entities that the part declares are not expanded.
 * @param onShare told what share of the part was read, from 0 to 1.
 * @returns what is wrong with the part; what was handed over by then is worth nothing.
 */
export function elementsOf(
  part: Uint8Array,
  names: ReadonlySet<string>,
  take: (element: XmlElement) => void,
  onShare: (share: number) => void = () => {},
): Issue | null {
  interface Open {
    readonly name: string;
    readonly attributes: Map<string, string>;
    readonly children: XmlElement[];
    text: string;
    readonly line: number;
  }
  const decoded = decodeText(part);
  let fault: Issue | null = null;
  const parser = new SaxesParser({ xmlns: false, position: true });
  const refuse = () => {
    const path = words.line({ line: String(parser.line) });
    fault ??= { code: "xml/syntax", path, message: words.xmlSyntax(), hint: words.xmlSyntaxHint() };
  };
  if (!decoded.ok) refuse();
  const open: Open[] = [];
  let depth = 0;
  parser.on("error", refuse);
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    if (depth > MOST_DEPTH) refuse();
    const own = localName(name);
    if (fault !== null || (open.length === 0 && !names.has(own))) return;
    const held = new Map<string, string>();
    for (const [key, value] of Object.entries(attributes))
      if (!held.has(localName(key))) held.set(localName(key), value);
    open.push({ name: own, attributes: held, children: [], text: "", line: parser.line });
  });
  const addText = (piece: string) => {
    const inner = open.at(-1);
    if (inner !== undefined) inner.text += piece;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    depth -= 1;
    const closed = fault === null ? open.pop() : undefined;
    if (closed === undefined) return;
    const around = open.at(-1);
    if (around === undefined) take(closed);
    else around.children.push(closed);
  });
  const text = decoded.ok ? decoded.value.text : "";
  for (let at = 0; at < text.length && fault === null; at += CHUNK) {
    onShare(at / text.length);
    parser.write(text.slice(at, at + CHUNK));
  }
  if (fault === null) parser.close();
  return fault;
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(":") + 1);
}
