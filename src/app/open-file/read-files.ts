import { sourceName } from "../../derive/claim-words.ts";
import { openTextPanel } from "../../features/texts/text-commands.ts";
import { say } from "../../lib/ui/notice.ts";
import { hasText } from "../../model/dataset.ts";
import type { OpenProgress } from "../../product/tasks/open-file-task.ts";
import { runTask } from "../../product/tasks/run-task.ts";
import { openFileWords as words } from "../../words/en/open-file.ts";
import { listText } from "../../words/numbers.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { FilesInHand } from "./dropped-files.ts";
import { fetchFile } from "./fetch-file.ts";
import type { Fetching, OpenAttempt } from "./open-attempt.ts";
import { faultOf, openFile } from "./open-file.ts";

/** Progress is shown no more often than this within a phase, in milliseconds: nobody reads faster. */
const PROGRESS_APART_MS = 150;

/**
 * Reads what was dropped or chosen: a dataset, in one file or several; a story or a view; or else the text of a source of the open dataset, which
 * its hashes tell. What the address of the page names is fetched first. That text opens as the reader's own copy.
 * @param onChange told how far it has come; null once nothing is left to ask.
 * @param signal aborting it ends the work; nothing is told from then on.
 */
export async function readFiles(
  inHand: FilesInHand,
  workspace: Workspace,
  onChange: (attempt: OpenAttempt | null) => void,
  signal: AbortSignal,
): Promise<void> {
  const { address, hasFolder } = inHand;
  let { files } = inHand;
  if (address !== undefined) {
    const onProgress = inIntervals((progress: Fetching) =>
      onChange({
        kind: "reading",
        fileName: address,
        bytes: 0,
        progress,
        said: words.readingBegins({ file: address }),
      }),
    );
    const fetched = await fetchFile(address, location.href, { signal, onProgress });
    if (fetched === "cancelled" || signal.aborted) return;
    if (!fetched.ok) {
      const problems = { issues: [fetched.error], total: 1 };
      return onChange({ kind: "refused", fileName: address, problems, said: words.isRefused({ file: address }) });
    }
    files = [fetched.value];
  }
  const fault = faultOf(files, hasFolder);
  if (fault !== null)
    return onChange({ kind: "refused", fileName: null, problems: fault, said: words.nothingWasOpened() });
  const fileName = nameOf(files);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  let isRead = false;
  const onProgress = inIntervals((progress: OpenProgress) => {
    if (!isRead)
      onChange({ kind: "reading", fileName, bytes, progress, said: words.readingBegins({ file: fileName }) });
  });
  const result = await openFile({ files }, { signal, onProgress });
  isRead = true;
  if (result === "cancelled" || signal.aborted) return;
  if (result.ok) {
    if ("story" in result.value)
      onChange({ kind: "story", fileName, story: result.value.story, said: words.storyIsReady({ file: fileName }) });
    else if ("view" in result.value)
      onChange({ kind: "view", fileName, file: result.value.view, said: words.viewIsReady({ file: fileName }) });
    else
      onChange({
        kind: "preview",
        fileName,
        files,
        handle: inHand.handle,
        opened: result.value,
        isAddressed: address !== undefined,
        said: words.isReady({ file: fileName }),
      });
    return;
  }
  const [only, ...others] = files;
  const isText = only !== undefined && others.length === 0 && (await opensAsText(only, workspace, signal));
  if (!signal.aborted)
    onChange(
      isText ? null : { kind: "refused", fileName, problems: result.error, said: words.isRefused({ file: fileName }) },
    );
}

/** Tells of progress at most every so often within a phase, and at once of a new phase. */
function inIntervals<Progress extends { readonly phase: string }>(tell: (progress: Progress) => void) {
  let told: { readonly phase: string; readonly at: number } | null = null;
  return (progress: Progress) => {
    const at = performance.now();
    if (told?.phase === progress.phase && at - told.at < PROGRESS_APART_MS) return;
    told = { phase: progress.phase, at };
    tell(progress);
  };
}

/** What files are called that are opened together. */
function nameOf(files: readonly File[]): string {
  return listText(files.map(({ name }) => name));
}

/** Opens a file as the text of the first source that has sentences of it, by their hashes. False where none has. */
async function opensAsText(file: File, workspace: Workspace, signal: AbortSignal): Promise<boolean> {
  const sources = workspace.store.getState().knowledge.dataset.sources.filter(hasText);
  if (sources.length === 0) return false;
  const [{ readOwnCopy }, { keepText }] = await Promise.all([
    import("../../features/texts/ui/read-own-copy.ts"),
    import("../../features/texts/ui/session-texts.ts"),
  ]);
  for (const source of sources) {
    const copy = await readOwnCopy(file, source, signal, runTask);
    if (copy === "cancelled" || signal.aborted) return false;
    if (!copy.ok) continue;
    keepText(workspace, copy.value);
    workspace.dispatch(openTextPanel, { source: source.id, at: null });
    say(words.openedText({ source: sourceName(source) }));
    return true;
  }
  return false;
}
