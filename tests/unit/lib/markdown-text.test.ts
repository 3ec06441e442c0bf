import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test } from "vitest";
import { markdownText } from "../../../src/lib/markdown-text.ts";
import { anyCharacter } from "../../fixtures/any-character.ts";

test.each([
  ["plain words, with a stop.", "plain words, with a stop."],
  ["*loud* and _soft_", "\\*loud\\* and \\_soft\\_"],
  ["[a](b) <i>", "\\[a\\](b) \\<i\\>"],
  ["# no heading", "\\# no heading"],
  ["- no list", "\\- no list"],
  ["1. no list", "1\\. no list"],
  ["well-known, 1.5", "well-known, 1.5"],
  ["two\nlines", "two lines"],
])("%j is written as %j", (text, written) => {
  expect(markdownText(text)).toBe(written);
});

const MARKUP = [
  "*",
  "_",
  "`",
  "[",
  "]",
  "(",
  ")",
  "<",
  ">",
  "#",
  "+",
  "-",
  ".",
  "!",
  "&amp;",
  "\\",
  "|",
  "~",
  "1",
  " ",
  "\n",
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...MARKUP, "a", "http://a.b"), { maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ unit: anyCharacter }),
);

/** What a Markdown document consists of, where that is one paragraph, as it is or as the only item of a list. */
function paragraphOf(markdown: string): unknown {
  let nodes: readonly { readonly type: string; readonly children?: unknown }[] = fromMarkdown(markdown).children;
  while (nodes.length === 1 && /^list/.test(nodes[0]?.type ?? "")) nodes = nodes[0]?.children as typeof nodes;
  return nodes;
}

test.each(["", "1. "])("whatever a text holds, a reader of Markdown finds it after %j without markup", (before) => {
  fc.assert(
    fc.property(text, (given) => {
      const value = given
        .toWellFormed()
        .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
        .trim();
      fc.pre(value !== "");
      expect(paragraphOf(before + markdownText(given))).toMatchObject([
        { type: "paragraph", children: [{ type: "text", value }] },
      ]);
    }),
  );
});
