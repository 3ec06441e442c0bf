import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  codePointLength,
  codePointOffsets,
  looseForm,
  normaliseText,
  sliceByCodePoints,
} from "../../../../src/features/texts/normalise-text.ts";
import { sha256Hex } from "../../../../src/lib/sha256.ts";
import { anyCharacter } from "../../../fixtures/any-character.ts";

/** Texts made of what normalisation is about, lone surrogates among it. */
const roughText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."ab.é",
        "e\u0301",
        "\u0301",
        "𐎠",
        "\ud800",
        "\udc00",
        "\u00ad",
        "\u200b",
        "\u200c",
        "\u200d",
        "\u2060",
        "\ufeff",
        " ",
        "\t",
        "\u00a0",
        "\u3000",
        "\u2002",
        "\n",
        "\r",
        "\r\n",
        "\u2028",
        "\u2029",
        "\v",
        "\f",
        "\u0085",
        "-",
        "–",
        "—",
        "’",
        "“",
        "İ",
      ),
      fc.string({ unit: anyCharacter, maxLength: 2 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

describe("kg-text/1", () => {
  test("is the same when applied again", () => {
    fc.assert(
      fc.property(roughText, (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  test("holds single spaces within a paragraph and one empty line between two, and nothing at its ends", () => {
    fc.assert(
      fc.property(roughText, (text) => {
        const normal = normaliseText(text);
        expect(normal).toBe(normal.normalize("NFC"));
        expect(normal).not.toMatch(/ {2}|\n{3}|(?<!\n)\n(?!\n)| \n|\n |^[ \n]|[ \n]$/);
        expect(normal).not.toMatch(/[\u00ad\u200b-\u200d\u2060\ufeff\r\v\f\u0085\u2028\u2029\t]|(?! )\p{Zs}/u);
      }),
    );
  });

  test.each([
    ["a byte order mark goes", "\ufeffA text", "A text"],
    ["accents are composed", "e\u0301te\u0301", "été"],
    ["an accent behind an invisible character is composed too", "e\u200d\u0301", "é"],
    ["soft hyphens and zero-width characters go", "sub\u00adma\u200brine\u2060s \u200d", "submarines"],
    ["CR LF ends one line", "one\r\ntwo\r\n\r\nthree", "one two\n\nthree"],
    ["so does CR alone", "one\rtwo\r\rthree", "one two\n\nthree"],
    ["and every Unicode line end", "a\u2028b\u2029c\vd\fe\u0085f", "a b c d e f"],
    ["any run of spaces and tabs is one space", "a\t\u00a0 \u3000\u2003b", "a b"],
    ["lines are trimmed", "  a  \n\t b \u00a0", "a b"],
    ["blank lines, spaces on them or not, are one break", "a\n \n\t\n\n\nb", "a\n\nb"],
    ["the whole is trimmed", "\n\n a \n\n", "a"],
    ["astral characters stay whole", "𐎠\n𐎡", "𐎠 𐎡"],
    ["nothing stays nothing", " \n\t\n", ""],
  ])("%s", (_, text, normal) => {
    expect(normaliseText(text)).toBe(normal);
  });
});

describe("the loose form", () => {
  test("folds quotes, dashes, capitals and spaces", () => {
    expect(looseForm("‘It’s’ “SO” „low‟ – a‑b — c ‒ d―e −1")).toBe('\'it\'s\' "so" "low"-a-b-c-d-e-1');
    expect(looseForm("a \n\n b")).toBe("a b");
  });

  test("is equal for two typographies of one sentence, and not for two sentences", () => {
    expect(looseForm("Orm’s men – the few — fought.")).toBe(looseForm("ORM's men—the few - fought."));
    expect(looseForm("Orm's men fought.")).not.toBe(looseForm("Orm's man fought."));
  });

  test("is the same when applied again", () => {
    fc.assert(
      fc.property(roughText, (text) => {
        expect(looseForm(looseForm(text))).toBe(looseForm(text));
      }),
    );
  });
});

describe("code points", () => {
  test("are counted and cut, not units of memory", () => {
    expect(codePointLength("a𐎠b")).toBe(3);
    expect(sliceByCodePoints("a𐎠b", 1, 2)).toBe("𐎠");
    expect(sliceByCodePoints("a𐎠b", 2, 9)).toBe("b");
  });

  test("are cut by their offsets as by counting", () => {
    fc.assert(
      fc.property(roughText, fc.nat(20), fc.nat(20), (text, start, length) => {
        const offsets = codePointOffsets(text);
        expect(offsets.length).toBe(codePointLength(text) + 1);
        const expected = Array.from(text)
          .slice(start, start + length)
          .join("");
        expect(sliceByCodePoints(text, start, start + length)).toBe(expected);
        if (start + length < offsets.length) expect(text.slice(offsets[start], offsets[start + length])).toBe(expected);
      }),
    );
  });
});

test("the hash is SHA-256 of the UTF-8 bytes", () => {
  expect(sha256Hex("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256Hex("é")).toBe("4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c");
});
