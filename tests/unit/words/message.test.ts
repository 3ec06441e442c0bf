import { afterEach, describe, expect, test } from "vitest";
import { ENGLISH, speak } from "../../../src/words/language.ts";
import { messages } from "../../../src/words/message.ts";
import { listText, numberText, sizeText } from "../../../src/words/numbers.ts";

const words = messages("test", {
  plain: "Don’t panic, it's fine",
  found: "{count, plural, =0 {No claims} one {# claim} other {# claims}} about {name}",
  rich: "All that <b>{name}</b> is said to be",
  kind: "{kind, select, entity {An entity} other {Something else}}",
});

afterEach(() => speak(ENGLISH));

describe("a message", () => {
  test("is its text where it has no placeholder", () => {
    expect(words.plain()).toBe("Don’t panic, it's fine");
  });

  test("chooses its plural and groups its numbers", () => {
    expect(words.found({ count: 0, name: "Iran" })).toBe("No claims about Iran");
    expect(words.found({ count: 1, name: "Iran" })).toBe("1 claim about Iran");
    expect(words.found({ count: 1204, name: "Iran" })).toBe("1,204 claims about Iran");
  });

  test("keeps a name of the other direction apart, and only such a name", () => {
    expect(words.found({ count: 1, name: "سپاه" })).toBe("1 claim about \u2068سپاه\u2069");
    speak({ tag: "ar", direction: "rtl" });
    expect(words.kind({ kind: "entity" })).toBe("An entity");
    const bold = (inside: readonly string[]) => `*${inside.join("")}*`;
    expect(words.rich.parts({ name: "Iran" }, { b: bold }).join("")).toBe("All that *\u2068Iran\u2069* is said to be");
  });

  test("comes in parts, where something other than text stands in it", () => {
    const link = { is: "link" };
    const bold = { is: "bold" };
    const inBold: unknown[] = [];
    const parts = words.rich.parts(
      { name: link },
      {
        b: (inside) => {
          inBold.push(...inside);
          return bold;
        },
      },
    );
    expect(parts).toEqual(["All that ", bold, " is said to be"]);
    expect(inBold).toEqual([link]);
  });

  test("gives way to another language, and stands in for what that lacks", () => {
    speak({ tag: "de", direction: "ltr", messages: { test: { found: "{count, number} zu {name}" } } });
    expect(words.found({ count: 1204, name: "Iran" })).toBe("1.204 zu Iran");
    expect(words.plain()).toBe("Don’t panic, it's fine");
  });

  test("can have all its text changed but not what is put into it", () => {
    speak({ tag: "en-XA", direction: "ltr", literal: (text) => text.toUpperCase() });
    expect(words.plain()).toBe("DON’T PANIC, IT'S FINE");
    expect(words.found({ count: 2, name: "Iran" })).toBe("2 CLAIMS ABOUT Iran");
  });
});

describe("numbers and lists", () => {
  test("follow the language", () => {
    expect([numberText(1204), sizeText(12_400), sizeText(1), listText(["a", "b", "c"])]).toEqual([
      "1,204",
      "12.4 kB",
      "1 byte",
      "a, b and c",
    ]);
    speak({ tag: "de", direction: "ltr" });
    expect([numberText(1204), sizeText(12_400), listText(["a", "b"])]).toEqual(["1.204", "12,4 kB", "a und b"]);
  });
});
