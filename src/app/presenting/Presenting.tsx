import {
  ArrowLeft,
  ArrowRight,
  CircleQuestionMark,
  List,
  Maximize,
  Minimize,
  NotebookText,
  Pause,
  Play,
  Undo2,
  X,
} from "lucide-react";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useStore } from "zustand";
import { presentedStory, presenterOf } from "../../features/stories/presenter.ts";
import { usePresentation } from "../../features/stories/ui/use-presentation.ts";
import { keyInWords } from "../../lib/key-words.ts";
import { isAppleKeyboard } from "../../lib/ui/apple-keyboard.ts";
import { Button } from "../../lib/ui/Button.tsx";
import { enterFullScreen, isFullScreen, leaveFullScreen } from "../../lib/ui/full-screen.ts";
import { IconButton } from "../../lib/ui/IconButton.tsx";
import kit from "../../lib/ui/kit.module.css";
import { onPageKey } from "../../lib/ui/page-keys.ts";
import { prefersReducedMotion } from "../../lib/ui/reduced-motion.ts";
import { areSingleKeysOn } from "../../lib/ui/single-keys.ts";
import type { ViewState } from "../../model/view-state.ts";
import { presentingWords as words } from "../../words/en/presenting.ts";
import { shellWords } from "../../words/en/shell.ts";
import type { Words } from "../../words/message.ts";
import { MayEdit, useWorkspace, useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import { CurrentPanel } from "../CurrentPanel.tsx";
import { playing } from "./autoplay.ts";
import { closeNotesWindow, openNotesWindow } from "./notes-window.ts";
import styles from "./Presenting.module.css";
import { PresentingKeys } from "./PresentingKeys.tsx";
import { playStory } from "./play-story.ts";
import { type Move, moveOf, placesAt } from "./presenting-keys.ts";
import { SceneList } from "./SceneList.tsx";
import { ScenePage } from "./ScenePage.tsx";
import { SpeakerNotes } from "./SpeakerNotes.tsx";
import { goBack, goOn, goToScene } from "./story-walk.ts";
import { useStillCursor } from "./use-still-cursor.ts";
import { useSwipe } from "./use-swipe.ts";

/** How long a message stays above the tools. */
const MESSAGE_MS = 8_000;

/** What the presenter opened beside the scene: details or a panel that the scene itself does not show. */
const openedBeside = ({ selection, room }: ViewState, sceneView: ViewState) => {
  const hasDetails = selection !== sceneView.selection && selection.entities.length + selection.claims.length > 0;
  const isPanel = room !== sceneView.room && room.kind !== "reading";
  // The object itself, which differs from one selection to the next, so that each opens anew.
  return hasDetails ? selection : isPanel ? room : null;
};

/**
 * The column beside the canvas while a story is presented: the scene's text and the presenter's tools. It handles the keys
 * of the whole page until the presentation ends.
 */
export function Presenting({ theme }: { theme: "light" | "dark" }) {
  const workspace = useWorkspace();
  const presenter = presenterOf(workspace);
  const story = usePresentation(presentedStory);
  const scene = usePresentation((on) => on?.scene ?? 0);
  const step = usePresentation((on) => on?.step ?? 0);
  const view = useWorkspaceState((state) => state.view);
  const sceneView = usePresentation((on) => on?.sceneView ?? null);
  const hasLeftScene = sceneView !== null && view !== sceneView;
  const opened = sceneView === null ? null : openedBeside(view, sceneView);
  const isPlaying = useStore(playing);
  const [closed, setClosed] = useState<object | null>(null);
  const [overlay, setOverlay] = useState<"scenes" | "keys" | null>(null);
  const [notes, setNotes] = useState<Window | null>(null);
  const [message, setMessage] = useState<Words | null>(null);
  const [begun, setBegun] = useState(() => Date.now());
  const isFull = useFullScreen();
  const column = useRef<HTMLElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const isDrawerOpen = opened !== null && opened !== closed;

  useEffect(() => column.current?.focus({ preventScroll: true }), []);
  // A message about one place does not hold for the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the message belongs to the place
  useEffect(() => setMessage(null), [scene, step]);
  useEffect(() => {
    if (message === null) return;
    const timer = setTimeout(() => setMessage(null), MESSAGE_MS);
    return () => clearTimeout(timer);
  }, [message]);
  useEffect(
    () => () => {
      playing.setState(false);
      void leaveFullScreen();
    },
    [],
  );

  const toggleNotes = () => {
    if (notes !== null) return setNotes(null);
    const opening = openNotesWindow(words.notesOf({ title: story?.title ?? "" }), () => setNotes(null));
    setNotes(opening);
    setMessage(opening === null ? words.notesBlocked() : words.notesOpened());
  };
  useEffect(() => () => closeNotesWindow(notes), [notes]);

  const moves: Readonly<Record<Move, () => void>> = {
    next: () => {
      if (!goOn(workspace)) setMessage(words.atEnd());
    },
    previous: () => {
      if (!goBack(workspace)) setMessage(words.atBeginning());
    },
    first: () => void goToScene(workspace, 0),
    last: () => void goToScene(workspace, Number.POSITIVE_INFINITY),
    return: () => void presenter.returnToScene(),
    scenes: () => setOverlay("scenes"),
    keys: () => setOverlay("keys"),
    notes: toggleNotes,
    autoplay: () => playing.setState(!isPlaying),
    "full-screen": () => {
      if (isFullScreen()) void leaveFullScreen();
      else
        void enterFullScreen().then((isGiven) => {
          if (!isGiven) setMessage(words.noFullScreen());
        });
    },
    leave: () => {
      if (isDrawerOpen) {
        setClosed(opened);
        column.current?.focus({ preventScroll: true });
      } else presenter.end();
    },
  };
  const latestMoves = useRef(moves);
  latestMoves.current = moves;

  const onKey = useCallback((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const move = moveOf(event, placesAt(event.target), areSingleKeysOn());
    if (move === null) return;
    // Not for the canvas and the page, whose keys move between entities and change filters.
    event.preventDefault();
    event.stopPropagation();
    // A text that is longer than its place is scrolled to its end first.
    if (event.key === "ArrowDown" && scrollOn(page.current, 1)) return;
    if (event.key === "ArrowUp" && scrollOn(page.current, -1)) return;
    if (!event.repeat) latestMoves.current[move]();
  }, []);
  useEffect(() => {
    const windows = notes === null ? [window] : [window, notes];
    const stops = windows.map((on) => onPageKey(onKey, { capture: true, on }));
    return () => {
      for (const stop of stops) stop();
    };
  }, [onKey, notes]);

  const isTabHidden = usePageHidden();
  const isHeld = isTabHidden || overlay !== null;
  useEffect(() => {
    if (isPlaying && !isHeld) return playStory(workspace, () => playing.setState(false));
  }, [workspace, isPlaying, isHeld]);

  useStillCursor(isFull);
  useSwipe(
    page,
    useCallback((direction) => latestMoves.current[direction](), []),
  );
  const end = useCallback(() => presenter.end(), [presenter]);
  const scenes = useMemo(() => story?.scenes ?? [], [story]);
  if (story === null) return null;

  return (
    <section
      ref={column}
      className={styles.column}
      data-pane="scene"
      aria-label={words.story({ title: story.title })}
      tabIndex={-1}
    >
      <div ref={page} className={styles.page} inert={isDrawerOpen}>
        <ScenePage story={story} />
      </div>
      <div className={styles.tools}>
        <div className={styles.above}>
          <Message>{message}</Message>
          {hasLeftScene && !isDrawerOpen && (
            <Button weight="solid" className={styles.return ?? ""} onClick={moves.return}>
              <Undo2 size={15} strokeWidth={1.75} aria-hidden /> {words.backToScene()}{" "}
              <kbd>{keyInWords("r", isAppleKeyboard)}</kbd>
            </Button>
          )}
        </div>
        <Tool label={words.previous()} keys="ArrowLeft" onPress={moves.previous}>
          <ArrowLeft />
        </Tool>
        <Tool label={words.next()} keys="ArrowRight" onPress={moves.next}>
          <ArrowRight />
        </Tool>
        <span className={kit.gap} />
        <Tool label={isPlaying ? words.pause() : words.play()} keys="a" isPressed={isPlaying} onPress={moves.autoplay}>
          {isPlaying ? <Pause /> : <Play />}
        </Tool>
        <Tool label={words.scenes()} keys="s" onPress={moves.scenes}>
          <List />
        </Tool>
        <Tool label={words.notes()} keys="n" isPressed={notes !== null} onPress={moves.notes}>
          <NotebookText />
        </Tool>
        {document.fullscreenEnabled && (
          <Tool label={isFull ? words.exitFullScreen() : words.fullScreen()} keys="f" onPress={moves["full-screen"]}>
            {isFull ? <Minimize /> : <Maximize />}
          </Tool>
        )}
        <Tool label={words.shortcuts()} keys="?" onPress={moves.keys}>
          <CircleQuestionMark />
        </Tool>
        <Tool label={words.end()} keys="Escape" onPress={end}>
          <X />
        </Tool>
      </div>
      {isDrawerOpen && (
        <div className={styles.drawer} data-drawer>
          <div className={styles.drawerHead}>
            <Button weight="solid" onClick={moves.return}>
              <Undo2 size={15} strokeWidth={1.75} aria-hidden /> {words.backToScene()}{" "}
              <kbd>{keyInWords("r", isAppleKeyboard)}</kbd>
            </Button>
            <IconButton label={shellWords.closeDetails()} keys="Escape" onClick={moves.leave}>
              <X size={17} strokeWidth={1.75} />
            </IconButton>
          </div>
          <div className={styles.drawerBody}>
            <MayEdit value={false}>
              <CurrentPanel />
            </MayEdit>
          </div>
        </div>
      )}
      {overlay === "scenes" && (
        <SceneList
          scenes={scenes}
          current={scene}
          onChoose={(at) => void goToScene(workspace, at)}
          onClose={() => setOverlay(null)}
        />
      )}
      {overlay === "keys" && <PresentingKeys onClose={() => setOverlay(null)} />}
      {notes !== null &&
        createPortal(
          <SpeakerNotes
            story={story}
            theme={theme}
            home={notes}
            begun={begun}
            onReset={() => setBegun(Date.now())}
            onMove={(move) => moves[move]()}
            onEnd={end}
          />,
          notes.document.body,
        )}
    </section>
  );
}

function Tool({
  label,
  keys,
  isPressed,
  onPress,
  children,
}: {
  label: Words;
  /** For the tooltip, in tinykeys notation. */
  keys: string;
  isPressed?: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <IconButton className={styles.tool ?? ""} label={label} keys={keys} data-on={isPressed} onClick={onPress}>
      {children}
    </IconButton>
  );
}

/** Stays in the page, so that screen readers notice a change. */
function Message({ children }: { children: Words | null }) {
  return (
    <p role="status" className={styles.message} data-empty={children === null || undefined}>
      {children}
    </p>
  );
}

/** Scrolls the page of a scene by most of its height. False where it is at its end already. */
function scrollOn(page: HTMLElement | null, direction: 1 | -1): boolean {
  const body = page?.querySelector("[data-scene-body]");
  if (!body) return false;
  const left = direction === 1 ? body.scrollHeight - body.clientHeight - body.scrollTop : body.scrollTop;
  if (left < 2) return false;
  body.scrollBy({ top: direction * 0.7 * body.clientHeight, behavior: prefersReducedMotion() ? "instant" : "smooth" });
  return true;
}

function useFullScreen(): boolean {
  const [isFull, setFull] = useState(isFullScreen);
  useEffect(() => {
    const read = () => setFull(isFullScreen());
    document.addEventListener("fullscreenchange", read);
    return () => document.removeEventListener("fullscreenchange", read);
  }, []);
  return isFull;
}

function usePageHidden(): boolean {
  const [isHidden, setHidden] = useState(document.hidden);
  useEffect(() => {
    const read = () => setHidden(document.hidden);
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, []);
  return isHidden;
}
