import { expect, test } from "vitest";
import { decodeText } from "../../../src/lib/decode-text.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Uint16Array.from(text, (unit) => unit.charCodeAt(0)).buffer);

test("UTF-8 is read, its byte order mark left out", () => {
  expect(decodeText(utf8("\uFEFFسليم 𐎠"))).toEqual({ ok: true, value: { text: "سليم 𐎠", encoding: "UTF-8" } });
});

test("UTF-16 is read with its mark, and without one where it begins in ASCII", () => {
  const read = { ok: true, value: { text: "Orm’s", encoding: "UTF-16" } };
  expect(decodeText(utf16("\uFEFFOrm’s"))).toEqual(read);
  expect(decodeText(utf16("Orm’s"))).toEqual(read);
});

test.each([
  ["nothing", new Uint8Array(), { kind: "empty" }],
  ["a PDF", utf8("%PDF-1.7"), { kind: "known-other", noun: "a PDF document" }],
  ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47), { kind: "known-other", noun: "a PNG image" }],
  ["a program", Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0, 1), { kind: "no-text" }],
  ["Latin-1", Uint8Array.of(0x61, 0x0a, 0xe9, 0x61), { kind: "bad-encoding", line: 2 }],
])("%s is told apart from text", (_, bytes, error) => {
  expect(decodeText(bytes)).toEqual({ ok: false, error });
});
