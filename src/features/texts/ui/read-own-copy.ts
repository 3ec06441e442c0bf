import { err, ok, type Result } from "../../../lib/result.ts";
import type { RunTask, TaskOutcome } from "../../../lib/task.ts";
import type { SourceWithText } from "../../../model/dataset.ts";
import type { Issue } from "../../../model/issue.ts";
import { sourceTextWords as words } from "../../../words/en/source-text.ts";
import { type OpenedText, wrongTextFault } from "../opened-text.ts";
import { sizeFault, type TextInFile, textFromString } from "../text-from-file.ts";
import type { checkText, readText } from "../text-tasks.ts";
import { textFromHtml } from "./text-from-html.ts";

/**
 * Reads a reader's copy of a source and checks it, in workers that end with it: the whole copy, or why it cannot be used.
 * @param given a file, or what was pasted.
 * @param signal aborting it ends the work at once, wherever it is; the result is then "cancelled".
 */
export async function readOwnCopy(
  given: File | string,
  source: SourceWithText,
  signal: AbortSignal,
  runTask: RunTask,
): Promise<Result<OpenedText, Issue> | "cancelled"> {
  const tooLarge = sizeFault(typeof given === "string" ? given.length : given.size);
  if (tooLarge !== null) return err(tooLarge);
  const reading: TaskOutcome<Result<TextInFile, Issue>> =
    typeof given === "string"
      ? { is: "done", output: textFromString(given) }
      : await runTask<typeof readText>("read-text", given, { signal });
  if (reading.is !== "done") return broken(reading);
  const read = reading.output;
  if (!read.ok) return read;
  const { form, content, note } = read.value;
  const text = form === "html" ? await textFromHtml(content) : content;
  const { text: record, segments } = source;
  const checking = await runTask<typeof checkText>(
    "check-text",
    { text, source: { text: record, segments } },
    { signal },
  );
  if (checking.is !== "done") return broken(checking);
  const wrong = wrongTextFault(source, checking.output);
  return wrong === null ? ok({ ...checking.output, sourceHash: record.sha256, note }) : err(wrong);
}

function broken(outcome: Exclude<TaskOutcome<unknown>, { is: "done" }>): Result<never, Issue> | "cancelled" {
  if (outcome.is === "cancelled") return "cancelled";
  const hint = outcome.reason === null ? null : words.browserSays({ reason: outcome.reason });
  return err({ code: "text/reader-failed", path: "", message: words.failed(), hint });
}
