import { decodedPieces } from "../../lib/decode-text.ts";
import type { Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { readForeignJson } from "./json-input.ts";
import type { InputFile, TextFile } from "./reader.ts";

/** Characters of a text that detectors see. */
export const HEAD_LENGTH = 4_000;

/** How far the reading of files has come. What is one step, of which nobody can say how far it is, has no share. */
export type ReadingProgress =
  | { readonly phase: "unpacking" }
  | { readonly phase: "parsing" }
  /** `share`: of all files, from 0 to 1. */
  | { readonly phase: "taking-in"; readonly share: number };

/** Told how far it is; waited for where others can have their turn. */
export type OnReading = (at: ReadingProgress) => Promise<void>;

/** A file as text, of which nothing is decoded before it is asked for. */
export function textFile({ name, bytes }: InputFile, encoding: string, onReading: OnReading): TextFile {
  let text: string | undefined;
  let json: Result<unknown, readonly Issue[]> | undefined;
  let head = "";
  for (const piece of decodedPieces(encoding, bytes)) {
    head += piece.text;
    if (head.length >= HEAD_LENGTH) break;
  }
  const reached = (share: number) => onReading({ phase: "taking-in", share });
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
        if (pass !== undefined) await reached((pass + piece.end / bytes.length) / passes);
      }
    },
    reached,
    json() {
      if (json === undefined) {
        void onReading({ phase: "parsing" });
        json = readForeignJson(all());
      }
      return json;
    },
  };
}

/** A file that a reader knows by its bytes. */
export function fileWithoutText(file: InputFile, onReading: OnReading): TextFile {
  return {
    ...file,
    head: "",
    text: "",
    async *pieces() {},
    reached: (share) => onReading({ phase: "taking-in", share }),
    json: () => readForeignJson(""),
  };
}

/** Whether a text is an object or a list of JSON, if it is JSON. */
export function beginsAsJson(file: TextFile): boolean {
  return /^\s*[{[]/.test(file.head.trim() === "" ? file.text : file.head);
}
