import { useEffect, useState } from "react";
import { fitView } from "../../derive/fit-view.ts";
import { Button } from "../../lib/ui/Button.tsx";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import { decodeView } from "../../model/share-link.ts";
import type { ViewState } from "../../model/view-state.ts";
import type { IssueReport, OpenProgress, Reading } from "../../product/tasks/open-file-task.ts";
import { openFileWords as words } from "../../words/en/open-file.ts";
import { readingWords } from "../../words/en/reading.ts";
import { uiWords } from "../../words/en/ui.ts";
import type { Words } from "../../words/message.ts";
import { sizeText } from "../../words/numbers.ts";
import { IssueList } from "../../workspace/ui/IssueList.tsx";
import { noteOrigin } from "../saving/note-origin.ts";
import { LeaveDialog, SaveDialog } from "../saving/SaveDialog.tsx";
import { ChooseFileDialog } from "./ChooseFileDialog.tsx";
import { Assumptions, LeftOut } from "./HowItWasRead.tsx";
import styles from "./OpenFileDialog.module.css";
import type { Fetching, OpenAttempt } from "./open-attempt.ts";
import type { OpenedFile } from "./open-file.ts";
import { Preview } from "./Preview.tsx";
import { readFiles } from "./read-files.ts";

/** A file that is read sooner than this gets no dialog that says it is being read. */
const PATIENCE_MS = 250;

/** Shows how far the opening of a file has come: that it is being read, what is in it, or why it cannot be opened. */
export function OpenFileDialog({
  attempt,
  onReady,
  onOpen,
  onClose,
}: {
  attempt: Exclude<OpenAttempt, { readonly kind: "story" | "view" }>;
  /** Called whenever a file is to be read, with the code that reads files, which is loaded with this dialog. */
  onReady: (read: typeof readFiles) => void;
  /** The view is undefined where the file opens as any other. */
  onOpen: (file: OpenedFile, fileName: string, view: ViewState | undefined) => void;
  onClose: () => void;
}) {
  const isLate = useIsLate();
  useEffect(() => {
    if (attempt.kind === "reading") onReady(readFiles);
  }, [attempt, onReady]);
  switch (attempt.kind) {
    case "reading":
      return isLate ? <InProgress {...attempt} onClose={onClose} /> : null;
    case "preview":
      return (
        <Preview
          {...attempt}
          onOpen={(file) => {
            onOpen(file, attempt.fileName, attempt.isAddressed ? addressedView(file) : undefined);
            noteOrigin(file.dataset, attempt, file.reading);
          }}
          onClose={onClose}
        />
      );
    case "report":
      return <Report {...attempt} onClose={onClose} />;
    case "unsaved":
      return <SaveDialog question={attempt.question} onSave={attempt.answer} onClose={onClose} />;
    case "choose":
      return <ChooseFileDialog {...attempt} onClose={onClose} />;
    case "leaving":
      return <LeaveDialog {...attempt} onClose={onClose} />;
    case "refused":
      return <Refused {...attempt} onClose={onClose} />;
  }
}

/** What the address of the page says of the view, as far as the file has it. */
function addressedView({ knowledge }: OpenedFile): ViewState {
  return fitView(knowledge, decodeView(location.hash.slice(1)).view).view;
}

const PHASES: Readonly<Record<(OpenProgress | Fetching)["phase"], () => Words>> = {
  fetching: words.fetching,
  reading: words.reading,
  unpacking: words.unpacking,
  parsing: words.parsing,
  "taking-in": words.takingIn,
  checking: words.checking,
  reviewing: words.reviewing,
  "laying-out": words.layingOut,
  "handing-over": words.handingOver,
};

function InProgress({
  fileName,
  bytes,
  progress,
  onClose,
}: {
  fileName: string;
  bytes: number;
  progress: OpenProgress | Fetching | null;
  onClose: () => void;
}) {
  const phase = PHASES[progress?.phase ?? "reading"]();
  const counts = progress !== null && "total" in progress && progress.total !== undefined ? progress : null;
  return (
    <Dialog
      title={
        bytes === 0
          ? words.fetchingFile({ file: fileName })
          : words.readingFile({ file: fileName, size: sizeText(bytes) })
      }
      onClose={onClose}
      actions={
        <Button autoFocus onClick={onClose}>
          {uiWords.cancel()}
        </Button>
      }
    >
      <p className={styles.text}>
        {phase}
        {counts && <> · {countsInWords(counts)}</>}
      </p>
      {/* Without a value it says that it is busy. */}
      <progress className={styles.progress} aria-label={phase} max={counts?.total ?? 1} value={counts?.done} />
      <p className={styles.text}>{words.untilOpened()}</p>
    </Dialog>
  );
}

function countsInWords({
  done,
  total = 0,
  unit,
}: Extract<OpenProgress | Fetching, { readonly total?: number }>): Words {
  if (unit === "percent") return words.ofPercent({ share: done / total });
  if (unit === "byte") return words.ofSize({ done: sizeText(done), total: sizeText(total) });
  return unit === "record" ? words.ofRecords({ done, total }) : words.ofRules({ done, total });
}

function Report({ fileName, reading, onClose }: { fileName: string; reading: Reading; onClose: () => void }) {
  return (
    <Dialog
      title={readingWords.title({ file: fileName })}
      onClose={onClose}
      actions={
        <Button autoFocus onClick={onClose}>
          {uiWords.close()}
        </Button>
      }
    >
      <p className={styles.text}>{words.readAsFormat({ format: reading.format })}</p>
      <Assumptions guesses={reading.guesses} />
      <LeftOut warnings={reading.warnings} />
    </Dialog>
  );
}

function Refused({
  fileName,
  problems,
  onClose,
}: {
  fileName: string | null;
  problems: IssueReport;
  onClose: () => void;
}) {
  return (
    <Dialog
      title={fileName === null ? words.nothingOpened() : words.refused({ file: fileName })}
      onClose={onClose}
      actions={
        <Button autoFocus onClick={onClose}>
          {uiWords.close()}
        </Button>
      }
    >
      <p className={styles.text}>{words.nothingImported()}</p>
      <IssueList issues={problems.issues} total={problems.total} />
    </Dialog>
  );
}

/** False for a moment after mounting, then true. */
function useIsLate(): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLate;
}
