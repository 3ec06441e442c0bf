import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { Source } from "../../../model/dataset.ts";
import { claimAt } from "../../../model/knowledge-graph.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { passageLocator, type TextState } from "../check-text.ts";
import type { OpenedText } from "../opened-text.ts";
import { selectPassage } from "../passage-commands.ts";
import { indexPassages, openSentence } from "../passage-index.ts";
import { layOutCopy } from "../passage-marks.ts";
import { type SentenceView, viewSentence } from "../sentence-words.ts";
import { CopyRows, DigestRows, type PageActions } from "./PassageRows.tsx";
import styles from "./TextPanel.module.css";
import { useDraggedPassage } from "./use-dragged-passage.ts";

/** The sentences of a source, in the text of the reader's copy or by digests, and the claims of the open sentence. */
export function PassagePage({
  panel,
  source,
  text,
}: {
  /** The element that scrolls. */
  panel: RefObject<HTMLElement | null>;
  source: Source;
  text: OpenedText | null;
}) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const selection = useWorkspaceState((state) => state.view.selection);
  const view = useWorkspaceState((state) => state.view.room);
  const page = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const [collapsed, setCollapsed] = useState<string | null>(null);
  const [tabStop, setTabStop] = useState<string | null>(null);

  const index = useMemo(() => indexPassages(knowledge, source), [knowledge, source]);
  const open = openSentence(index, knowledge, { room: view, selection })?.at ?? null;
  const sentences = useMemo(
    () => new Map(index.sentences.map((record) => [record.at, viewSentence(knowledge, derived, record)])),
    [index, knowledge, derived],
  );
  const copy = useMemo(() => text && layOutCopy(text.normal, index, text.segments), [text, index]);
  const marks = useMemo(() => {
    if (text === null) return [];
    const locate = passageLocator(source, text.segments);
    return selection.claims
      .flatMap((id) => knowledge.dataset.claims[knowledge.claimNumber.get(id) ?? -1]?.attributions ?? [])
      .flatMap(({ evidence }) => evidence.filter((passage) => passage.source === source.id).map(locate));
  }, [text, source, knowledge, selection]);
  const states = useMemo(
    () => new Map(text?.segments.map(({ at, state }): [string, TextState] => [at, state])),
    [text],
  );

  const select = (at: readonly string[]) => void workspace.dispatch(selectPassage, { source: source.id, at: [...at] });
  const wasDragged = useDraggedPassage(page, select);
  useShowOpenSentence(panel, page, open, text, marks);

  const actions: PageActions = {
    select: (at) => {
      if (wasDragged()) return;
      const shown = sentences.get(at)?.shown ?? [];
      const isChosen =
        at === open &&
        view.kind === "text" &&
        view.at === at &&
        shown.map((claim) => claimAt(knowledge, claim).id).join() === selection.claims.join();
      setCollapsed(isChosen && collapsed !== at ? at : null);
      if (!isChosen) select([at]);
    },
    step: (at, key) => neighbour(page.current, at, key)?.focus(),
    focus: (at) => {
      setTabStop(at);
      setPointed(at);
    },
    point: setPointed,
  };
  const rows = {
    source: source.id,
    index,
    sentences,
    states,
    open,
    isCollapsed: open !== null && open === collapsed,
    tabStop: tabStop ?? open ?? index.sentences[0]?.at ?? null,
    actions,
  };
  return (
    <>
      <div ref={page} className={styles.page} lang={source.language} dir="auto">
        {text !== null && copy !== null ? (
          <CopyRows {...rows} copy={copy} normal={text.normal} marks={marks} />
        ) : (
          <DigestRows {...rows} />
        )}
      </div>
      <Pointed sentence={sentences.get(pointed ?? "")} />
    </>
  );
}

/** A line at the foot of the panel on the sentence under the pointer or the focus; screen readers hear the sentence itself. */
function Pointed({ sentence }: { sentence: SentenceView | undefined }) {
  return (
    <p className={styles.pointed} aria-hidden data-empty={sentence === undefined || undefined}>
      {sentence && (
        <>
          <b>{sentence.name}</b>
          {sentence.remark !== null && ` · ${sentence.remark}`}
        </>
      )}
    </p>
  );
}

/** Brings the open sentence into view when it becomes another one, and gives it the focus that a closed card has left. */
function useShowOpenSentence(
  panel: RefObject<HTMLElement | null>,
  page: RefObject<HTMLElement | null>,
  open: string | null,
  text: OpenedText | null,
  marks: readonly unknown[],
): void {
  const workspace = useWorkspace();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other marks or another text put the sentence elsewhere
  useEffect(() => {
    const sentence = page.current?.querySelector<HTMLElement>(`[data-at="${CSS.escape(open ?? "")}"]`);
    const scrolled = panel.current;
    if (!sentence || !scrolled) return;
    const { top, bottom } = (sentence.querySelector("mark") ?? sentence).getBoundingClientRect();
    const frame = scrolled.getBoundingClientRect();
    // At once: the distance may be many screens.
    if (top < frame.top + EDGE || bottom > frame.bottom - EDGE)
      scrolled.scrollBy({ top: (top + bottom) / 2 - (frame.top + frame.bottom) / 2 });
    const isFocusLost = document.activeElement === null || document.activeElement === document.body;
    if (isFocusLost && workspace.store.getState().lastChange?.kind === "done") sentence.focus({ preventScroll: true });
  }, [panel, page, open, text, marks, workspace]);
}

/** Room in CSS pixels that a sentence should have above and below. */
const EDGE = 56;

/** The sentence that a key leads to; undefined where it leads nowhere. */
function neighbour(page: HTMLElement | null, at: string, key: string): HTMLElement | undefined {
  const all = Array.from(page?.querySelectorAll<HTMLElement>("[data-at]") ?? []);
  const here = all.findIndex((sentence) => sentence.dataset.at === at);
  switch (key) {
    case "ArrowDown":
    case "ArrowRight":
      return all[here + 1];
    case "ArrowUp":
    case "ArrowLeft":
      return all[here - 1];
    case "Home":
      return all[0];
    case "End":
      return all.at(-1);
    default:
      return undefined;
  }
}
