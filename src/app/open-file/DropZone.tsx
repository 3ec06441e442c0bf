import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from "react";
import { SavingContext } from "../../features/files/ui/saving-context.ts";
import { bringSearchColumns } from "../../features/search/ui/use-search-index.ts";
import kit from "../../lib/ui/kit.module.css";
import { lateOverlay } from "../../lib/ui/late-overlay.tsx";
import { say } from "../../lib/ui/notice.ts";
import type { Dataset } from "../../model/dataset.ts";
import type { ViewState } from "../../model/view-state.ts";
import { dropZoneWords as words } from "../../words/en/drop-zone.ts";
import { uiWords } from "../../words/en/ui.ts";
import { FileOpeningContext, type LeaveQuestion } from "../../workspace/ui/file-opening.ts";
import { useWorkspace } from "../../workspace/ui/workspace-context.tsx";
import type { SaveTo } from "../saving/save-question.ts";
import styles from "./DropZone.module.css";
import { type FilesInHand, filesOf, isFileDrag } from "./dropped-files.ts";
import type { OpenAttempt } from "./open-attempt.ts";
import type { OpenedFile } from "./open-file.ts";
import type { readFiles as ReadFilesFunction } from "./read-files.ts";

type ReadFiles = typeof ReadFilesFunction;

// No part of the first load: most visits open no file.
const OpenFileDialog = lateOverlay(async () => (await import("./OpenFileDialog.tsx")).OpenFileDialog);
const OpenStoryDialog = lateOverlay(async () => (await import("./OpenStoryDialog.tsx")).OpenStoryDialog);
const OpenViewDialog = lateOverlay(async () => (await import("./OpenViewDialog.tsx")).OpenViewDialog);

/** Whether a page can write into files: not in every browser, nor in a one-file, for which this is set in its build. */
const CAN_WRITE = import.meta.env.ONE_FILE_SHELL === undefined && "showSaveFilePicker" in window;

const sayNotLoaded = () => say(uiWords.notLoaded());

/**
 * Lets a file be opened by dropping it anywhere on the page or by choosing it, and shows what is in it before it
 * replaces the graph. Until then, and whenever a file is refused, the graph and its view stay as they are. The text of a
 * source opens beside the graph at once.
 */
