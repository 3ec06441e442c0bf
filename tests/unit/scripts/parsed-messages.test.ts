import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { IntlMessageFormat } from "intl-messageformat";
import { beforeAll, describe, expect, test } from "vitest";
import { withParsedMessages } from "../../../scripts/vite-parsed-messages.ts";
import { ENGLISH, speak } from "../../../src/words/language.ts";
import { declared, messages } from "../../../src/words/message.ts";
import { elementsOf, treeOf } from "../../../src/words/message-tree.ts";

const ENGLISH_WORDS = fileURLToPath(new URL("../../../src/words/en/", import.meta.url));
const files = readdirSync(ENGLISH_WORDS).map((name) => name.replace(/\.ts$/, ""));
const elementsIn = (text: string) => new IntlMessageFormat(text, "en-GB").getAst();

/** The values of a source that the build writes, by key. */
const built = (source: string): Record<string, unknown> =>
  Object.fromEntries(
    [...withParsedMessages("words.ts", source).matchAll(/^ {2}(\w+): (\[.*\]|".*"),$/gm)].map(([, key, value = ""]) => [
      key,
      JSON.parse(value),
    ]),
  );

describe("the messages of the built page", () => {
  beforeAll(async () => {
    for (const file of files) await import(`../../../src/words/en/${file}.ts`);
  });

  test("are those of the catalogue: each tree is what the parser makes of the text", () => {
    for (const text of declared.values()) expect(elementsOf(treeOf(elementsIn(text))), text).toEqual(elementsIn(text));
  });

  test("leave nothing to parse in any file of words", () => {
    for (const file of files) {
      const source = withParsedMessages(file, readFileSync(`${ENGLISH_WORDS}${file}.ts`, "utf8"));
      // Built again, nothing changes: what is left in texts is plain.
      expect(withParsedMessages(file, source)).toBe(source);
    }
  });

  test("say the same as their texts, in any language that changes their letters", () => {
    const texts = {
      counted: "{count, plural, offset:1 =0 {No claims} one {# claim} other {# claims}} about {name}",
      placed: "{place, selectordinal, one {#st} other {#th}} of {all, number} '{'all'}'",
      chosen: "{kind, select, entity {An entity} other {}}",
      marked: "All that <b>{name}</b> is said to be",
    } as const;
    const trees = Object.fromEntries(
      Object.entries(texts).map(([key, text]) => [key, JSON.parse(JSON.stringify(treeOf(elementsIn(text))))]),
    ) as unknown as typeof texts;
    const said = ({ counted, placed, chosen, marked }: ReturnType<typeof messages<typeof texts>>) => [
      [0, 1, 2, 1204].map((count) => counted({ count, name: "Iran" })),
      placed({ place: 1, all: 1204 }),
      chosen({ kind: "entity" }),
      chosen({ kind: "claim" }),
      marked.parts({ name: "Iran" }, { b: (inside) => `*${inside.join("")}*` }),
    ];
    for (const language of [ENGLISH, { ...ENGLISH, literal: (text: string) => text.toUpperCase() }]) {
      speak(language);
      expect(said(messages("as-trees", trees))).toEqual(said(messages("as-texts", texts)));
    }
    speak(ENGLISH);
  });
});

test("a plain text stays as it is, and a constant in a message is part of it", () => {
  const values = built(`
const OF_WHAT = "{kind, select, entity {an entity} other {a claim}}";
export const words = messages("words", {
  plain: "Don’t panic",
  whole: OF_WHAT,
  with: \`This is \${OF_WHAT}, \${"plainly"}.\`,
});
`);
  const kind = ["kind", 5, { entity: "an entity", other: "a claim" }];
  expect(values).toEqual({
    plain: "Don’t panic",
    whole: [kind],
    with: ["This is ", kind, ", plainly."],
  });
});

test("what cannot be parsed stops the build", () => {
  const of = (value: string) => () => withParsedMessages("words.ts", `export const words = { broken: ${value} };`);
  expect(of('"{count, plural, one {#}"')).toThrow();
  expect(of(["`{name} and $", "{names()}`"].join(""))).toThrow(/words\.ts: a message is put together/);
  expect(of('"{count, number, ::group-off}"')).toThrow(/skeleton/);
});
