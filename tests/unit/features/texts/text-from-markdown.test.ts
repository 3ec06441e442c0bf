import { expect, test } from "vitest";
import { checkText } from "../../../../src/features/texts/check-text.ts";
import { normaliseText } from "../../../../src/features/texts/normalise-text.ts";
import { textFromMarkdown } from "../../../../src/features/texts/text-from-markdown.ts";
import type { SourceWithText } from "../../../../src/model/dataset.ts";
import { SMALL_TEXT, smallDataset } from "../../../fixtures/small-dataset.ts";

test.each([
  ["headings stand alone", "# One #\nTwo\n## Three", "One\n\nTwo\n\nThree"],
  ["so do underlined ones", "One\n===\nTwo\n---\nThree", "One\n\nTwo\n\nThree"],
  ["emphasis goes", "**Orm** *never* ***lost*** _it_ ~~now~~ __then__", "Orm never lost it now then"],
  ["signs within words and sums stay", "snake_case_name, 2 * 3 * 4, a_b", "snake_case_name, 2 * 3 * 4, a_b"],
  [
    "links keep their words",
    "[the siege](https://a.example/b) and [Varn][1]\n\n[1]: https://b.example",
    "the siege and Varn",
  ],
  ["addresses in angles keep themselves", "<https://a.example>", "https://a.example"],
  ["pictures and notes go", "The siege![map](map.png) lasted[^2].", "The siege lasted."],
  ["code keeps its words", "`war` and\n```js\npeace\n```", "war and\n\npeace"],
  [
    "quotes and lists keep their words",
    "> Orm\n> fought\n\n- one\n- two\n  1. three",
    "Orm fought\n\none\n\ntwo\n\nthree",
  ],
  ["a year at a line's beginning is no list", "1204. The siege", "1204. The siege"],
  ["rules and comments go", "One\n\n***\n\n<!-- two -->Three", "One\n\nThree"],
  ["tags go, sums stay", "H<sub>2</sub>O, 1 < 2 > 0", "H2O, 1 < 2 > 0"],
  ["what is escaped stays", "\\*not\\* 1\\. \\# \\\\", "*not* 1. # \\"],
  ["a hard line end is a space", "one\\\ntwo  \nthree", "one two three"],
  ["front matter goes", "---\ntitle: x\n---\nText", "Text"],
])("%s", (_, markdown, text) => {
  expect(normaliseText(textFromMarkdown(markdown))).toBe(text);
});

test("an article set in Markdown is found sentence by sentence", () => {
  const dataset = smallDataset();
  const [source] = dataset.sources as readonly [SourceWithText];
  const [title, subtitle, byline, ...body] = SMALL_TEXT.split("\n\n");
  const markdown = [
    "---\ntitle: x\n---",
    `# ${title}`,
    `*${subtitle}*`,
    byline,
    ...body.map((text) => text.replace("Orm", "**Orm**").replace("the Company", "[the Company](#c)")),
  ].join("\n\n");
  expect(checkText(dataset, source, textFromMarkdown(markdown)).isExact).toBe(true);
});
