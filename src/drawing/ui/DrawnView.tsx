import { Image, Maximize, Minus, Plus } from "lucide-react";
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { useStore } from "zustand";
import { measuring } from "../../derive/drawn-by/measured-values.ts";
import { asOneStop } from "../../lib/ui/as-one-stop.ts";
import { IconButton } from "../../lib/ui/IconButton.tsx";
import kit from "../../lib/ui/kit.module.css";
import { facesVersion, onFaces } from "../../lib/ui/page-faces.ts";
import { claimAt, entityAt } from "../../model/knowledge-graph.ts";
import { canvasWords } from "../../words/en/canvas.ts";
import { drawnViewWords as words } from "../../words/en/drawn-view.ts";
import type { Words } from "../../words/message.ts";
import { noteZoom } from "../../workspace/open-views.ts";
import { clearSelection, focusOn, select, toggleSelected } from "../../workspace/selection-commands.ts";
import { landmarks } from "../../workspace/ui/landmarks.ts";
import { useWorkspace, useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../workspace/workspace.ts";
import type { Drawable, Drawn, DrawnViewKind } from "../drawn.ts";
import type { Point } from "../edge-geometry.ts";
import type { LegendGroup } from "../legend-entry.ts";
import type { PathMark } from "../marks.ts";
import { DIRECTIONS, nextPlace } from "../next-place.ts";
import { type Shift, type Sight, shiftFor, sightOf, zoomFrom } from "../sight.ts";
import type { Size } from "../size.ts";
import { middleOf, outlineOf, type Target, targetAt } from "../targets.ts";
import styles from "./DrawnView.module.css";
import { drawMarks, measureOn } from "./draw-marks.ts";
import { clearCanvas, fitCanvas } from "./fit-canvas.ts";
import { trackPanZoom } from "./pan-zoom.ts";
import { readPalette } from "./read-palette.ts";
import type { ViewProps } from "./view.ts";

/** Factor of one step of zooming. */
const ZOOM_STEP = 1.5;
/** How far what is pointed at, and what is selected, is outlined outside itself, in CSS pixels. */
const OUTLINE = { hovered: 1.5, selected: 2.5 } as const;
/** The same of a line, along it. */
const GLOW = { width: 9, opacity: 0.28 } as const;
/** How far from the edge something that keys lead to comes to lie, in CSS pixels. */
const REVEAL_MARGIN = 48;
const LONG_PRESS_MS = 500;
/** Greatest width of what is shown beside the pointer, in CSS pixels. */
const TIP_WIDTH = 320;

const knowledgeOf = ({ knowledge }: WorkspaceState) => knowledge;
const viewOf = ({ view }: WorkspaceState) => view;
const derivedOf = ({ derived }: WorkspaceState) => derived;
const hoverOf = ({ hover }: WorkspaceState) => hover;

/**
 * A view that is drawn by marks: on a canvas that is panned by dragging and magnified by wheel, pinch and keys. It is one
 * stop of the Tab key; the arrow keys go from one thing to the next, Enter selects, Shift adds. What is pointed at is shown
 * beside the pointer and read out. What is selected or pointed at elsewhere on the page is outlined here.
 * @param label what the drawing is, and how keys go through it, for those who do not see it.
 * @param settings controls of the view, in a row above it.
 * @param notes what stands below it; default: the notes of what is drawn.
 * @param onLegend told of the signs that are in sight whenever these change.
 * @param over what lies over the drawing, as handles; it is given what is in sight when it asks, null before anything is.
 */
export function DrawnView({
  kind,
  label,
  settings,
  notes,
  over,
  onLegend,
  theme,
  hasTools = true,
  isGuest = false,
  onMenu,
  onPicture,
}: ViewProps & {
  kind: DrawnViewKind;
  label: Words;
  settings?: ReactNode;
  notes?: ReactNode;
  over?: (sightNow: () => Sight | null) => ReactNode;
  onLegend?: (legend: readonly LegendGroup[]) => void;
}) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState(knowledgeOf);
  const view = useWorkspaceState(viewOf);
  const derived = useWorkspaceState(derivedOf);
  const hover = useWorkspaceState(hoverOf);
  const host = useRef<HTMLDivElement>(null);
  const below = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  const [pointed, setPointed] = useState<Target | null>(null);
  const spoken = useId();
  // Labels come with the values of a measure.
  const measured = useStore(measuring, ({ computed }) => computed);
  const faces = useSyncExternalStore(onFaces, facesVersion);
  // What is in sight belongs to the view, but does not change what is drawn of it.
  const { camera: _, zooms, selection, ...looks } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of a view, what is drawn by
  const drawable = useMemo(
    () => kind.prepare({ knowledge, view, derived, hover: null }),
    [kind, knowledge, derived, measured, ...Object.values(looks)],
  );
  const whole = useMemo(() => (size === null ? null : drawable.whole(size)), [drawable, size]);
  const zoom = zooms[kind.id] ?? null;
  /** Where the drawing is now, while it is moved ahead of what the view keeps. */
  const shift = useRef<Shift>({ left: 0, top: 0, by: 1 });
  const drawn = useRef<Drawn>({ marks: [], targets: [] });
  const latest = useRef<{ readonly drawable: Drawable; readonly size: Size; readonly whole: Size } | null>(null);
  latest.current = size === null || whole === null ? null : { drawable, size, whole };

  const outline = () => {
    const { current: now } = latest;
    if (above.current === null || host.current === null || now === null) return;
    const context = clearCanvas(above.current, now.size);
    const palette = readPalette(host.current);
    const state = workspace.store.getState();
    const isHovered = matcherOf(state, "hover");
    const isSelected = matcherOf(state, "selection");
    const marks: PathMark[] = [];
    for (const target of drawn.current.targets) {
      const isOn = target === pointedNow.current || isHovered(target);
      if (!isOn && !isSelected(target)) continue;
      const distance = isOn ? OUTLINE.hovered : OUTLINE.selected;
      const d = outlineOf(target.area, distance);
      const stroke = isOn && !isSelected(target) ? palette.ink : palette.accent;
      const mark = { kind: "path", d, stroke, isRound: true } as const;
      // A line shines through: its pattern says how certain the claim is.
      marks.push(target.area.kind === "line" ? { ...mark, ...GLOW } : { ...mark, width: isOn ? 1.5 : 2 });
    }
    drawMarks(context, marks);
  };
  const sightNow = () =>
    latest.current && sightOf(latest.current.size, latest.current.whole, shift.current, kind.zoomable);
  const pointedNow = useRef<Target | null>(null);
  const frame = useRef(0);
  const legendNow = useRef("");
  const draw = () => {
    frame.current = 0;
    const { current: now } = latest;
    if (below.current === null || host.current === null || now === null) return;
    const context = fitCanvas(below.current, now.size);
    const sight = sightNow();
    if (sight === null) return;
    const palette = readPalette(host.current);
    drawn.current = now.drawable.draw(sight, palette, measureOn(context));
    if (onLegend !== undefined) {
      const legend = now.drawable.legend(palette);
      const named = [palette.paper, ...legend.flatMap(({ entries }) => entries.map(({ label }) => label))].join("\n");
      if (named !== legendNow.current) onLegend(legend);
      legendNow.current = named;
    }
    drawMarks(context, drawn.current.marks);
    if (above.current !== null) fitCanvas(above.current, now.size);
    outline();
  };
  const handlers = useRef({ draw, outline });
  handlers.current = { draw, outline };

  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const tell = () => {
      if (element.clientWidth > 0) setSize({ width: element.clientWidth, height: element.clientHeight });
    };
    tell();
    // Without a graph on the page, what leads to the canvas leads here.
    if (landmarks.canvas.current === null) landmarks.canvas.current = element;
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    return () => {
      observer.disconnect();
      if (landmarks.canvas.current === element) landmarks.canvas.current = null;
    };
  }, []);

  const panZoom = useRef<ReturnType<typeof trackPanZoom> | null>(null);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const tracked = trackPanZoom(element, {
      zoomable: kind.zoomable,
      isGuest,
      sizes: () => latest.current,
      onMove: (next) => {
        shift.current = next;
        frame.current ||= requestAnimationFrame(() => handlers.current.draw());
      },
      onRest: (next) => {
        const now = latest.current;
        if (now === null) return;
        const kept = zoomFrom(next, now.size, now.whole, kind.zoomable);
        workspace.dispatch(noteZoom, { view: kind.id, zoom: kept });
      },
    });
    panZoom.current = tracked;
    return () => {
      tracked.dispose();
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    };
  }, [kind, isGuest, workspace]);

  // What the view keeps wins over where the drawing is, but for differences that nobody sees.
  useLayoutEffect(() => {
    if (size === null || whole === null) return;
    shift.current = shiftFor(zoom, size, whole, kind.zoomable);
    panZoom.current?.put(shift.current);
    handlers.current.draw();
  }, [zoom, size, whole, kind]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew by each of them
  useLayoutEffect(() => handlers.current.draw(), [drawable, theme, faces]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: outlined anew by each of them
  useLayoutEffect(() => handlers.current.outline(), [hover, selection, pointed]);

  const point = (target: Target | null) => {
    if (pointedNow.current === target) return;
    pointedNow.current = target;
    setPointed(target);
    const [entity, claim] = [only(target?.entities), only(target?.claims)];
    if (target === null) workspace.point(null);
    else if (entity !== null && target.claims.length === 0) workspace.point({ kind: "entity", number: entity });
    else if (claim !== null) workspace.point({ kind: "claim", number: claim });
    else workspace.point(null);
  };
  const placeIn = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Point => {
    const { left = 0, top = 0 } = host.current?.getBoundingClientRect() ?? {};
    return { x: clientX - left, y: clientY - top };
  };
  const take = (target: Target | null, adds: boolean) => {
    if (target === null) {
      if (!adds) workspace.dispatch(clearSelection);
      return;
    }
    workspace.dispatch(adds ? toggleSelected : select, itemsOf(workspace.store.getState(), target));
  };
  const askForMenu = (target: Target | null, at: Point) => {
    const { left = 0, top = 0 } = host.current?.getBoundingClientRect() ?? {};
    const [entity, claim] = [only(target?.entities), only(target?.claims)];
    const number = entity ?? claim;
    host.current?.focus({ preventScroll: true });
    onMenu?.({
      target: number === null ? null : { kind: entity === null ? "claim" : "entity", number },
      x: left + at.x,
      y: top + at.y,
    });
  };
  const start = useRef<Point | null>(null);
  const press = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const onPointerDown = (event: PointerEvent) => {
    const at = placeIn(event);
    start.current = event.button === 0 ? at : null;
    clearTimeout(press.current);
    if (event.pointerType !== "touch") return;
    press.current = setTimeout(() => {
      start.current = null;
      askForMenu(targetAt(drawn.current.targets, at), at);
    }, LONG_PRESS_MS);
  };
  const onPointerMove = (event: PointerEvent) => {
    const at = placeIn(event);
    if (start.current !== null && distance(start.current, at) > DRAG_FROM) {
      start.current = null;
      clearTimeout(press.current);
    }
    if (event.pointerType !== "touch" && event.buttons === 0) point(targetAt(drawn.current.targets, at));
  };
  const onPointerUp = (event: PointerEvent) => {
    clearTimeout(press.current);
    if (start.current === null) return;
    start.current = null;
    const target = targetAt(drawn.current.targets, placeIn(event));
    point(target);
    take(target, event.shiftKey || event.ctrlKey || event.metaKey);
  };
  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault();
    // From the keyboard it comes without a place.
    if (event.detail === 0 && event.clientX === 0) return askForMenuByKeys();
    const at = placeIn(event);
    askForMenu(targetAt(drawn.current.targets, at), at);
  };
  const askForMenuByKeys = () => {
    const target = pointedNow.current;
    askForMenu(
      target,
      target === null ? { x: (size?.width ?? 0) / 2, y: (size?.height ?? 0) / 2 } : middleOf(target.area),
    );
  };
  const reveal = (target: Target) => {
    if (size === null) return;
    const { x, y } = middleOf(target.area);
    const across = beyond(x, size.width);
    const down = beyond(y, size.height);
    if (across !== 0 || down !== 0) panZoom.current?.moveBy(-across, -down);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = DIRECTIONS[event.key as keyof typeof DIRECTIONS];
    const { targets } = drawn.current;
    if (direction !== undefined) {
      const here = pointedNow.current === null ? -1 : targets.findIndex((target) => isSame(target, pointedNow.current));
      const next =
        here < 0
          ? firstInSight(targets, size)
          : nextPlace(middles(targets), new Uint8Array(targets.length).fill(1), here, direction);
      const target = targets[next];
      if (target !== undefined) {
        reveal(target);
        point(target);
      }
    } else if ((event.key === "Enter" || event.key === " ") && pointedNow.current !== null)
      take(pointedNow.current, event.shiftKey);
    else if (event.key === "+" || event.key === "=") panZoom.current?.zoomBy(ZOOM_STEP);
    else if (event.key === "-") panZoom.current?.zoomBy(1 / ZOOM_STEP);
    else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) askForMenuByKeys();
    else return;
    event.preventDefault();
  };
  const onDoubleClick = (event: MouseEvent) => {
    const entity = only(targetAt(drawn.current.targets, placeIn(event))?.entities);
    if (entity !== null) workspace.dispatch(focusOn, { entities: [entityAt(knowledge, entity).id], hops: 1 });
  };

  // What was pointed at may be drawn elsewhere by now, or no longer.
  const shown = pointed === null ? null : (drawn.current.targets.find((target) => isSame(target, pointed)) ?? null);
  return (
    <div className={styles.view} data-drawn-view={kind.id}>
      {settings !== undefined && <div className={styles.settings}>{settings}</div>}
      <div className={styles.screen}>
        <div
          ref={host}
          className={styles.canvas}
          role="application"
          aria-label={label}
          aria-describedby={`${spoken}-subject ${spoken}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is interactive, see role
          tabIndex={0}
          onKeyDown={onKeyDown}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerLeave={() => point(null)}
          onPointerCancel={() => clearTimeout(press.current)}
          onBlur={() => point(null)}
          onContextMenu={onContextMenu}
          onDoubleClick={onDoubleClick}
        >
          <canvas ref={below} />
          <canvas ref={above} />
        </div>
        <p id={`${spoken}-subject`} hidden>
          {[drawable.subject, ...drawable.notes].join(" ")}
        </p>
        <p id={spoken} className={kit.spoken} aria-live="polite">
          {pointed?.words()}
        </p>
        {drawable.nothing !== null && <p className={styles.nothing}>{drawable.nothing}</p>}
        {over?.(sightNow)}
        {shown !== null && size !== null && (
          <p className={styles.tip} style={tipPlace(shown, size)} aria-hidden="true" dir="auto">
            {shown.words()}
          </p>
        )}
        {hasTools && drawable.nothing === null && (
          <div
            className={`${kit.toolbar} ${styles.controls}`}
            ref={asOneStop}
            role="toolbar"
            aria-label={canvasWords.canvas()}
          >
            <IconButton label={canvasWords.zoomIn()} keys="+" onClick={() => panZoom.current?.zoomBy(ZOOM_STEP)}>
              <Plus size={16} strokeWidth={1.75} />
            </IconButton>
            <IconButton label={canvasWords.zoomOut()} keys="-" onClick={() => panZoom.current?.zoomBy(1 / ZOOM_STEP)}>
              <Minus size={16} strokeWidth={1.75} />
            </IconButton>
            <IconButton
              label={words.showWhole()}
              disabled={zoom === null}
              onClick={() => workspace.dispatch(noteZoom, { view: kind.id, zoom: null })}
            >
              <Maximize size={15} strokeWidth={1.75} />
            </IconButton>
            {onPicture && (
              <IconButton label={canvasWords.exportImage()} aria-haspopup="dialog" onClick={onPicture}>
                <Image size={15} strokeWidth={1.75} />
              </IconButton>
            )}
          </div>
        )}
      </div>
      {notes === undefined && drawable.notes.length > 0 && <p className={styles.notes}>{drawable.notes.join(" ")}</p>}
      {notes !== undefined && <div className={styles.notes}>{notes}</div>}
    </div>
  );
}

const DRAG_FROM = 4;

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** The one number of a list; null where it has none, or several. */
function only(numbers: readonly number[] | undefined): number | null {
  return numbers?.length === 1 ? (numbers[0] as number) : null;
}

/** Ids of what a target stands for, for a selection: its claims where it has some, else its entities. */
function itemsOf({ knowledge }: WorkspaceState, { entities, claims }: Target) {
  if (claims.length > 0) return { entities: [], claims: claims.map((c) => claimAt(knowledge, c).id as string) };
  return { entities: entities.map((e) => entityAt(knowledge, e).id as string), claims: [] };
}

/** Whether a target stands for what is pointed at anywhere on the page, or for all or some of what is selected. */
function matcherOf({ knowledge, view, hover }: WorkspaceState, by: "hover" | "selection"): (target: Target) => boolean {
  const entities = new Set<number>();
  const claims = new Set<number>();
  if (by === "hover") {
    if (hover?.kind === "entity") entities.add(hover.number);
    if (hover?.kind === "claim") claims.add(hover.number);
  } else {
    for (const id of view.selection.entities) entities.add(knowledge.entityNumber.get(id) ?? -1);
    for (const id of view.selection.claims) claims.add(knowledge.claimNumber.get(id) ?? -1);
  }
  if (entities.size + claims.size === 0) return () => false;
  return (target) =>
    target.claims.some((c) => claims.has(c)) ||
    (target.claims.length === 0 && target.entities.some((e) => entities.has(e)));
}

function isSame(a: Target, b: Target | null): boolean {
  return (
    b !== null &&
    (a === b ||
      (a.entities.length === b.entities.length &&
        a.claims.length === b.claims.length &&
        a.entities.every((e, i) => e === b.entities[i]) &&
        a.claims.every((c, i) => c === b.claims[i])))
  );
}

function middles(targets: readonly Target[]): Float32Array {
  const places = new Float32Array(2 * targets.length);
  for (const [t, { area }] of targets.entries()) {
    const { x, y } = middleOf(area);
    places[2 * t] = x;
    places[2 * t + 1] = -y;
  }
  return places;
}

/** The first target on the screen, else the first of all; -1 where there is none. */
function firstInSight(targets: readonly Target[], size: Size | null): number {
  const inSight = targets.findIndex(({ area }) => {
    const { x, y } = middleOf(area);
    return size !== null && x >= 0 && y >= 0 && x <= size.width && y <= size.height;
  });
  return inSight < 0 && targets.length > 0 ? 0 : inSight;
}

/** How far a place lies beyond what can be seen well along one side, in CSS pixels. */
function beyond(at: number, length: number): number {
  const margin = Math.min(REVEAL_MARGIN, length / 2);
  return at < margin ? at - margin : at > length - margin ? at - length + margin : 0;
}

/** Below what is pointed at, or above where there is no room, and within the screen. */
function tipPlace({ area }: Target, { width, height }: Size): React.CSSProperties {
  const { x, y } = middleOf(area);
  const half = area.kind === "box" ? area.height / 2 : area.kind === "disc" ? area.radius : 0;
  const [fromLeft, fromRight] = [Math.max(8, x - 24), Math.max(8, width - x - 24)];
  return {
    ...(x > width / 2
      ? { right: fromRight, maxWidth: Math.min(TIP_WIDTH, width - fromRight - 8) }
      : { left: fromLeft, maxWidth: Math.min(TIP_WIDTH, width - fromLeft - 8) }),
    ...(y > height / 2 ? { bottom: Math.max(8, height - y + half + 10) } : { top: Math.max(8, y + half + 10) }),
  };
}