export function DropZone({
  children,
  focusAfterOpening,
}: {
  children: ReactNode;
  /** Gets focus once a file is open. Without it focus goes back to where it was. */
  focusAfterOpening?: RefObject<HTMLElement | null>;
}) {
  const workspace = useWorkspace();
  const [attempt, setAttempt] = useState<OpenAttempt | null>(null);
  const [filesOpened, setFilesOpened] = useState(0);
  const report = useRef<(Extract<OpenAttempt, { readonly kind: "report" }> & { readonly of: Dataset }) | null>(null);
  const running = useRef<AbortController | null>(null);
  const waiting = useRef<(FilesInHand & { readonly run: AbortController }) | null>(null);
  const input = useRef<HTMLInputElement>(null);
  /** What had the focus when a file came in. */
  const focusedBefore = useRef<Element | null>(null);

  const close = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setAttempt(null);
  }, []);

  const read = useCallback(
    (inHand: FilesInHand) => {
      focusedBefore.current ??= document.activeElement;
      close();
      const run = new AbortController();
      running.current = run;
      waiting.current = { ...inHand, run };
      const [first] = inHand.files;
      // At once, so that keys go to the dialog and not to the graph while its code is being loaded.
      const fileName = first?.name ?? inHand.address ?? "files";
      const said = words.reading({ file: fileName });
      setAttempt({ kind: "reading", fileName, bytes: first?.size ?? 0, progress: null, said });
    },
    [close],
  );

  /** Reads the file that waits for it, if any: the code that reads files is loaded with the dialog. */
  const begin = useCallback(
    (readFiles: ReadFiles) => {
      const next = waiting.current;
      waiting.current = null;
      if (next !== null && !next.run.signal.aborted) void readFiles(next, workspace, setAttempt, next.run.signal);
    },
    [workspace],
  );

  const openDataset = (file: OpenedFile, fileName: string, view: ViewState | undefined) => {
    const { dataset, knowledge, derivation, search, reading } = file;
    // Not aborted: its search index may still be under construction.
    setAttempt(null);
    bringSearchColumns(knowledge, search);
    workspace.open(dataset, view, { knowledge, derivation });
    report.current = reading && {
      kind: "report",
      fileName,
      reading,
      said: null,
      of: workspace.store.getState().document.opened,
    };
    setFilesOpened((count) => count + 1);
  };

  // After the dialog is gone, which would else hold focus inside.
  const takeFocus = useEffectEvent(() => focusAfterOpening?.current?.focus());
  useEffect(() => {
    if (filesOpened > 0) takeFocus();
  }, [filesOpened]);
  useEffect(() => {
    const address = new URLSearchParams(location.search).get("file");
    // Loaded anew, the page has opened it already.
    if (address !== null && !history.state?.workspace) read({ files: [], hasFolder: false, address });
    return () => running.current?.abort();
  }, [read]);
  // The dialog gives focus back itself, a frame after it is gone, unless its content changed while it stood: then what it
  // remembers may be a part of itself.
  const isOpening = attempt !== null;
  useEffect(() => {
    const before = focusedBefore.current;
    if (isOpening || before === null) return;
    focusedBefore.current = null;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [isOpening]);

  const save = useCallback(
    (to: SaveTo) =>
      import("../saving/save-document.ts").then(
        ({ saveDocument }) => saveDocument(workspace, to, setAttempt),
        sayNotLoaded,
      ),
    [workspace],
  );
  const opening = useMemo(
    () => ({
      chooseFile: () => {
        const { current } = input;
        if (CAN_WRITE)
          void import("./choose-file.ts").then(
            ({ chooseFiles }) => chooseFiles(read, setAttempt, current),
            sayNotLoaded,
          );
        else current?.click();
      },
      howRead: () => {
        const { current } = report;
        return current?.of === workspace.store.getState().document.opened ? () => setAttempt(current) : null;
      },
      save,
      askToLeave: (question: LeaveQuestion) => setAttempt({ kind: "leaving", said: null, ...question }),
    }),
    [workspace, read, save],
  );
  return (
    <FileOpeningContext value={opening}>
      <SavingContext value={CAN_WRITE ? save : null}>{children}</SavingContext>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.field()}
        multiple
        onChange={({ currentTarget }) => {
          const files = Array.from(currentTarget.files ?? []);
          // So that choosing the same file again is a change again.
          currentTarget.value = "";
          if (files.length > 0) read({ files, hasFolder: false });
        }}
      />
      <DropOverlay onDrop={read} />
      <p role="status" data-live-announcer="true" className={kit.spoken}>
        {attempt?.said}
      </p>
      {attempt?.kind === "story" && <OpenStoryDialog {...attempt} onClose={close} />}
      {attempt?.kind === "view" && <OpenViewDialog {...attempt} onClose={close} />}
      {attempt !== null && attempt.kind !== "story" && attempt.kind !== "view" && (
        <OpenFileDialog attempt={attempt} onReady={begin} onOpen={openDataset} onClose={close} />
      )}
    </FileOpeningContext>
  );
}

/** Covers the page while a file is dragged over it, and receives the drop. */
function DropOverlay({ onDrop }: { onDrop: (files: FilesInHand) => void }) {
  const [isOver, setIsOver] = useState(false);
  const drop = useEffectEvent(onDrop);
  useEffect(() => {
    const ends = new AbortController();
    const on = (
      type: "dragenter" | "dragover" | "dragleave" | "drop",
      handle: (event: DragEvent, isTaken: boolean) => void,
    ) =>
      window.addEventListener(
        type,
        (event) => {
          if (!isFileDrag(event)) return;
          // A part of the page that receives files itself has done so already.
          const isTaken = event.defaultPrevented;
          // Without this the browser leaves the page and shows the file itself.
          event.preventDefault();
          handle(event, isTaken);
        },
        { signal: ends.signal },
      );
    on("dragenter", (_, isTaken) => setIsOver(!isTaken));
    on("dragover", ({ dataTransfer }) => {
      if (dataTransfer) dataTransfer.dropEffect = "copy";
    });
    // Leaving the window, and not one element for the next.
    on("dragleave", ({ relatedTarget }) => setIsOver(relatedTarget !== null));
    // Cells of a spreadsheet come as text with tabs. What is pasted into a field is the field's.
    document.addEventListener(
      "paste",
      ({ target, clipboardData }) => {
        const text = clipboardData?.getData("text/plain") ?? "";
        if (!text.includes("\t") || (target instanceof Element && target.closest("input, textarea"))) return;
        drop({ files: [new File([text], "cells.tsv")], hasFolder: false });
      },
      { signal: ends.signal },
    );
    on("drop", (event, isTaken) => {
      setIsOver(false);
      if (!isTaken) drop(filesOf(event));
    });
    return () => ends.abort();
  }, []);
  if (!isOver) return null;
  return (
    <div className={styles.overlay}>
      <p>{words.drop()}</p>
    </div>
  );
}
