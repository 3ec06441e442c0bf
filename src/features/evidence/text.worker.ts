import { err, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { checkSegments } from "./check-text.ts";
import { type TextInFile, textFromFile } from "./text-from-file.ts";
import type { TextAnswer, TextRequest } from "./text-protocol.ts";

// Reads and checks a reader's copy away from the page, which stays free to draw and to cancel.

addEventListener("message", ({ data }: MessageEvent<TextRequest>) => {
  // A rejection would be lost here; an error reaches the page, which says that reading failed.
  answer(data).then(postMessage, reportError);
});

async function answer(request: TextRequest): Promise<TextAnswer> {
  if (request.kind === "check") return { kind: "checked", checked: checkSegments(request.source, request.text) };
  return { kind: "read", result: await read(request.file) };
}

async function read(file: File): Promise<Result<TextInFile, Issue>> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return err({
      code: "text/unreadable",
      path: "",
      message: "The browser could not read this file.",
      hint: "It may be a folder, may have changed since, or may be locked by another program.",
    });
  }
  return textFromFile(bytes, file.name);
}
