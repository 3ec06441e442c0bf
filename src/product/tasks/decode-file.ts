import { type DecodedText, decodeText } from "../../lib/decode-text.ts";
import { err, type Result, unreachable } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { verbatim } from "../../words/message.ts";

/** Reads the bytes of a dataset file as text; whatever is no text is refused in words. */
export function decodeFile(bytes: Uint8Array): Result<DecodedText, Issue> {
  const decoded = decodeText(bytes);
  if (decoded.ok) return decoded;
  const fault = decoded.error;
  switch (fault.kind) {
    case "empty":
      return refusal("empty", "The file is empty.", "Choose a dataset file, as in name.kg.json.");
    case "known-other":
      return refusal("not-text", `This is ${fault.noun}, not a dataset.`, "Datasets are JSON files.");
    case "no-text":
      return refusal("not-text", "This file holds no text, so it is no dataset.", "Datasets are JSON files.");
    case "bad-encoding":
      return refusal(
        "bad-encoding",
        `The file is not written in UTF-8: line ${fault.line} holds bytes that stand for no character.`,
        "Open it in an editor, save it with the encoding UTF-8, and try again.",
      );
    default:
      return unreachable(fault);
  }
}

function refusal(rule: string, message: string, hint: string): Result<never, Issue> {
  return err({ code: `file/${rule}`, path: "", message: verbatim(message), hint: verbatim(hint) });
}
