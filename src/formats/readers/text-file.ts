import { decodedPieces } from "../../lib/decode-text.ts";
import type { Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { readForeignJson } from "./json-input.ts";
import type { InputFile, TextFile } from "./reader.ts";

/** Characters of a text that detectors see. */
export const HEAD_LENGTH = 4_000;

/** Told what share of a text was read, from 0 to 1, after every piece of it; waited for, so that others have their turn. */
export type OnShare = (share: number) => Promise<void>;

/** A file as text, of which nothing is decoded before it is asked for. */
export function textFile(
  { name, bytes }: InputFile,
  encoding: string,
  onShare: (share: number) => Promise<void>,
): TextFile {
  let text: string | undefined;
  let json: Result<unknown, readonly Issue[]> | undefined;
  let head = "";
  for (const piece of decodedPieces(encoding, bytes)) {
    head += piece.text;
    if (head.length >= HEAD_LENGTH) break;
  }
  const all = () => (text ??= new TextDecoder(encoding, { fatal: true }).decode(bytes));
  return {
    name,
    bytes,
    head: head.slice(0, HEAD_LENGTH),
    get text() {
      return all();
    },
    async *pieces(pass, passes = 1) {
      for (const piece of decodedPieces(encoding, bytes)) {
        yield piece.text;
        if (pass !== undefined) await onShare((pass + piece.end / bytes.length) / passes);
      }
    },
    reached: onShare,
    json: () => (json ??= readForeignJson(all())),
  };
}

/** A file that a reader knows by its bytes. */
export function fileWithoutText(file: InputFile): TextFile {
  return { ...file, head: "", text: "", async *pieces() {}, reached: async () => {}, json: () => readForeignJson("") };
}

/** Whether a text is an object or a list of JSON, if it is JSON. */
export function beginsAsJson(file: TextFile): boolean {
  return /^\s*[{[]/.test(file.head.trim() === "" ? file.text : file.head);
}
