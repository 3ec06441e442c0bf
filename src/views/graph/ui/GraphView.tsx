import { Crosshair, Hand, Image, LassoSelect, Maximize, Minus, Plus, SquareDashedMousePointer } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { supportInWords, supportOf } from "../../../features/evidence/support.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import { claimInWords } from "../../../model/claim-words.ts";
import { entityAt } from "../../../model/knowledge-graph.ts";
import { select, toggleSelected } from "../../../workspace/selection-commands.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { parallelClaims } from "../bundles.ts";
import { fitAll, fitSelection } from "../camera-commands.ts";
import { DIRECTIONS, nextEntity } from "../next-entity.ts";
import { placesOf } from "../places.ts";
import { BundleSwitch } from "./BundleSwitch.tsx";
import styles from "./GraphView.module.css";
import { SelectionBar } from "./SelectionBar.tsx";
import { type GraphHandle, type MenuRequest, mountGraph } from "./sigma-adapter.ts";
import type { PointerMode } from "./stage-gestures.ts";

const ZOOM_STEP = 1.5;

/** How the stage is mounted, for whoever makes pictures, measures or tests. */
export interface StageOptions {
  /** Given the handle once the graph is drawn. */
  readonly onMount?: (handle: GraphHandle) => void;
  /** How long a finger must rest on the stage to ask for a menu. */
  readonly longPressMs?: number;
}

/**
 * The stage: the graph with its controls. It is one stop in the order of the Tab key; inside it the arrow keys go from
 * entity to entity and Enter selects. What the pointer or the keys are on is said in a live region.
 * @param onPicture asks for a picture of the graph; without it there is no button for one.
 * @param onMenu asks for the menu of an entity, a claim or the stage; its target is not selected yet.
 */
export function GraphView({
  theme,
  onMenu,
  onPicture,
  onMount,
  longPressMs,
  hasTools = true,
}: StageOptions & {
  readonly theme: string;
  readonly onMenu?: (request: MenuRequest) => void;
  readonly onPicture?: () => void;
  /** Whether areas can be selected, and what is done with a selection stands below the graph. */
  readonly hasTools?: boolean;
}) {
  const workspace = useWorkspace();
  const host = useRef<HTMLDivElement>(null);
  const handle = useRef<GraphHandle | null>(null);
  const outline = useRef<SVGPolygonElement>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const isPresenting = useWorkspaceState(hasPresentation);
  const [mode, setMode] = useState<PointerMode>("move");

  const askForMenu = (request: MenuRequest) => {
    // The menu gives the focus back to the stage, wherever it was asked for.
    host.current?.focus({ preventScroll: true });
    onMenu?.(request);
  };
  const latestAskForMenu = useRef(askForMenu);
  latestAskForMenu.current = askForMenu;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the stage is mounted once per workspace
  useEffect(() => {
    if (host.current === null) return;
    try {
      handle.current = mountGraph(host.current, workspace, {
        onMenu: (request) => latestAskForMenu.current(request),
        // Drawn with each move of the pointer, so not by way of React.
        onDraw: (points) => outline.current?.setAttribute("points", points.map(({ x, y }) => `${x},${y}`).join(" ")),
        ...(longPressMs === undefined ? {} : { longPressMs }),
      });
      onMount?.(handle.current);
    } catch (error) {
      host.current.replaceChildren();
      setFailure(reasonOf(error));
    }
    return () => handle.current?.dispose();
  }, [workspace]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours behind the theme are read from the page
  useEffect(() => void handle.current?.repaint(), [theme]);

  useEffect(() => {
    const inForce = isPresenting ? "move" : mode;
    handle.current?.setMode(inForce);
    if (inForce === "move") return;
    const leave = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      setMode("move");
    };
    document.addEventListener("keydown", leave);
    return () => document.removeEventListener("keydown", leave);
  }, [mode, isPresenting]);

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
          : nextEntity(placesOf(knowledge, view.moved), derived.entityMask, here, direction);
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
    <section className={styles.view} aria-label="Graph">
      <div
        ref={host}
        className={styles.stage}
        role="application"
        aria-roledescription="graph"
        aria-label="Graph of entities and claims. Arrow keys go from entity to entity, Enter selects."
        aria-describedby="graph-pointer"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is interactive, see role
        tabIndex={0}
        data-mode={isPresenting ? "move" : mode}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
        onBlur={() => workspace.point(null)}
      />
      <svg className={styles.outline} aria-hidden="true">
        <polygon ref={outline} />
      </svg>
      <PointedAt />
      {failure === null ? (
        // A story is shown without tools: wheel, pinch and the keys are there.
        !isPresenting && (
          <>
            {hasTools && <SelectionBar />}
            <StageControls
              onZoom={(factor) => handle.current?.zoomBy(factor)}
              mode={mode}
              onMode={setMode}
              hasModes={hasTools}
              onPicture={onPicture}
            />
          </>
        )
      ) : (
        <p className={styles.failure} role="alert">
          The graph cannot be drawn in this browser: {failure} Search, legend and reading room work without it.
        </p>
      )}
    </section>
  );
}

