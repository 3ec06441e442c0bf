import { ArrowLeft } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { claimsOnSource } from "../../../derive/entity-claims.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { hasText, type Source, type SourceWithText } from "../../../model/dataset.ts";
import type { Issue } from "../../../model/issue.ts";
import { describeWhen } from "../../../model/when.ts";
import { sourceTextWords as words } from "../../../words/en/source-text.ts";
import { uiWords } from "../../../words/en/ui.ts";
import { workspaceWords } from "../../../words/en/workspace.ts";
import type { Words } from "../../../words/message.ts";
import { listText } from "../../../words/numbers.ts";
import { leavePanel } from "../../../workspace/panel-commands.ts";
import { ClaimList } from "../../../workspace/ui/ClaimList.tsx";
import { WouldFall } from "../../../workspace/ui/WouldFall.tsx";
import { useRunTask, useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { type OpenedText, stateOfCopy, tallySentences } from "../opened-text.ts";
import { PassagePage } from "./PassagePage.tsx";
import { readOwnCopy } from "./read-own-copy.ts";
import { SourceReference } from "./SourceReference.tsx";
import { forgetText, keepText, textKeeping, useOpenedText } from "./session-texts.ts";
import { TextInvitation } from "./TextInvitation.tsx";
import styles from "./TextPanel.module.css";

/** The state of opening a copy. */
type Attempt = { readonly kind: "none" } | { readonly kind: "reading" } | { readonly kind: "refused"; issue: Issue };

/**
 * The panel Source text: the reader's own copy, sentence by sentence with the claims from each, or, as long as none is
 * open, the digests and locators.
 */
export function TextPanel() {
  const source = useWorkspaceState(({ view: { room }, knowledge }) =>
    room.kind === "text" ? knowledge.dataset.sources.find(({ id }) => id === room.source) : undefined,
  );
  if (source === undefined) return null;
  return hasText(source) ? (
    <SourcePanel key={source.id} source={source} />
  ) : (
    <ReferencePanel key={source.id} source={source} />
  );
}

/** A source that is known by reference only: no copy can be checked against it, but there are claims from it. */
function ReferencePanel({ source }: { source: Source }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const claimMask = useWorkspaceState((state) => state.derived.claimMask);
  return (
    <section className={`${kit.panel} ${styles.panel}`} aria-label={words.title()} data-testid="text-panel">
      <PanelHead source={source} />
      <p className={styles.stateWords}>{words.noRecord()}</p>
      <SourceReference source={source} />
      <ClaimList title={words.claims()} claims={claimsOnSource(knowledge, claimMask, source.id)} />
    </section>
  );
}

function PanelHead({ source }: { source: Source }) {
  const workspace = useWorkspace();
  const room = useWorkspaceState((state) => state.view.room);
  return (
    <>
      <Button weight="quiet" className={kit.back ?? ""} onClick={() => workspace.dispatch(leavePanel)}>
        <ArrowLeft size={14} strokeWidth={1.75} aria-hidden /> {workspaceWords.back()}
      </Button>
      <header>
        <h2 className={`${kit.title} ${styles.title}`} dir="auto">
          {/* What has no title is called by its address, which follows. */}
          {source.title ?? (source.address === undefined ? source.id : words.source())}
        </h2>
        <p className={kit.mute}>
          {listText(
            [source.publisher, source.publishedAt === null ? null : describeWhen(source.publishedAt)].filter(
              (part) => part !== null,
            ),
            "comma",
          )}
        </p>
      </header>
      <WouldFall ground={{ source: source.id, at: null }} room={room} />
    </>
  );
}

function SourcePanel({ source }: { source: SourceWithText }) {
  const workspace = useWorkspace();
  const text = useOpenedText(source.id);
  const keeping = useStore(textKeeping);
  const [attempt, setAttempt] = useState<Attempt>({ kind: "none" });
  const runTask = useRunTask();
  const [isOver, setIsOver] = useState(false);
  const running = useRef<AbortController | null>(null);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => () => running.current?.abort(), []);

  const open = async (given: File | string) => {
    running.current?.abort();
    const run = new AbortController();
    running.current = run;
    setAttempt({ kind: "reading" });
    const result = await readOwnCopy(given, source, run.signal, runTask);
    if (result === "cancelled" || run.signal.aborted) return;
    setAttempt(result.ok ? { kind: "none" } : { kind: "refused", issue: result.error });
    if (result.ok) keepText(workspace, result.value);
  };
  const openFiles = (files: readonly File[]) => {
    const [file, ...others] = files;
    if (file !== undefined && others.length === 0) void open(file);
    else if (file !== undefined) setAttempt({ kind: "refused", issue: severalFiles() });
  };
  const cancel = () => {
    running.current?.abort();
    setAttempt({ kind: "none" });
  };

  return (
    <section
      ref={panel}
      className={`${kit.panel} ${styles.panel}`}
      aria-label={words.title()}
      data-testid="text-panel"
      data-over={isOver || undefined}
      // The page leaves files to this panel whose events have lost their default here.
      onDragEnter={(event) => event.dataTransfer.types.includes("Files") && event.preventDefault()}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        openFiles(Array.from(event.dataTransfer.files));
      }}
    >
      <PanelHead source={source} />
      <StateLine source={source} text={text} attempt={attempt} onCancel={cancel} />
      {text === null ? (
        <TextInvitation
          isBusy={attempt.kind === "reading"}
          onFiles={openFiles}
          onPaste={(pasted) => void open(pasted)}
        />
      ) : (
        <>
          <p className={kit.mute}>
            {keeping.isOn ? words.keptLonger() : words.kept()}{" "}
            <Button weight="link" onClick={() => forgetText(workspace, text.sourceHash)}>
              {words.remove()}
            </Button>
          </p>
          {keeping.set !== null && (
            <label className={`${kit.tick} ${kit.mute}`}>
              <input
                type="checkbox"
                checked={keeping.isOn}
                onChange={({ currentTarget }) => keeping.set?.(currentTarget.checked)}
              />
              {words.keepLonger()}
            </label>
          )}
        </>
      )}
      <PassagePage panel={panel} source={source} text={text} />
    </section>
  );
}

const severalFiles = (): Issue => ({
  code: "text/several-files",
  path: "",
  message: words.severalFiles(),
  hint: null,
});

/** The state of the copy; a screen reader hears it when it changes. */
function StateLine({
  source,
  text,
  attempt,
  onCancel,
}: {
  source: Source;
  text: OpenedText | null;
  attempt: Attempt;
  onCancel: () => void;
}) {
  const { headline, details }: { readonly headline: string; readonly details: readonly Words[] } =
    text === null ? { headline: "", details: [] } : stateOfCopy(text, tallySentences(source, text.segments));
  const state =
    attempt.kind === "reading" ? words.reading() : attempt.kind === "refused" ? attempt.issue.message : headline;
  const more =
    attempt.kind === "refused" ? [attempt.issue.hint] : attempt.kind === "none" ? [...details, text?.note] : [];
  return (
    <div className={`${kit.mute} ${styles.state}`} data-refused={attempt.kind === "refused" || undefined}>
      <p role="status" className={styles.stateWords}>
        {state}
      </p>
      {attempt.kind === "reading" && (
        <Button weight="link" onClick={onCancel}>
          {uiWords.cancel()}
        </Button>
      )}
      {more.map((line) => line && <p key={line}>{line}</p>)}
    </div>
  );
}
