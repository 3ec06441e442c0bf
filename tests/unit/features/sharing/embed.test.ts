import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EMBED_CONTROLS, type EmbedControl, parseEmbed } from "../../../../src/features/sharing/embed.ts";
import { EMBED_SIZES, embedAddress, embedCode, writeEmbed } from "../../../../src/features/sharing/embed-code.ts";
import { anyCharacter } from "../../../fixtures/any-character.ts";

const names = EMBED_CONTROLS.all.map(({ id }) => id);
const controls = fc.shuffledSubarray(names);
const inOrder = (some: readonly EmbedControl[]) => names.filter((name) => some.includes(name));

describe("an address", () => {
  test.each(["", "?", "?v=1", "?embedded=search", "?x=embed"])("without “embed” (%s) is no embed", (query) => {
    expect(parseEmbed(query)).toEqual({ controls: null, issues: [] });
  });

  test.each(["?embed", "?embed=", "embed", "?a=1&embed&b=2", "?embed=,,"])("%s shows the stage alone", (query) => {
    expect(parseEmbed(query)).toEqual({ controls: [], issues: [] });
  });

  test("names its controls in any order, once or twice, with commas escaped or not", () => {
    for (const query of [
      "?embed=time,search",
      "?embed=search%2Ctime",
      "?embed=search&embed=time,time",
      "?embed=time+search",
    ])
      expect(parseEmbed(query)).toEqual({ controls: ["search", "time"], issues: [] });
  });

  test("that names what is no control is told so, with the word that was meant, and keeps the rest", () => {
    const { controls: kept, issues } = parseEmbed("?embed=legned,time,toaster");
    expect(kept).toEqual(["time"]);
    expect(issues.map(({ code, message, hint }) => [code, message, hint])).toEqual([
      ["embed/unknown-control", "“legned” is not a control of an embedded page.", "Did you mean “legend”?"],
      [
        "embed/unknown-control",
        "“toaster” is not a control of an embedded page.",
        "Available controls: search, legend, counts, time, reading, menu.",
      ],
    ]);
  });

  test("of whatever text is read without a throw, and its issues stay short", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 200 }), fc.array(fc.string()), (text, more) => {
        const { controls: kept, issues } = parseEmbed(`?embed=${text},${more.join(",")}`);
        for (const name of kept ?? []) expect(names).toContain(name);
        expect(issues.length).toBeLessThanOrEqual(4);
        for (const { message } of issues) expect(message.length).toBeLessThan(100);
      }),
    );
  });
});

describe("what the code generator writes", () => {
  test("is read back as the same controls, with the fragment and the page's own query untouched", () => {
    fc.assert(
      fc.property(
        controls,
        fc.webUrl({ withQueryParameters: true }).filter((url) => !/[?&]embed(?:[=&]|$)/.test(url)),
        fc.constantFrom("", "v=1&sel=e.iran", "story=whose-word&scene=2"),
        (some, page, fragment) => {
          const address = new URL(embedAddress(page, some, fragment));
          expect(parseEmbed(address.search)).toEqual({ controls: inOrder(some), issues: [] });
          expect(address.hash.slice(1)).toBe(fragment);
          for (const [name, value] of new URL(page).searchParams)
            expect(address.searchParams.getAll(name)).toContain(value);
        },
      ),
    );
  });

  test("names controls in one order, so that equal choices give equal code", () => {
    expect(writeEmbed(["time", "search"])).toBe("embed=search,time");
    expect(writeEmbed([])).toBe("embed");
  });

  test.each(EMBED_SIZES.all)("holds the size “$id”", (size) => {
    const code = embedCode("https://a.example/?embed", "A", size);
    expect(code).toContain(`width="${size.width}" height="${size.height}"`);
    expect(code).toContain('loading="lazy"');
  });

  test.each([
    ['"><script>alert(1)</script>', "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"],
    ["' onload='alert(1)", "&#39; onload=&#39;alert(1)"],
    ["&quot;", "&amp;quot;"],
    ["a\n\u0000b", "a b"],
  ])("escapes the title %j", (title, escaped) => {
    expect(embedCode("https://a.example/?embed", title, { width: 600, height: 400 })).toContain(`title="${escaped}"`);
  });

  test("is one element whatever title and address hold, and gives them back", () => {
    const nasty = fc
      .array(fc.oneof(fc.constantFrom(..."\"'<>&=`/"), fc.string({ maxLength: 3 })))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(nasty, nasty, (title, tail) => {
        const address = `https://a.example/?embed#${tail}`;
        const code = embedCode(address, title, { width: "100%", height: 400 });
        const match = /^<iframe((?: [a-z]+="[^"<>]*")+)><\/iframe>$/.exec(code);
        expect(match).not.toBeNull();
        const attributes = new Map(
          [...(match?.[1] ?? "").matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [
            name,
            unescaped(value ?? ""),
          ]),
        );
        expect([...attributes.keys()]).toEqual(["src", "title", "width", "height", "loading", "style"]);
        expect(attributes.get("src")).toBe(address);
      }),
    );
  });
});

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    "&amp;": "&",
    "&quot;": '"',
    "&#39;": "'",
    "&lt;": "<",
    "&gt;": ">",
  };
  return text.replaceAll(/&(?:amp|quot|#39|lt|gt);/g, (entity) => signs[entity] ?? entity);
}
