import { err, ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";

/** A text of DOT: HTML is told from plain text by its brackets. */
export interface DotText {
  readonly text: string;
  readonly isHtml: boolean;
}

export type DotAttributes = ReadonlyMap<string, DotText>;

/** A node as an end of an edge, or a set of nodes in braces. */
export type DotEnd =
  | { readonly kind: "node"; readonly id: string; readonly ports: readonly string[]; readonly line: number }
  | { readonly kind: "subgraph"; readonly id: string | null; readonly statements: readonly DotStatement[] };

export type DotStatement =
  /** One end, or a chain of them; `arrows` are those between. */
  | {
      readonly kind: "ends";
      readonly ends: readonly DotEnd[];
      readonly arrows: readonly ("->" | "--")[];
      readonly attributes: DotAttributes;
      readonly line: number;
    }
  /** "node [shape=box]": what holds from here on. */
  | { readonly kind: "defaults"; readonly of: "graph" | "node" | "edge"; readonly attributes: DotAttributes };

export interface DotGraph {
  readonly isStrict: boolean;
  readonly isDirected: boolean;
  readonly id: string | null;
  readonly statements: readonly DotStatement[];
  /** Where another graph begins, which is not read. */
  readonly nextLine: number | null;
}

interface Token {
  readonly kind: "name" | "quoted" | "html" | "mark";
  readonly text: string;
  readonly line: number;
}

/** Deeper than any drawing; whoever walks the tree may do so by recursion. */
const MOST_DEPTH = 200;
const CHARACTERS_PER_REPORT = 20_000;
const SPACE = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const NAME = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*|-?(?:\.\d+|\d+(?:\.\d*)?)/y;
const MARK = /->|--|[{}[\];,=:+]/y;

class Fault extends Error {
  readonly issue: Pick<Issue, "code" | "message">;
  readonly line: number;

  constructor(issue: Pick<Issue, "code" | "message">, line: number) {
    super(issue.code);
    this.issue = issue;
    this.line = line;
  }
}

/**
 * Reads a graph in the DOT language, whole or not at all. Source: graphviz.org, "DOT Language".
 * @param onShare told what share of the text was read, from 0 to 1.
 */
export function readDot(text: string, onShare: (share: number) => void = () => {}): Result<DotGraph, readonly Issue[]> {
  try {
    return ok(parse(tokensOf(text, onShare)));
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return err([{ ...fault.issue, path: words.line({ line: String(fault.line) }), hint: null }]);
  }
}

function tokensOf(text: string, onShare: (share: number) => void): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  let told = 0;
  const advance = (to: number) => {
    for (let each = at; each < to; each += 1) if (text.charCodeAt(each) === 10) line += 1;
    at = to;
  };
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  while (at < text.length) {
    if (at >= told + CHARACTERS_PER_REPORT) {
      told = at;
      onShare(at / text.length);
    }
    // What a preprocessor left stands on a line of its own.
    if (text[at] === "#" && (at === 0 || text[at - 1] === "\n")) {
      advance(endOf(text, "\n", at));
      continue;
    }
    const space = match(SPACE);
    if (space !== null) {
      advance(at + space.length);
      continue;
    }
    const start = line;
    const char = text[at];
    if (char === '"') {
      let end = at + 1;
      while (end < text.length && text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
      if (end >= text.length) throw tooEarly(start);
      const quoted = text
        .slice(at + 1, end)
        .replace(/\\\r?\n/g, "")
        .replaceAll('\\"', '"');
      tokens.push({ kind: "quoted", text: quoted, line: start });
      advance(end + 1);
      continue;
    }
    if (char === "<") {
      let [end, depth] = [at + 1, 1];
      for (; end < text.length && depth > 0; end += 1) depth += text[end] === "<" ? 1 : text[end] === ">" ? -1 : 0;
      if (depth > 0) throw tooEarly(start);
      tokens.push({ kind: "html", text: text.slice(at + 1, end - 1), line: start });
      advance(end);
      continue;
    }
    const name = match(NAME);
    const mark = name === null ? match(MARK) : null;
    const found = name ?? mark;
    if (found === null) throw misplaced(char ?? "", start);
    tokens.push({ kind: name === null ? "mark" : "name", text: found, line: start });
    advance(at + found.length);
  }
  return tokens;
}

function parse(tokens: readonly Token[]): DotGraph {
  let next = 0;
  const last = tokens.at(-1)?.line ?? 1;
  const peek = () => tokens[next];
  const isMark = (text: string) => peek()?.kind === "mark" && peek()?.text === text;
  const isWord = (...wanted: readonly string[]) => {
    const token = peek();
    return token?.kind === "name" && wanted.includes(token.text.toLowerCase());
  };
  const take = (): Token => {
    const token = tokens[next];
    if (token === undefined) throw tooEarly(last);
    next += 1;
    return token;
  };
  const skip = (text: string): boolean => {
    if (!isMark(text)) return false;
    next += 1;
    return true;
  };
  const need = (text: string) => {
    if (skip(text)) return;
    const token = take();
    throw misplaced(token.text, token.line);
  };
  const isText = () => peek() !== undefined && peek()?.kind !== "mark";
  const readText = (): DotText => {
    const token = take();
    if (token.kind === "mark") throw misplaced(token.text, token.line);
    let { text } = token;
    while (token.kind === "quoted" && skip("+")) text += take().text;
    return { text, isHtml: token.kind === "html" };
  };
  const readAttributes = (): DotAttributes => {
    const attributes = new Map<string, DotText>();
    while (skip("[")) {
      while (!skip("]")) {
        const name = readText().text;
        attributes.set(name, skip("=") ? readText() : { text: "true", isHtml: false });
        if (!skip(",")) skip(";");
      }
    }
    return attributes;
  };
  const readEnd = (depth: number): DotEnd => {
    if (isWord("subgraph") || isMark("{")) {
      let id: string | null = null;
      if (!isMark("{")) {
        take();
        if (isText()) id = readText().text;
      }
      return { kind: "subgraph", id, statements: readStatements(depth + 1) };
    }
    const line = peek()?.line ?? last;
    const id = readText().text;
    const ports: string[] = [];
    while (skip(":")) ports.push(readText().text);
    return { kind: "node", id, ports, line };
  };
  const readStatements = (depth: number): readonly DotStatement[] => {
    const statements: DotStatement[] = [];
    if (depth > MOST_DEPTH) {
      throw new Fault({ code: "dot/too-deep", message: words.dotDeep({ most: MOST_DEPTH }) }, peek()?.line ?? last);
    }
    need("{");
    while (!skip("}")) {
      if (skip(";")) continue;
      const line = peek()?.line ?? last;
      const after = tokens[next + 1];
      if (isWord("graph", "node", "edge") && after?.kind === "mark" && after.text === "[") {
        const of = take().text.toLowerCase() as "graph" | "node" | "edge";
        statements.push({ kind: "defaults", of, attributes: readAttributes() });
        continue;
      }
      if (after?.kind === "mark" && after.text === "=" && isText()) {
        const name = readText().text;
        need("=");
        statements.push({ kind: "defaults", of: "graph", attributes: new Map([[name, readText()]]) });
        continue;
      }
      const ends = [readEnd(depth)];
      const arrows: ("->" | "--")[] = [];
      while (isMark("->") || isMark("--")) {
        arrows.push(take().text as "->" | "--");
        ends.push(readEnd(depth));
      }
      statements.push({ kind: "ends", ends, arrows, attributes: readAttributes(), line });
    }
    return statements;
  };

  const isStrict = isWord("strict");
  if (isStrict) take();
  const word = take();
  if (word.kind !== "name" || !/^(?:di)?graph$/i.test(word.text)) throw misplaced(word.text, word.line);
  const id = isText() ? readText().text : null;
  const statements = readStatements(0);
  const rest = peek();
  if (rest !== undefined && !isWord("strict", "graph", "digraph")) throw misplaced(rest.text, rest.line);
  const isDirected = word.text.toLowerCase() === "digraph";
  return { isStrict, isDirected, id, statements, nextLine: rest?.line ?? null };
}

function endOf(text: string, char: string, from: number): number {
  const end = text.indexOf(char, from);
  return end < 0 ? text.length : end;
}

function misplaced(found: string, line: number): Fault {
  return new Fault({ code: "dot/syntax", message: words.dotSyntax({ found: found.slice(0, 40) }) }, line);
}

function tooEarly(line: number): Fault {
  return new Fault({ code: "dot/syntax", message: words.dotEnd() }, line);
}
