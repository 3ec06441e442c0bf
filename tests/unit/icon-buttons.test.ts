import { parseSync } from "vite";
import { expect, test } from "vitest";
import { readProject } from "../../scripts/import-law.ts";

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const nameOf = (element: Node) => (element.openingElement as { name: { name?: string } } | undefined)?.name.name;

/** Content of an element, without the white space between. */
const contentOf = ({ children }: Node): readonly Node[] =>
  (children as Node[]).filter(({ type, value }) => type !== "JSXText" || String(value).trim() !== "");

/** An element without content of its own, as lucide's icons are. */
const isIcon = ({ type, openingElement }: Node) =>
  type === "JSXElement" && (openingElement as { selfClosing: boolean }).selfClosing;

/** Buttons of a source whose only content is an icon, and which no tooltip follows. */
function bareIconButtons(file: string, source: string): readonly string[] {
  const found: string[] = [];
  const look = (element: Node, next: Node | undefined) => {
    if (!/^[Bb]utton$/.test(nameOf(element) ?? "") || (next !== undefined && nameOf(next) === "Tooltip")) return;
    const content = contentOf(element);
    if (content.length > 0 && content.every(isIcon))
      found.push(`${file}:${source.slice(0, element.start as number).split("\n").length}`);
  };
  const walk = (node: unknown, isChild = false): void => {
    if (Array.isArray(node)) for (const each of node) walk(each);
    if (node === null || typeof node !== "object" || Array.isArray(node)) return;
    const each = node as Node;
    if (each.type === "JSXElement" || each.type === "JSXFragment") {
      if (each.type === "JSXElement" && !isChild) look(each, undefined);
      const content = contentOf(each);
      content.forEach((child, at) => {
        if (child.type === "JSXElement") look(child, content[at + 1]);
        walk(child, true);
      });
      walk(each.openingElement);
      return;
    }
    for (const value of Object.values(each)) walk(value);
  };
  walk(parseSync(file, source).program);
  return found;
}

test("a button that is an icon alone has a tooltip, of its own or as an IconButton", () => {
  expect(bareIconButtons("x.tsx", 'const a = <Button aria-label="Close"><X size={14} /></Button>;')).toHaveLength(1);
  expect(bareIconButtons("x.tsx", "const a = <Button><X size={14} /> {words.close()}</Button>;")).toHaveLength(0);
  const found = [...readProject().files].flatMap(([file, source]) =>
    file.endsWith(".tsx") ? bareIconButtons(file, source) : [],
  );
  expect(found).toEqual([]);
});
