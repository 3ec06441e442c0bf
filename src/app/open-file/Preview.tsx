import { type ReactNode, useState } from "react";
import { Button } from "../../lib/ui/Button.tsx";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import kit from "../../lib/ui/kit.module.css";
import { lateOverlay } from "../../lib/ui/late-overlay.tsx";
import type { Source } from "../../model/dataset.ts";
import { isExtract, missingFrom } from "../../model/extract.ts";
import { NO_SOURCE_RECORDED } from "../../model/knowledge-graph.ts";
import { statedVersion } from "../../model/stated-version.ts";
import { claimWords } from "../../words/en/claims.ts";
import { openFileWords as words } from "../../words/en/open-file.ts";
import { uiWords } from "../../words/en/ui.ts";
import type { Words } from "../../words/message.ts";
import { IssueList } from "../../workspace/ui/IssueList.tsx";
import { useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import { CompareButton } from "./CompareButton.tsx";
import { HowItWasRead } from "./HowItWasRead.tsx";
import { MergeButton } from "./MergeButton.tsx";
import styles from "./OpenFileDialog.module.css";
import type { OpenedFile } from "./open-file.ts";
import { sourceLines } from "./source-lines.ts";
import { useReading } from "./use-reading.ts";

// Most files are opened and not merged.
const MergeDialog = lateOverlay(async () => (await import("../../features/merging/ui/MergeDialog.tsx")).MergeDialog);

/** Standalone HTML does not compare. */
const canCompare = import.meta.env.ONE_FILE_SHELL === undefined;

/**
 * What is in a dataset that was read, before it replaces the graph. Of another program's file also how it was read, which
 * can be changed: the file is then read anew, and what comes of it stands below.
 */
export function Preview({
  fileName,
  files,
  opened: first,
  onOpen,
  onClose,
}: {
  fileName: string;
  files: readonly File[];
  opened: OpenedFile;
  onOpen: (file: OpenedFile) => void;
  onClose: () => void;
}) {
  const { opened, choices, guesses, problems, isReading, choose, goBack, keep } = useReading(files, first);
  // While the list of differences is open, a file is chosen to be compared with.
  const [isAsked] = useState(useWorkspaceState(({ view }) => canCompare && view.room.kind === "differences"));
  const [isMerging, setIsMerging] = useState(false);
  const { dataset, notes, placed, reading } = opened;
  const { dataset: head, derivedFrom } = dataset;
  const missing = isExtract(dataset) ? missingFrom(dataset) : null;
  const unattributed = opened.knowledge.attributionHolder.reduce(
    (sum, holder) => (holder === NO_SOURCE_RECORDED ? sum + 1 : sum),
    0,
  );
  if (isMerging)
    return (
      <MergeDialog
        other={opened.knowledge}
        isArranged={placed < dataset.entities.length}
        onBack={() => setIsMerging(false)}
        onClose={onClose}
      />
    );
  const compare = (
    <CompareButton
      isFirst={isAsked}
      file={{
        is: "file",
        name: fileName,
        knowledge: opened.knowledge,
        isArranged: placed < dataset.entities.length,
      }}
      disabled={isReading || problems !== null}
      onClose={onClose}
    />
  );
  return (
    <Dialog
      title={head.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{uiWords.cancel()}</Button>
          {!isAsked && (
            <MergeButton
              dataset={dataset}
              disabled={isReading || problems !== null}
              onClick={() => {
                keep();
                setIsMerging(true);
              }}
            />
          )}
          {!isAsked && compare}
          <Button
            weight={isAsked ? "outline" : "solid"}
            autoFocus={!isAsked}
            disabled={isReading || problems !== null}
            onClick={() => {
              keep();
              onOpen(opened);
            }}
          >
            {words.open()}
          </Button>
          {isAsked && compare}
        </>
      }
    >
      {head.subtitle !== undefined && <p className={kit.empty}>{head.subtitle}</p>}
      <dl className={`${kit.facts} ${styles.facts}`}>
        <Fact name={words.file()}>{fileName}</Fact>
        {reading !== null && (
          <Fact name={words.readAs()}>
            <select
              aria-label={words.readAs()}
              className={styles.format}
              value={choices.format ?? reading.reader}
              onChange={({ currentTarget: { value } }) => choose({ format: value })}
            >
              {reading.readers.map(({ id, title, isLeftOut }) => (
                <option key={id} value={id} disabled={isLeftOut}>
                  {isLeftOut ? words.leftOutHere({ format: title }) : title}
                </option>
              ))}
            </select>
          </Fact>
        )}
        <Fact name={words.contents()}>
          {words.counts({ entities: dataset.entities.length, claims: dataset.claims.length })}
        </Fact>
        <Fact name={words.sources({ count: dataset.sources.length })}>
          {dataset.sources.length === 0 ? words.noSources() : <Sources sources={dataset.sources} />}
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
        {reading === null && (
          <>
            <Fact name={words.version()}>{head.version ?? claimWords.notStated()}</Fact>
            <Fact name={words.licence()}>{head.licence ?? claimWords.notStated()}</Fact>
            {derivedFrom && (
              <Fact name={words.partOf()}>{words.part({ ...derivedFrom, version: statedVersion(derivedFrom) })}</Fact>
            )}
            {missing !== null && <Fact name={words.missing()}>{missing}</Fact>}
            <Fact name={words.skipped()}>{words.nothing()}</Fact>
          </>
        )}
      </dl>
      {reading !== null && (
        <HowItWasRead
          knowledge={opened.knowledge}
          guesses={guesses}
          tables={reading.tables}
          firstClaims={reading.firstClaims}
          warnings={reading.warnings}
          choices={choices}
          problems={problems}
          isReading={isReading}
          onChoose={choose}
          onGoBack={goBack}
        />
      )}
      {notes.total > 0 && problems === null && <IssueList issues={notes.issues} total={notes.total} noun="note" />}
      <p className={styles.text}>{isAsked ? words.comparesOnly() : words.replacesGraph()}</p>
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

/** Sources that are listed; of more, the number. */
const MOST_SOURCES = 8;

function Sources({ sources }: { sources: readonly Source[] }) {
  const shown = sources.length > MOST_SOURCES ? sources.slice(0, MOST_SOURCES - 1) : sources;
  return (
    <>
      {sourceLines(shown).map((line, at) => (
        <div key={shown[at]?.id}>{line}</div>
      ))}
      {shown.length < sources.length && <div>{words.moreSources({ count: sources.length - shown.length })}</div>}
    </>
  );
}
