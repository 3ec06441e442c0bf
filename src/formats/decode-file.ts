import { type DecodedText, type DecodingFault, decodeText } from "../lib/decode-text.ts";
import { err, type Result, unreachable } from "../lib/result.ts";
import type { Issue } from "../model/issue.ts";
import { fileProblemWords as words } from "../words/en/file-problems.ts";
import type { Words } from "../words/message.ts";

/** Reads the bytes of a file as text, or says why they are not text. */
export function decodeFile(bytes: Uint8Array): Result<DecodedText, Issue> {
  const decoded = decodeText(bytes);
  return decoded.ok ? decoded : err(issueOfDecoding(decoded.error));
}

/** Why bytes are no text, in words. */
export function issueOfDecoding(problem: DecodingFault): Issue {
  switch (problem.kind) {
    case "empty":
      return refusal("empty", words.empty(), words.emptyHint());
    case "known-other":
      return refusal("not-text", words.otherKind({ what: problem.noun }), problem.hint ?? words.jsonHint());
    case "no-text":
      return refusal("not-text", words.noText(), words.jsonHint());
    case "bad-encoding":
      return refusal("bad-encoding", words.notUtf8({ line: problem.line }), words.notUtf8Hint());
    default:
      return unreachable(problem);
  }
}

function refusal(rule: string, message: Words, hint: Words): Issue {
  return { code: `file/${rule}`, path: "", message, hint };
}
