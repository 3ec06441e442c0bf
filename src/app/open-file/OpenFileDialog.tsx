import { type ReactNode, useEffect, useState } from "react";
import { sourceName } from "../../derive/claim-words.ts";
import { Button } from "../../lib/ui/Button.tsx";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import kit from "../../lib/ui/kit.module.css";
import type { Source } from "../../model/dataset.ts";
import { isExtract, missingFrom } from "../../model/extract.ts";
import { describeWhen } from "../../model/when.ts";
import type { IssueReport, OpenProgress } from "../../product/tasks/open-file-task.ts";
import { claimWords } from "../../words/en/claims.ts";
import { openFileWords as words } from "../../words/en/open-file.ts";
import { uiWords } from "../../words/en/ui.ts";
import type { Words } from "../../words/message.ts";
import { listText, sizeText } from "../../words/numbers.ts";
import { IssueList } from "../../workspace/ui/IssueList.tsx";
import styles from "./OpenFileDialog.module.css";
import type { OpenAttempt } from "./open-attempt.ts";
import type { OpenedFile } from "./open-file.ts";
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
  onOpen: (file: OpenedFile) => void;
  onClose: () => void;
}) {
  const isLate = useIsLate();
  useEffect(() => {
    if (attempt.kind === "reading") onReady(readFiles);
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

const STAGES: Readonly<Record<OpenProgress["stage"], () => Words>> = {
  reading: words.reading,
  parsing: words.parsing,
  checking: words.checking,
  reviewing: words.reviewing,
  "laying-out": words.layingOut,
  "handing-over": words.handingOver,
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
  const stage = STAGES[progress?.stage ?? "reading"]();
  const counts = progress !== null && "total" in progress ? progress : null;
  return (
    <Dialog
      title={words.readingFile({ file: fileName, size: sizeText(bytes) })}
      onClose={onClose}
      actions={
        <Button autoFocus onClick={onClose}>
          {uiWords.cancel()}
        </Button>
      }
    >
      <p className={styles.text}>
        {stage}
        {counts && <> · {countsInWords(counts)}</>}
      </p>
      {/* Without a value it says that it is busy. */}
      <progress className={styles.progress} aria-label={stage} max={counts?.total ?? 1} value={counts?.done} />
      <p className={styles.text}>{words.untilOpened()}</p>
    </Dialog>
  );
}

function countsInWords({ done, total, unit }: Extract<OpenProgress, { readonly total: number }>): Words {
  if (unit === "percent") return words.ofPercent({ share: done / total });
  if (unit === "byte") return words.ofSize({ done: sizeText(done), total: sizeText(total) });
  return unit === "record" ? words.ofRecords({ done, total }) : words.ofRules({ done, total });
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
  const { dataset, notes, placed } = opened;
  const { dataset: head, derivedFrom } = dataset;
  const missing = isExtract(dataset) ? missingFrom(dataset) : null;
  const unattributed = dataset.claims.filter(({ attributions }) => attributions.length === 0).length;
  return (
    <Dialog
      title={head.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{uiWords.cancel()}</Button>
          <Button weight="solid" autoFocus onClick={() => onOpen(opened)}>
            {words.open()}
          </Button>
        </>
      }
    >
      {head.subtitle !== undefined && <p className={kit.empty}>{head.subtitle}</p>}
      <dl className={`${kit.facts} ${styles.facts}`}>
        <Fact name={words.file()}>{fileName}</Fact>
        <Fact name={words.contents()}>
          {words.counts({ entities: dataset.entities.length, claims: dataset.claims.length })}
        </Fact>
        <Fact name={words.sources({ count: dataset.sources.length })}>
          {dataset.sources.length === 0
            ? words.noSources()
            : dataset.sources.map((source) => <div key={source.id}>{sourceLine(source)}</div>)}
        </Fact>
        <Fact name={words.unattributed()}>{words.unattributedCount({ count: unattributed })}</Fact>
        {placed > 0 && (
          <Fact name={words.positions()}>
            {words.positionsComputed({
              placed,
              count: dataset.entities.length,
              all: placed === dataset.entities.length ? "yes" : "no",
            })}
          </Fact>
        )}
        <Fact name={words.version()}>{head.version}</Fact>
        <Fact name={words.licence()}>{head.licence ?? claimWords.notStated()}</Fact>
        {derivedFrom && <Fact name={words.partOf()}>{words.part(derivedFrom)}</Fact>}
        {missing !== null && <Fact name={words.missing()}>{missing}</Fact>}
        <Fact name={words.skipped()}>{words.nothing()}</Fact>
      </dl>
      {notes.total > 0 && <IssueList issues={notes.issues} total={notes.total} noun="note" />}
      <p className={styles.text}>{words.replacesGraph()}</p>
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

function Fact({ name, children }: { name: Words; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function sourceLine(source: Source): Words {
  const { publisher, publishedAt } = source;
  const parts = [sourceName(source), publisher, publishedAt && describeWhen(publishedAt)];
  return listText(
    parts.filter((part) => part !== null),
    "comma",
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
