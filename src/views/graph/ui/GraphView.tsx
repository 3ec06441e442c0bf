import { type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { claimInWords } from "../../../derive/claim-words.ts";
import { placesOf } from "../../../derive/places.ts";
import { supportInWords, supportOf } from "../../../derive/support.ts";
import type { Point } from "../../../drawing/edge-geometry.ts";
import { DIRECTIONS, nextPlace } from "../../../drawing/next-place.ts";
import { Selected } from "../../../drawing/ui/Selected.tsx";
import type { MenuRequest, ViewProps } from "../../../drawing/ui/view.ts";
import { presenterOf } from "../../../features/stories/presenter.ts";
import type { StagedScene } from "../../../features/stories/staged-scene.ts";
import { usePresentation } from "../../../features/stories/ui/use-presentation.ts";
import kit from "../../../lib/ui/kit.module.css";
import { latePart } from "../../../lib/ui/late-part.tsx";
import { currentOverlays } from "../../../lib/ui/overlays.ts";
import { onPageKey } from "../../../lib/ui/page-keys.ts";
import { claimAt, entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import type { Hover } from "../../../model/view-state.ts";
import { canvasWords as words } from "../../../words/en/canvas.ts";
import { drawnWords } from "../../../words/en/drawn.ts";
import { listText } from "../../../words/numbers.ts";
import { select, toggleSelected } from "../../../workspace/selection-commands.ts";
import { shownDifferences } from "../../../workspace/shown-differences.ts";
import { landmarks } from "../../../workspace/ui/landmarks.ts";
import { noteLineDetail, useDrawnParts } from "../../../workspace/ui/line-detail.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { Workspace, WorkspaceState } from "../../../workspace/workspace.ts";
import { parallelClaims } from "../bundles.ts";
import { OVERVIEW_FROM } from "../large-graph.ts";
import styles from "./GraphView.module.css";
import { type Drawing, type KeptDrawing, keepDrawing } from "./kept-drawing.ts";
import { SelectionBar } from "./SelectionBar.tsx";
import type { Thing } from "./SelectionTools.tsx";
import { StageControls, ZOOM_STEP } from "./StageControls.tsx";
import { type CanvasWorkspace, createShownWorkspace } from "./shown-workspace.ts";
import { type GraphHandle, mountGraph } from "./sigma-adapter.ts";
import type { PointerMode } from "./stage-gestures.ts";
import type { StageHandle } from "./stage-handle.ts";
import type { StageOptions } from "./stage-options.ts";
import { onResize } from "./stage-size.ts";

const GuestGestures = latePart(async () => (await import("./GuestGestures.tsx")).GuestGestures);
const DifferencesKey = latePart(async () => (await import("./DifferencesKey.tsx")).DifferencesKey);
const Minimap = latePart(async () => (await import("./Minimap.tsx")).Minimap);
const DrawingNote = latePart(async () => (await import("./DrawingNote.tsx")).DrawingNote);

/**
 * The canvas: the graph with its controls. It is one stop of the Tab key; inside it the arrow keys move between entities
 * and Enter selects. What the pointer or the keys are on is read out by a live region.
 * @param hasTools whether areas can be selected and the actions for a selection are shown below the graph.
 */
export function GraphView({
  theme,
  onMenu,
  onPicture,
  onMount,
  onStandIn,
  longPressMs,
  hasTools = true,
  isGuest = false,
}: StageOptions & ViewProps) {
  const workspace = useWorkspace();
  const host = landmarks.canvas;
  const handle = useRef<StageHandle | null>(null);
  const kept = useRef<KeptDrawing | null>(null);
  const note = useRef<HTMLDivElement>(null);
  /** The theme whose colours the drawing has read from the page. */
  const themeRead = useRef(theme);
  const outline = useRef<SVGPolygonElement>(null);
  const [{ drawing, hasStandIn }, setDrawing] = useState<{ drawing: Drawing; hasStandIn: boolean }>(NOT_LOST);
  const isCompared = useStore(shownDifferences, ({ now }) => now !== null);
  const isPresented = usePresentation((on) => on?.workspace === workspace);
  const [shown] = useState(() => createShownWorkspace(workspace));
  const [mode, setMode] = useState<PointerMode>("move");
  const [overlap, setOverlap] = useState<readonly Thing[]>([]);
  const [draggedPin, setDraggedPin] = useState(-1);
  const [graph, setGraph] = useState<GraphHandle | null>(null);
  const isVast = useWorkspaceState(hasOverview);

  // On a static image no areas can be selected.
  const inForce = isPresented || drawing.is !== "drawn" ? "move" : mode;

  const askForMenu = (request: MenuRequest) => {
    // The menu gives the focus back to the stage, wherever it was asked for.
    host.current?.focus({ preventScroll: true });
    onMenu?.(request);
  };
  const latestAskForMenu = useRef(askForMenu);
  latestAskForMenu.current = askForMenu;

  useLayoutEffect(() => shown.show(workspace), [shown, workspace]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the stage is mounted once
  useEffect(() => {
    const stage = host.current;
    if (stage === null) return;
    const listeners = {
      onMenu: (request: MenuRequest) => latestAskForMenu.current(request),
      // Drawn with each move of the pointer, so not by way of React.
      onDraw: (points: readonly Point[]) =>
        outline.current?.setAttribute("points", points.map(({ x, y }) => `${x},${y}`).join(" ")),
      onOverlap: (things: readonly NonNullable<Hover>[]) => {
        const { knowledge } = shown.workspace.store.getState();
        setOverlap(
          things.map(({ kind, number }) => {
            return { kind, id: (kind === "entity" ? entityAt(knowledge, number) : claimAt(knowledge, number)).id };
          }),
        );
      },
      onPinned: setDraggedPin,
      overlays: currentOverlays,
      onDetail: noteLineDetail,
      staged: () => stagedIn(shown.current()),
      ...(longPressMs === undefined ? {} : { longPressMs }),
    };
    const keeper = keepDrawing(stage, {
      draw: () => {
        const drawn = mountGraph(stage, shown.workspace, listeners);
        setGraph(drawn);
        onMount?.(drawn);
        return drawn;
      },
      drawStandIn: async () => {
        const standIn = (await import("./still-graph.ts")).mountStill(stage, shown.workspace, listeners);
        onStandIn?.();
        return standIn;
      },
      onChange: (next, now) => {
        handle.current = now;
        // The button goes with the note.
        if (next.is === "drawn" && note.current?.contains(document.activeElement)) stage.focus({ preventScroll: true });
        if (next.is === "drawn" && next.isAgain) releaseHover(stage, shown.workspace);
        setDrawing({ drawing: next, hasStandIn: next.is !== "drawn" && now !== null });
      },
    });
    kept.current = keeper;
    return () => keeper.dispose();
  }, []);

  useEffect(() => {
    const stage = host.current;
    if (stage === null) return;
    const tell = () => workspace.resize({ width: stage.clientWidth, height: stage.clientHeight });
    tell();
    return onResize(stage, tell);
  }, [workspace]);

  useEffect(() => {
    // What is drawn for the first time has read them already.
    if (themeRead.current !== theme) handle.current?.repaint();
    themeRead.current = theme;
  }, [theme]);

  useEffect(() => {
    const forced = matchMedia("(forced-colors: active)");
    const repaint = () => handle.current?.repaint();
    forced.addEventListener("change", repaint);
    return () => forced.removeEventListener("change", repaint);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing is told the mode
  useEffect(() => {
    handle.current?.setMode(inForce);
    if (inForce === "move") return;
    const leave = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      setMode("move");
    };
    // Before the command that clears the selection.
    return onPageKey(leave, { on: document });
  }, [inForce, drawing]);

  const askForMenuByKeys = () => {
    const request = handle.current?.menuForKeys();
    if (request !== undefined) askForMenu(request);
  };
  const onContextMenu = (event: MouseEvent) => {
    // Of the pointer's own requests the stage takes care; what comes to the stage itself comes from the keyboard.
    if (event.target !== host.current) return;
    event.preventDefault();
    askForMenuByKeys();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { knowledge, view, derived, hover } = workspace.store.getState();
    const direction = DIRECTIONS[event.key as keyof typeof DIRECTIONS];
    const here = hover?.kind === "entity" ? hover.number : knowledge.entityNumber.get(view.selection.entities[0] ?? "");
    if (direction !== undefined) {
      const next =
        here === undefined
          ? derived.entityMask.indexOf(1)
          : nextPlace(placesOf(knowledge, view.moved), derived.entityMask, here, direction);
      if (next >= 0) {
        workspace.point({ kind: "entity", number: next });
        handle.current?.reveal(next);
      }
    } else if ((event.key === "Enter" || event.key === " ") && here !== undefined) {
      const items = { entities: [entityAt(knowledge, here).id as string], claims: [] };
      workspace.dispatch(event.shiftKey ? toggleSelected : select, items);
    } else if (event.key === "+" || event.key === "=") handle.current?.zoomBy(ZOOM_STEP);
    else if (event.key === "-") handle.current?.zoomBy(1 / ZOOM_STEP);
    else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) askForMenuByKeys();
    else return;
    event.preventDefault();
  };

  return (
    <section className={styles.view} aria-label={words.graph()}>
      <div
        ref={host}
        className={styles.stage}
        role="application"
        aria-roledescription={words.role()}
        aria-label={words.keys()}
        aria-describedby="graph-drawn graph-pointer"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is interactive, see role
        tabIndex={0}
        data-mode={inForce}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
        onBlur={() => workspace.point(null)}
        onPointerDown={() => setDraggedPin(-1)}
      />
      <svg className={styles.outline} aria-hidden="true">
        <polygon ref={outline} />
      </svg>
      <Drawn />
      <PointedAt draggedPin={draggedPin} />
      {!isPresented && <Selected />}
      {isCompared && !isPresented && <DifferencesKey isDrawn={drawing.is === "drawn"} />}
      {isGuest && <GuestGestures stage={host} />}
      {(drawing.is !== "drawn" || drawing.isAgain) && (
        <DrawingNote
          ref={note}
          drawing={drawing}
          hasStandIn={hasStandIn}
          onDrawAgain={() => kept.current?.drawAgain()}
          onClose={() => host.current?.focus({ preventScroll: true })}
        />
      )}
      {/* A story is shown without tools: wheel, pinch and the keys are there. */}
      {!isPresented && (
        <>
          {hasTools && isVast && graph !== null && drawing.is === "drawn" && <Minimap theme={theme} graph={graph} />}
          {hasTools && <SelectionBar overlap={overlap} />}
          <StageControls
            onZoom={(factor) => handle.current?.zoomBy(factor)}
            mode={mode}
            onMode={setMode}
            hasModes={hasTools && drawing.is === "drawn"}
            onPicture={onPicture}
          />
        </>
      )}
    </section>
  );
}

/** The current scene if the workspace belongs to a story; else null. */
function stagedIn(workspace: Workspace): StagedScene | null {
  const on = presenterOf(workspace).store.getState();
  return on?.workspace === workspace ? on : null;
}

/** Whether so much is shown that an overview helps. */
const hasOverview = ({ derived }: WorkspaceState): boolean => derived.shownEntities > OVERVIEW_FROM;

const NOT_LOST: { drawing: Drawing; hasStandIn: boolean } = {
  drawing: { is: "drawn", isAgain: false },
  hasStandIn: false,
};

/** A new drawing does not know what the one before was pointing at, and could not release it. */
function releaseHover(stage: HTMLElement, workspace: CanvasWorkspace): void {
  if (workspace.store.getState().hover === null) return;
  // In the capture phase: what the pointer is on now is reported after it.
  stage.addEventListener("mousemove", () => workspace.point(null), { once: true, capture: true });
}

/** What is read out for a line: its claim, or the number of its claims with their support and the firmest of them. */
const lineInWords = ({ knowledge, derived, view }: WorkspaceState, claim: number): string => {
  const claims = view.bundled ? parallelClaims(knowledge, derived.claimMask, claim) : [claim];
  const firmest = claimInWords(knowledge, derived, claim);
  if (claims.length < 2) return firmest;
  const support = supportInWords(supportOf(knowledge, claims, derived.attributionMask));
  return words.bundledLine({ count: claims.length, support, claim: firmest });
};

const pointedAt = (state: WorkspaceState): string => {
  const { knowledge, hover } = state;
  if (hover === null) return "";
  if (hover.kind === "claim") return lineInWords(state, hover.number);
  const entity = entityAt(knowledge, hover.number);
  const { gloss } = entity;
  const values = { name: nameOf(entity), claims: knowledge.entityClaimCount[hover.number] as number };
  return gloss === undefined ? words.entity(values) : words.entityWithGloss({ ...values, gloss });
};

/** Describes the canvas: how many claims it shows, and which of them not as a line of their own. */
function Drawn() {
  const claims = useWorkspaceState((state) => state.derived.shownClaims);
  return (
    <p id="graph-drawn" hidden>
      {listText([drawnWords.description({ claims }), ...useDrawnParts().map((part) => part.words)], "comma")}
    </p>
  );
}

/** What is said on the canvas of what is pointed at: that it is not shown there, or does not let itself be dragged. */
const noteOn = ({ knowledge, derived, hover }: WorkspaceState, draggedPin: number): string => {
  if (hover === null) return "";
  const { kind, number } = hover;
  if (kind === "entity" && number === draggedPin) return words.pinned({ name: nameOf(entityAt(knowledge, number)) });
  const { entityMask, entityDim, claimMask, claimDim } = derived;
  const [mask, dim] = kind === "entity" ? [entityMask, entityDim] : [claimMask, claimDim];
  if (mask[number] === 1 || dim[number] === 1) return "";
  const name = kind === "entity" ? nameOf(entityAt(knowledge, number)) : claimInWords(knowledge, derived, number);
  return words.notShown({ name });
};

/**
 * Reads out what the pointer or the arrow keys are on, and says on the canvas what else is to be known of it.
 * @param draggedPin the pinned entity that was last dragged, or -1.
 */
function PointedAt({ draggedPin }: { draggedPin: number }) {
  const text = useWorkspaceState(pointedAt);
  const note = useWorkspaceState((state) => noteOn(state, draggedPin));
  return (
    <>
      <p id="graph-pointer" className={kit.spoken} aria-live="polite">
        {text} {note}
      </p>
      {note !== "" && (
        <p className={styles.note} aria-hidden="true" dir="auto">
          {note}
        </p>
      )}
    </>
  );
}
