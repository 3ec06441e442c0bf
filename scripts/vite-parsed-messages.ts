import { IntlMessageFormat } from "intl-messageformat";
import { type Plugin, parseSync } from "vite";
import { HAS_SYNTAX } from "../src/words/message.ts";
import { treeOf } from "../src/words/message-tree.ts";

/** A node of a parsed source. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/**
 * Parses every message when the page is built, in whatever language, so that the parser, 5 KiB of gzip, is no part of the first
 * load. The command line, tests and the worker parse what they say when they say it.
 */
export function parsedMessages(): Plugin {
  return {
    name: "sourceline:parsed-messages",
    enforce: "pre",
    apply: "build",
    resolveId: {
      filter: { id: /^@formatjs\/icu-messageformat-parser$/ },
      handler(id, importer, options) {
        return this.resolve(`${id}/no-parser.js`, importer, options);
      },
    },
    transform: {
      filter: { id: /[\\/]src[\\/]words[\\/][\w-]+[\\/][\w-]+\.ts$/ },
      handler: (code, id) => ({ code: withParsedMessages(id, code), map: null }),
    },
  };
}

/**
 * A source of words with its messages parsed: each text that is the value of a key and has syntax. Text may name constants
 * of the same file.
 * @throws where the value of a key is a text that is not known before the program runs, or one that is no message.
 */
export function withParsedMessages(file: string, source: string): string {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const constants = new Map<string, string>();
  const found: { readonly at: Node; readonly text: string }[] = [];

  const textOf = (node: Node): string | null => {
    if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
    if (node.type === "Identifier") return constants.get(String(node.name)) ?? null;
    if (node.type !== "TemplateLiteral") return null;
    const inserted = (node.expressions as Node[]).map((each) => {
      const text = textOf(each);
      if (text === null) throw new Error(`${file}: a message is put together from what is no text of the file.`);
      return text;
    });
    const texts = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
    return texts.map((text, at) => text + (inserted[at] ?? "")).join("");
  };
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) walk(each);
    if (node === null || typeof node !== "object" || Array.isArray(node)) return;
    const { type, value, id, init } = node as Node & Record<"value" | "id" | "init", Node | null>;
    if (type === "VariableDeclarator" && id?.type === "Identifier" && init) {
      const text = textOf(init);
      if (text !== null) constants.set(String(id.name), text);
    }
    const text = type === "Property" && value ? textOf(value) : null;
    if (value && text !== null && HAS_SYNTAX.test(text)) found.push({ at: value, text });
    for (const each of Object.values(node)) walk(each);
  };
  walk(program);

  return found.reduceRight((rest, { at, text }) => rest.slice(0, at.start) + parsed(text) + rest.slice(at.end), source);
}

function parsed(text: string): string {
  return JSON.stringify(treeOf(new IntlMessageFormat(text, "en").getAst()));
}