/** Why nothing could be drawn, for a reader: nearly always because the browser has no WebGL. */
function reasonOf(error: unknown): string {
  if (document.createElement("canvas").getContext("webgl2") === null) return "it has no WebGL, or it is switched off.";
  return error instanceof Error ? error.message : String(error);
}

/** What a line says: its claim, or the claims that it stands for and what they rest on. */
const lineInWords = ({ knowledge, derived, view }: WorkspaceState, claim: number): string => {
  const claims = view.bundled ? parallelClaims(knowledge, derived.claimMask, claim) : [claim];
  const words = claimInWords(knowledge, derived, claim);
  if (claims.length < 2) return words;
  const support = supportInWords(supportOf(knowledge, claims, derived.attributionMask));
  return `${claims.length} claims, on ${support}. The firmest: ${words}`;
};

const pointedAt = (state: WorkspaceState): string => {
  const { knowledge, hover } = state;
  if (hover === null) return "";
  if (hover.kind === "claim") return lineInWords(state, hover.number);
  const { label, gloss } = entityAt(knowledge, hover.number);
  return `${label}. ${gloss} ${knowledge.entityClaimCount[hover.number]} claims.`;
};

/** Says what the pointer or the arrow keys are on. */
function PointedAt() {
  const words = useWorkspaceState(pointedAt);
  return (
    <p id="graph-pointer" className={styles.spoken} aria-live="polite">
      {words}
    </p>
  );
}

const hasPresentation = ({ presentation }: WorkspaceState) => presentation !== null;
const hasSelection = ({ view }: WorkspaceState) => view.selection.entities.length + view.selection.claims.length > 0;

const MODES: readonly { readonly mode: PointerMode; readonly label: string; readonly icon: ReactNode }[] = [
  { mode: "move", label: "Drag to pan and to move nodes", icon: <Hand size={15} strokeWidth={1.75} /> },
  {
    mode: "rectangle",
    label: "Drag to select a rectangle",
    icon: <SquareDashedMousePointer size={15} strokeWidth={1.75} />,
  },
  { mode: "lasso", label: "Drag to select with a lasso", icon: <LassoSelect size={15} strokeWidth={1.75} /> },
];

function StageControls({
  mode,
  onMode,
  onZoom,
  hasModes,
  onPicture,
}: {
  mode: PointerMode;
  onMode: (mode: PointerMode) => void;
  onZoom: (factor: number) => void;
  hasModes: boolean;
  onPicture: (() => void) | undefined;
}) {
  const workspace = useWorkspace();
  const canFitSelection = useWorkspaceState(hasSelection);
  return (
    <div className={styles.controls} data-keep-clear>
      {hasModes && (
        <div className={styles.bar} role="toolbar" aria-label="What dragging does" aria-orientation="vertical">
          {MODES.map((option) => (
            <span key={option.mode} title={option.label}>
              <Button
                weight="quiet"
                className={styles.mode ?? ""}
                aria-label={option.label}
                aria-pressed={option.mode === mode}
                onPress={() => onMode(option.mode)}
              >
                {option.icon}
              </Button>
            </span>
          ))}
        </div>
      )}
      <div className={styles.bar} role="toolbar" aria-label="Camera" aria-orientation="vertical">
        <Button weight="quiet" aria-label="Zoom in" onPress={() => onZoom(ZOOM_STEP)}>
          <Plus size={16} strokeWidth={1.75} />
        </Button>
        <Button weight="quiet" aria-label="Zoom out" onPress={() => onZoom(1 / ZOOM_STEP)}>
          <Minus size={16} strokeWidth={1.75} />
        </Button>
        <Button weight="quiet" aria-label="Fit the graph to the stage" onPress={() => workspace.dispatch(fitAll)}>
          <Maximize size={15} strokeWidth={1.75} />
        </Button>
        <Button
          weight="quiet"
          aria-label="Fit the selection to the stage"
          isDisabled={!canFitSelection}
          onPress={() => workspace.dispatch(fitSelection)}
        >
          <Crosshair size={15} strokeWidth={1.75} />
        </Button>
        <BundleSwitch />
        {onPicture && (
          <span title="Make a picture">
            <Button weight="quiet" aria-label="Make a picture" aria-haspopup="dialog" onPress={onPicture}>
              <Image size={15} strokeWidth={1.75} />
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}
