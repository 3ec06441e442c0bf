import { describe, expect, test } from "vitest";
import { MOST_BYTES, sizeFault, textFromFile, textFromString } from "../../../../src/features/texts/text-from-file.ts";
import { SMALL_TEXT } from "../../../fixtures/small-dataset.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Uint16Array.from(text, (unit) => unit.charCodeAt(0)).buffer);
/** The few characters of windows-1252 that tests need beyond Latin-1. */
const windows1252 = (text: string) =>
  Uint8Array.from(text, (sign) => ({ "’": 0x92, "—": 0x97 })[sign] ?? sign.charCodeAt(0));

describe("a file that holds text", () => {
  test("is read as it is, with nothing to tell, where it is UTF-8", () => {
    const value = { form: "text", content: SMALL_TEXT, note: null };
    expect(textFromFile(utf8(SMALL_TEXT), "letter.txt")).toEqual({ ok: true, value });
  });

  test("is read as UTF-16 where its mark says so, and the note tells", () => {
    const read = textFromFile(utf16(`\uFEFF${SMALL_TEXT}`), "letter.txt");
    expect(read).toMatchObject({ ok: true, value: { content: SMALL_TEXT } });
    expect(read.ok && read.value.note).toContain("UTF-16");
  });

  test("is read as windows-1252 where it is no UTF-8, and the note tells", () => {
    const read = textFromFile(windows1252("Orm’s men — the few — é"), "letter.txt");
    expect(read).toMatchObject({ ok: true, value: { content: "Orm’s men — the few — é" } });
    expect(read.ok && read.value.note).toBe("The file is not in UTF-8 and was read as windows-1252.");
  });

  test("is read in the encoding that a page names for itself", () => {
    const page = Uint8Array.from([...utf8('<html><meta charset="koi8-r"><p>'), 0xcd, 0xc9, 0xd2]);
    const read = textFromFile(page, "page.html");
    expect(read).toMatchObject({ ok: true, value: { form: "html" } });
    expect(read.ok && read.value.content).toContain("мир");
    expect(read.ok && read.value.note).toContain("koi8-r");
  });

  test.each([["x-user-made"], ["utf-8"]])("is windows-1252 where a page names %s and that is of no use", (label) => {
    const page = Uint8Array.from([...utf8(`<html><meta charset=${label}><p>`), 0xe9]);
    expect(textFromFile(page, "page.html")).toMatchObject({ value: { note: expect.stringContaining("windows-1252") } });
  });

  test.each([
    ["page.HTM", "no tags at all", "html"],
    ["page", "  <!DOCTYPE html><p>x", "html"],
    ["", '<?xml version="1.0"?>\n<html lang="en">', "html"],
    ["page.txt", "a < b, and <html is a tag", "text"],
    ["notes.txt", "# Not *Markdown*", "text"],
  ])("named %o that begins %o is %s", (name, text, form) => {
    expect(textFromString(text, name)).toMatchObject({ ok: true, value: { form } });
  });

  test("named .md loses the signs of Markdown", () => {
    expect(textFromString("# The *Siege*", "letter.md")).toMatchObject({ value: { content: "\nThe Siege\n" } });
  });
});

describe("what is no text", () => {
  test.each([
    ["an empty file", new Uint8Array(), "The file is empty."],
    ["spaces alone", utf8(" \n\t "), "It contains no text."],
    ["a PDF", utf8("%PDF-1.7 ..."), "This is a PDF document. Only plain text, Markdown and HTML can be read."],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d), "This is a PNG image. Only"],
    ["an office document", utf8("PK\u0003\u0004..."), "This is a zip archive or an Office document. Only"],
    ["RTF", utf8("{\\rtf1\\ansi ...}"), "This is an RTF document."],
    ["a program", Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0), "It contains no text."],
    [
      "a program with zeros further on",
      Uint8Array.from({ length: 5_000 }, (_, i) => (i < 2_000 ? 0xe9 : 0)),
      "no text",
    ],
  ])("is refused in words: %s", (_, bytes, words) => {
    const read = textFromFile(bytes, "file");
    expect(read.ok).toBe(false);
    expect(!read.ok && read.error.message).toContain(words);
    expect(!read.ok && read.error.hint).not.toBeNull();
  });

  test("a file of 50 MB is refused by its size alone", () => {
    expect(sizeFault(MOST_BYTES)).toBeNull();
    expect(sizeFault(50_000_000)?.message).toBe("The file is too large: 50 MB. The limit is 10 MB.");
    const read = textFromFile(new Uint8Array(MOST_BYTES + 1).fill(0x61), "page.html");
    expect(read).toMatchObject({ ok: false, error: { code: "text/too-large" } });
  });
});
