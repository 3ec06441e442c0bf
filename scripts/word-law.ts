import { fileURLToPath } from "node:url";
import { parseSync } from "vite";
import { readProject } from "./import-law.ts";

// Every text that a user reads stands in the catalogue, src/words/en (docs/words.md). The types see to messages, titles
// and notices; what React takes as any string is found here: text between tags, and in the attributes that are read out.

/** The attributes of elements and components whose text a user sees or hears. */
const READ = /^(?:aria-(?:label|description|placeholder|roledescription|valuetext)|title|placeholder|alt|label)$/;
const LETTER = /\p{L}/u;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Every text for a reader in a source that is not taken from the catalogue, with its line. */
export function strayTexts(file: string, source: string): readonly string[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const found: string[] = [];
  const report = ({ start }: Node, text: string) =>
    found.push(`${file}:${source.slice(0, start).split("\n").length}: ${text.replaceAll(/\s+/g, " ").trim()}`);

  /** Goes through whatever an expression may come to. */
  const read = (node: Node | null): void => {
    if (node === null) return;
    if (node.type === "Literal" && typeof node.value === "string" && LETTER.test(node.value)) report(node, node.value);
    else if (node.type === "TemplateLiteral") {
      const texts = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
      if (texts.some((text) => LETTER.test(text))) report(node, texts.join("…"));
    } else if (node.type === "ConditionalExpression") {
      read(node.consequent as Node);
      read(node.alternate as Node);
    } else if (node.type === "LogicalExpression" || node.type === "BinaryExpression") {
      if (node.operator !== "===" && node.operator !== "!==") read(node.left as Node);
      if (node.operator !== "===" && node.operator !== "!==") read(node.right as Node);
    } else if (node.type === "JSXExpressionContainer" || node.type === "ParenthesizedExpression")
      read(node.expression as Node);
  };
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) walk(each);
    if (node === null || typeof node !== "object" || Array.isArray(node)) return;
    const each = node as Node;
    if (each.type === "JSXText" && LETTER.test(each.value as string)) report(each, each.value as string);
    if (each.type === "JSXElement" || each.type === "JSXFragment")
      for (const child of each.children as Node[]) if (child.type === "JSXExpressionContainer") read(child);
    if (each.type === "JSXAttribute" && READ.test((each.name as { name: string }).name))
      read(each.value as Node | null);
    const isNumberFormat =
      each.type === "CallExpression" &&
      /^(?:to\w*LocaleString|toLocale\w*)$/.test(
        (each.callee as { property?: { name?: string } }).property?.name ?? "",
      );
    const isIntl =
      each.type === "NewExpression" && (each.callee as { object?: { name?: string } }).object?.name === "Intl";
    if (isNumberFormat || isIntl) report(each, "numbers, dates and lists are formatted in src/words");
    for (const [key, value] of Object.entries(each)) if (key !== "parent") walk(value);
  };
  walk(program);
  return found;
}

if (import.meta.main) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const only = process.argv.slice(2).map((path) => path.replace(root, ""));
  const { files } = readProject();
  const stray = [...files]
    .filter(([file]) => /\.tsx?$/.test(file) && !file.startsWith("src/words/"))
    .filter(([file]) => only.length === 0 || only.some((path) => file.startsWith(path)))
    .flatMap(([file, source]) => strayTexts(file, source));
  for (const text of stray) console.error(text);
  console.log(`${stray.length} texts stand outside the catalogue.`);
  if (stray.length > 0) process.exitCode = 1;
}
