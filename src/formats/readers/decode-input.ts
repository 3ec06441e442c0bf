import { checkedEncoding, decodedPieces, encodingName } from "../../lib/decode-text.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { issueOfDecoding } from "../decode-file.ts";
import type { Guess } from "./guess.ts";
import type { InputFile } from "./reader.ts";

/** Characters of a file that are looked at for an encoding that it declares. */
const HEAD_LENGTH = 200;

/**
 * What the text of a file is written in, which all its bytes fit: what was chosen, or what an XML file declares, or UTF-8
 * or UTF-16; else a guess: what its letters fit best, of encodings that nearly all bytes fit.
 */
export async function encodingOfInput(
  { bytes }: InputFile,
  chosen?: string,
): Promise<Result<{ readonly encoding: string; readonly guess: Guess | null }, Issue>> {
  const stated = chosen ?? declaredEncoding(bytes);
  if (stated !== null && fits(stated, bytes)) return ok({ encoding: stated, guess: null });
  const checked = checkedEncoding(bytes);
  if (checked.ok) {
    const marked = bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe;
    const name = encodingName(checked.value);
    const found: Guess = {
      about: "encoding",
      value: name.toLowerCase(),
      message: words.encoding({ encoding: name }),
    };
    const isPlain = !marked && checked.value === "utf-8";
    return ok({ encoding: checked.value, guess: isPlain ? null : found });
  }
  if (checked.error.kind === "bad-encoding" || checked.error.kind === "no-text") {
    const likely = bytes.includes(0) ? utf16(bytes) : (await import("./likely-encoding.ts")).likelyEncoding(bytes);
    const guessed = likely !== null && fits(likely, bytes) ? likely : bytes.includes(0) ? null : "windows-1252";
    if (guessed !== null && fits(guessed, bytes)) {
      const message = words.encodingGuess({ encoding: ENCODING_NAMES[guessed] ?? guessed });
      return ok({ encoding: guessed, guess: { about: "encoding", value: guessed, message } });
    }
  }
  return err(issueOfDecoding(checked.error));
}

const ENCODING_NAMES: Readonly<Record<string, string>> = {
  "windows-1250": "Windows-1250",
  "windows-1251": "Windows-1251",
  "windows-1252": "Windows-1252",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
};

/** What an XML declaration says, where that is no kind of Unicode: of those, the bytes tell. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_LENGTH));
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1] ?? null;
  return declared === null || /^utf/i.test(declared) ? null : declared;
}

/** Where there are more pairs of ASCII letters for one with a zero, a zero has got into a text of single bytes. */
const MOST_PAIRS = 4;

/** UTF-16 without a mark, by where its spaces, commas and line ends have their zero; null where that says nothing. */
function utf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  let [little, big, neither] = [0, 0, 0];
  const isAscii = (byte: number) => byte > 0 && byte < 0x80;
  for (let at = 0; at + 1 < Math.min(bytes.length, 10_000); at += 2) {
    const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
    if (second === 0 && isAscii(first)) little += 1;
    else if (first === 0 && isAscii(second)) big += 1;
    else if (isAscii(first) && isAscii(second)) neither += 1;
  }
  if (little === big || bytes.length % 2 === 1 || neither > MOST_PAIRS * Math.max(little, big)) return null;
  return little > big ? "utf-16le" : "utf-16be";
}

function fits(encoding: string, bytes: Uint8Array): boolean {
  try {
    for (const _ of decodedPieces(encoding, bytes));
    return true;
  } catch {
    return false;
  }
}
