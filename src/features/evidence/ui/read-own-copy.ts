import { bug, err, ok, type Result } from "../../../lib/result.ts";
import type { SourceWithText } from "../../../model/dataset.ts";
import type { Issue } from "../../../model/issue.ts";
import { type OpenedText, wrongTextFault } from "../opened-text.ts";
import { sizeFault, type TextInFile, textFromString } from "../text-from-file.ts";
import type { TextAnswer, TextRequest } from "../text-protocol.ts";
import { textFromHtml } from "./text-from-html.ts";

/**
 * Reads a reader's copy of a source and checks it, in a worker of its own: all of it, or why it is of no use.
 * @param given a file, or what was pasted.
 * @param signal aborting it ends the worker at once, wherever it is; the result is then "cancelled".
 */
export async function readOwnCopy(
  given: File | string,
  source: SourceWithText,
  signal: AbortSignal,
): Promise<Result<OpenedText, Issue> | "cancelled"> {
  const tooLarge = sizeFault(typeof given === "string" ? given.length : given.size);
  if (tooLarge !== null) return err(tooLarge);
  const worker = new Worker(new URL("../text.worker.ts", import.meta.url), { type: "module" });
  try {
    const read = typeof given === "string" ? textFromString(given) : await readFile(worker, given, signal);
    if (!read.ok) return read;
    const { form, content, note } = read.value;
    const text = form === "html" ? await textFromHtml(content) : content;
    signal.throwIfAborted();
    const { text: record, segments } = source;
    const answer = await ask(worker, { kind: "check", text, source: { text: record, segments } }, signal);
    if (answer.kind !== "checked") return bug("readOwnCopy: the worker answered another request.");
    const wrong = wrongTextFault(source, answer.checked);
    return wrong === null ? ok({ ...answer.checked, sourceHash: record.sha256, note }) : err(wrong);
  } catch (error) {
    if (signal.aborted) return "cancelled";
    const hint = error instanceof ErrorEvent && error.message ? `The browser says: ${error.message}` : null;
    return err({ code: "text/reader-failed", path: "", message: "Reading this text failed.", hint });
  } finally {
    worker.terminate();
  }
}

async function readFile(worker: Worker, file: File, signal: AbortSignal): Promise<Result<TextInFile, Issue>> {
  const answer = await ask(worker, { kind: "read", file }, signal);
  return answer.kind === "read" ? answer.result : bug("readOwnCopy: the worker answered another request.");
}

function ask(worker: Worker, request: TextRequest, signal: AbortSignal): Promise<TextAnswer> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    worker.onmessage = ({ data }: MessageEvent<TextAnswer>) => resolve(data);
    worker.onerror = (event) => {
      event.preventDefault();
      reject(event);
    };
    worker.postMessage(request);
  });
}
