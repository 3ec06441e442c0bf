import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { oneFile } from "../../../src/formats/one-file.ts";
import {
  assemblePage,
  checkedPage,
  fillPage,
  packedDatasetOf,
  unpackDataset,
} from "../../../src/formats/one-file-page.ts";
import { openDataset } from "../../../src/formats/open-dataset.ts";
import { anyCharacter } from "../../fixtures/any-character.ts";
import { ONE_FILE_PARTS, ONE_FILE_SHELL } from "../../fixtures/one-file-shell.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

const page = assemblePage(ONE_FILE_SHELL, ONE_FILE_PARTS);

describe("a page", () => {
  test("holds its parts as they are, whatever stands in them", () => {
    const odd = { ...ONE_FILE_PARTS, style: "a{content:'%program% $& %style%'}" };
    expect(assemblePage(ONE_FILE_SHELL, odd)).toContain(odd.style);
  });

  test("is told from other pages", () => {
    expect(checkedPage(page).ok).toBe(true);
    expect(checkedPage(page + page).ok).toBe(false);
    expect(checkedPage("<!doctype html><title>Not found</title>")).toMatchObject({
      ok: false,
      error: { code: "one-file/no-page" },
    });
  });
});

describe("a dataset in a page", () => {
  test("leaves nothing in it that could end its element or begin another, and comes out as it went in", async () => {
    const marks = fc.constantFrom(
      "</script>",
      "<!--",
      "<script",
      "-->",
      "]]>",
      "\u2028",
      "\u2029",
      "$&",
      "%style%",
      "\\",
    );
    const words = fc
      .array(fc.oneof(marks, fc.string({ unit: anyCharacter })), { maxLength: 8 })
      .map((list) => list.join(""));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(words, words), words, async (value, title) => {
        const text = fillPage(page, title, JSON.stringify(value));
        const packed = packedDatasetOf(text) ?? expect.unreachable();
        expect(packed).toMatch(/^[A-Za-z0-9+/]+=*$/);
        expect(await unpackDataset(packed)).toEqual({ ok: true, value: JSON.stringify(value) });
        expect(text.match(/<\/script>/g)).toHaveLength(3);
        expect(text.match(/<title>[^<]*<\/title>/)).not.toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  test("brings the faces for further letters only where it has such a letter", () => {
    expect(fillPage(page, "A title", '{"a":"é"}')).not.toContain("@font-face");
    for (const letter of ["ā", "ẓ", "ℓ"])
      expect(fillPage(page, "A title", `{"a":"${letter}"}`)).toContain("@font-face");
    expect(fillPage(page, "Ā", "{}")).toContain("@font-face");
  });

  test("makes the same page whether those faces were left out before or not", () => {
    const without = assemblePage(ONE_FILE_SHELL, { ...ONE_FILE_PARTS, letters: "" });
    expect(fillPage(without, "A title", "{}")).toBe(fillPage(page, "A title", "{}"));
  });
});

test("the title of the page is that of the dataset", () => {
  const dataset = smallDataset();
  const { text } = oneFile.write(
    { ...dataset, dataset: { ...dataset.dataset, title: "Cats & <b>dogs" } },
    {},
    { page },
  );
  expect(text).toContain("<title>Cats &amp; &lt;b>dogs – Sourceline</title>");
});

const saved = oneFile.write(smallDataset(), {}, { page }).text;

/** With one letter in the middle of the packed dataset replaced by another. */
function withAnotherLetter(text: string): string {
  const packed = packedDatasetOf(text) ?? expect.unreachable();
  const middle = packed.length >> 1;
  const other = packed[middle] === "A" ? "B" : "A";
  return text.replace(packed, packed.slice(0, middle) + other + packed.slice(middle + 1));
}

test.each([
  ["a page that waits for a dataset", page, "without a dataset"],
  ["a page of somebody else", "<!doctype html><p>Not found", "contains no dataset"],
  [
    "a dataset that was cut",
    saved.replace(/.{40}(?=<\/script>\n *<script type="text\/plain" id="one-file-program")/, ""),
    "damaged",
  ],
  ["a dataset in which a letter was changed", withAnotherLetter(saved), "damaged"],
  ["a dataset that is no packed text", fillPage(page, "", "{}").replace(/H4sI[^<]+/, "a < b"), "damaged"],
])("%s is refused in words", async (_, text, words) => {
  const opened = await openDataset(text);
  expect(opened.ok ? [] : opened.error.map(({ message }) => message)).toEqual([expect.stringContaining(words)]);
});
