import { ISO_8859_1, ISO_8859_2, windows_1251 } from "chardet/lib/encoding/sbcs.js";

/** Bytes that are looked at: words with letters outside of ASCII, and those around them. */
const MOST_BYTES = 50_000;

/** Encodings of single bytes that all texts fit, each with what knows its languages by three letters in a row. */
const CANDIDATES = [
  { encoding: "windows-1252", languages: new ISO_8859_1() },
  { encoding: "windows-1250", languages: new ISO_8859_2() },
  { encoding: "windows-1251", languages: new windows_1251() },
] as const;

/**
 * Which of the encodings of single bytes a text is most likely in, by how well its letters then fit languages that are
 * written in it. Windows-1252 where nothing speaks for another. Short texts of names often fit none.
 */
export function likelyEncoding(bytes: Uint8Array): "windows-1252" | "windows-1250" | "windows-1251" {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const inputBytes = bytes.subarray(Math.max(0, first - 100), first + MOST_BYTES);
  const input = { inputBytes, inputLen: inputBytes.length, rawInput: inputBytes, rawLen: inputBytes.length };
  const context = { ...input, byteStats: [], c1Bytes: true };
  let [likely, most]: [(typeof CANDIDATES)[number]["encoding"], number] = ["windows-1252", -1];
  for (const { encoding, languages } of CANDIDATES) {
    const confidence = languages.match(context)?.confidence ?? 0;
    if (confidence > most) [likely, most] = [encoding, confidence];
  }
  return likely;
}
