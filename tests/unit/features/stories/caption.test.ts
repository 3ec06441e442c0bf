import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { captionTargets, captionWords, parseCaption } from "../../../../src/features/stories/caption.ts";
import { anyCharacter } from "../../../fixtures/any-character.ts";

const codes = (source: string) => parseCaption(source).issues.map(({ code }) => code);
const words = (source: string) => captionWords(parseCaption(source));

describe("a caption", () => {
  test("has paragraphs, lists, emphasis and links to claims and entities", () => {
    const { blocks, issues } = parseCaption("*Who* says [so](#claim/c.0042)?\n\n- **One**\n- [Iran](#entity/e.iran)");
    expect(issues).toEqual([]);
    expect(blocks).toEqual([
      {
        kind: "paragraph",
        spans: [
          { kind: "emphasis", spans: [{ kind: "text", text: "Who" }] },
          { kind: "text", text: " says " },
          { kind: "link", target: { kind: "claim", id: "c.0042" }, spans: [{ kind: "text", text: "so" }] },
          { kind: "text", text: "?" },
        ],
      },
      {
        kind: "list",
        isOrdered: false,
        items: [
          [{ kind: "paragraph", spans: [{ kind: "strong", spans: [{ kind: "text", text: "One" }] }] }],
          [
            {
              kind: "paragraph",
              spans: [
                { kind: "link", target: { kind: "entity", id: "e.iran" }, spans: [{ kind: "text", text: "Iran" }] },
              ],
            },
          ],
        ],
      },
    ]);
  });

  test("names what it links to, in reading order", () => {
    expect(
      captionTargets(parseCaption("[a](#claim/c.1) *[b](#entity/e.b)*\n\n1. [c](#claim/c.2)")).map(({ id }) => id),
    ).toEqual(["c.1", "e.b", "c.2"]);
  });

  test("shows HTML as the letters that it is, and says so", () => {
    expect(words("a <b onclick=x>bold</b> word")).toBe("a <b onclick=x>bold</b> word");
    expect(words("<script>alert(1)</script>")).toBe("<script>alert(1)</script>");
    expect(codes("a <b>bold</b> word")).toEqual(["caption/html"]);
  });

  test("keeps the words of a link that leads elsewhere, and says so", () => {
    for (const url of [
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      "data:text/html,x",
      "https://example.org",
      "#claim/e.x",
    ]) {
      expect(captionTargets(parseCaption(`[here](${url})`))).toEqual([]);
      expect(words(`[here](${url})`)).toBe("here");
      expect(codes(`[here](${url})`)).toEqual(["caption/foreign-link"]);
    }
  });

  test("keeps the words of forms that it does not have, and says so", () => {
    expect(words("# Big\n\n> said\n\n`code`\n\n![picture](x.png)")).toBe("Big\nsaid\ncode\npicture");
    expect(new Set(codes("# Big\n\n> said\n\n`code`\n\n![picture](x.png)\n\n---"))).toEqual(
      new Set(["caption/unknown-form"]),
    );
  });

  test("can be any text at all: nothing throws, and no link leads out of the dataset", () => {
    const piece = fc.constantFrom(
      "[a](javascript:x)",
      "<img src=x onerror=y>",
      "<!--",
      "]]>",
      "&#x6a;avascript:",
      "[b]: x\n",
      "**",
      "#claim/c.1",
      "\n\n",
      "- ",
    );
    const source = fc.array(fc.oneof(piece, fc.string({ unit: anyCharacter, maxLength: 8 })), { maxLength: 12 });
    fc.assert(
      fc.property(source, (pieces) => {
        const caption = parseCaption(pieces.join(""));
        captionWords(caption);
        for (const { id } of captionTargets(caption)) expect(id).toMatch(/^[ce]\./);
      }),
    );
  });
});
