import { type ReactNode, useEffect, useState } from "react";
import { NOT_STATED, sourceName } from "../../derive/claim-words.ts";
import { byteSize, counted } from "../../lib/count-words.ts";
import { Button } from "../../lib/ui/Button.tsx";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import kit from "../../lib/ui/kit.module.css";
import type { Source } from "../../model/dataset.ts";
import { describeWhen } from "../../model/when.ts";
import type { IssueReport, OpenProgress } from "../../product/tasks/open-file-task.ts";
import { IssueList } from "../../workspace/ui/IssueList.tsx";
import styles from "./OpenFileDialog.module.css";
import type { OpenAttempt } from "./open-attempt.ts";
import { type FileReading, type OpenedFile, onlyFile, openFile } from "./open-file.ts";

/** A file that is read sooner than this gets no dialog that says it is being read. */
const PATIENCE_MS = 250;

/** Shows how the opening of a file goes: that it is being read, what is in it, or why it cannot be opened. */
export function OpenFileDialog({
  attempt,
  onReady,
  onOpen,
  onClose,
}: {
  attempt: Exclude<OpenAttempt, { readonly kind: "story" | "view" }>;
  /** Told what reads files, which comes with this dialog, whenever a file is to be read. */
  onReady: (reading: FileReading) => void;
  onOpen: (file: OpenedFile) => void;
  onClose: () => void;
}) {
  const isLate = useIsLate();
  useEffect(() => {
    if (attempt.kind === "reading") onReady({ onlyFile, openFile });
  }, [attempt, onReady]);
  switch (attempt.kind) {
    case "reading":
      return isLate ? <Reading {...attempt} onClose={onClose} /> : null;
    case "preview":
      return <Preview {...attempt} onOpen={onOpen} onClose={onClose} />;
    case "refused":
      return <Refused {...attempt} onClose={onClose} />;
  }
}

const STAGE_WORDS: Readonly<Record<OpenProgress["stage"], string>> = {
  reading: "Reading the file",
  parsing: "Parsing the text",
  checking: "Checking every record and reference",
  reviewing: "Looking for problems",
  "handing-over": "Loading it into the page",
};

function Reading({
  fileName,
  bytes,
  progress,
  onClose,
}: {
  fileName: string;
  bytes: number;
  progress: OpenProgress | null;
  onClose: () => void;
}) {
  const words = STAGE_WORDS[progress?.stage ?? "reading"];
  const counts = progress !== null && "total" in progress ? progress : null;
  return (
    <Dialog
      title={`Reading ${fileName} (${byteSize(bytes)})…`}
      onClose={onClose}
      actions={
        <Button autoFocus onClick={onClose}>
          Cancel
        </Button>
      }
    >
      <p className={styles.text}>
        {words}
        {counts && `: ${countsInWords(counts)}`}.
      </p>
      {/* Without a value it says that it is busy. */}
      <progress className={styles.progress} aria-label={words} max={counts?.total ?? 1} value={counts?.done} />
      <p className={styles.text}>The graph on the page stays until you open this one.</p>
    </Dialog>
  );
}

function countsInWords({ done, total, unit }: Extract<OpenProgress, { readonly total: number }>): string {
  if (unit === "byte") return `${byteSize(done)} of ${byteSize(total)}`;
  return `${done.toLocaleString("en")} of ${counted(total, unit)}`;
}

function Preview({
  fileName,
  opened,
  onOpen,
  onClose,
}: {
  fileName: string;
  opened: OpenedFile;
  onOpen: (file: OpenedFile) => void;
  onClose: () => void;
}) {
  const { dataset, notes } = opened;
  const { dataset: head, derivedFrom } = dataset;
  const sourceless = dataset.claims.filter(({ attributions }) => attributions.length === 0).length;
  return (
    <Dialog
      title={head.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button weight="solid" autoFocus onClick={() => onOpen(opened)}>
            Open
          </Button>
        </>
      }
    >
      {head.subtitle !== undefined && <p className={kit.empty}>{head.subtitle}</p>}
      <dl className={`${kit.facts} ${styles.facts}`}>
        <Fact name="File">{fileName}</Fact>
        <Fact name="Holds">
          {counted(dataset.entities.length, "entity", "entities")}, {counted(dataset.claims.length, "claim")}
        </Fact>
        <Fact name={dataset.sources.length === 1 ? "Source" : "Sources"}>
          {dataset.sources.length === 0 ? "none recorded" : dataset.sources.map(sourceLine).join("; ")}
        </Fact>
        <Fact name="Without a source">{sourceless === 0 ? "no claim" : counted(sourceless, "claim")}</Fact>
        <Fact name="Version">{head.version}</Fact>
        <Fact name="Licence">{head.licence ?? NOT_STATED}</Fact>
        {derivedFrom && (
          <Fact name="Part of">
            {derivedFrom.dataset} {derivedFrom.version}: {derivedFrom.filter}
          </Fact>
        )}
        <Fact name="Skipped">nothing</Fact>
      </dl>
      {notes.total > 0 && <IssueList issues={notes.issues} total={notes.total} noun="note" />}
      <p className={styles.text}>Opening it replaces the graph on the page and starts a new history.</p>
    </Dialog>
  );
}

function Refused({ fileName, faults, onClose }: { fileName: string | null; faults: IssueReport; onClose: () => void }) {
  return (
    <Dialog
      title={fileName === null ? "Nothing was opened" : `${fileName} cannot be opened`}
      onClose={onClose}
      actions={
        <Button autoFocus onClick={onClose}>
          Close
        </Button>
      }
    >
      <p className={styles.text}>Nothing of it was taken over. The graph on the page and its view are as they were.</p>
      <IssueList issues={faults.issues} total={faults.total} />
    </Dialog>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function sourceLine(source: Source): string {
  const { publisher, publishedAt } = source;
  return [sourceName(source), publisher, publishedAt && describeWhen(publishedAt)]
    .filter((part) => part !== null)
    .join(", ");
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
