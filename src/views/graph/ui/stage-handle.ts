import type { Point } from "../../../drawing/edge-geometry.ts";
import type { Box } from "../../../drawing/label-placement.ts";
import type { Size } from "../../../drawing/size.ts";
import type { MenuRequest } from "../../../drawing/ui/view.ts";
import type { ViewedState } from "../../../drawing/viewed-state.ts";
import type { StagedScene } from "../../../features/stories/staged-scene.ts";
import { claimAt, entityAt } from "../../../model/knowledge-graph.ts";
import type { Hover, Selection } from "../../../model/view-state.ts";
import type { LineDetail } from "../../../workspace/ui/line-detail.ts";
import { claimsOfLine } from "../bundles.ts";
import type { Rendering } from "../rendering.ts";
import type { PointerMode } from "./stage-gestures.ts";

/** How the stage talks to its surroundings, besides the commands that it dispatches. */
export interface StageListeners {
  readonly onMenu?: (request: MenuRequest) => void;
  /** What a click that selected one thing could have selected as well, the nearest first; empty if nothing overlaps there. */
  readonly onOverlap?: (things: readonly NonNullable<Hover>[]) => void;
  /** Somebody tries to drag an entity that is pinned, by its number. */
  readonly onPinned?: (entity: number) => void;
  /** The outline of a region that is being drawn, in CSS pixels of the stage; empty when it is done. */
  readonly onDraw?: (outline: readonly Point[]) => void;
  readonly longPressMs?: number;
  /** What lies over the stage: no label is drawn beneath it. Default: nothing. */
  readonly overlays?: () => readonly Element[];
  /** Told when lines become so far away that they no longer show their certainty, or do again, or more or fewer are seen. */
  readonly onDetail?: (now: LineDetail) => void;
  /** The scene of a story that is presented; null while the graph is explored. */
  readonly staged?: () => StagedScene | null;
}

/** What the stage offers to the controls around it, however it is drawn. */
export interface StageHandle {
  zoomBy(factor: number): void;
  setMode(mode: PointerMode): void;
  /** The menu that the keyboard asks for: of what the arrow keys are on, else of the selection, else of the stage. */
  menuForKeys(): MenuRequest;
  /** Reads the theme's colours again and repaints. */
  repaint(): void;
  /** Moves the camera, if it must, so that entity number `e` is on the stage. */
  reveal(e: number): void;
  /** Where entity number `e` is on the stage, in CSS pixels from its top left corner. */
  positionOf(e: number): { readonly x: number; readonly y: number };
  dispose(): void;
}

/** How near, in CSS pixels, an entity may come to the edge of the stage before the camera follows the keyboard to it. */
const EDGE_OF_STAGE = 40;

/** What the keyboard is on: what the arrow keys or the pointer are on, else the first that is selected. */
function targetOfKeys({ knowledge, view, hover }: ViewedState): Hover {
  const e = knowledge.entityNumber.get(view.selection.entities[0] ?? "");
  const c = knowledge.claimNumber.get(view.selection.claims[0] ?? "");
  if (hover !== null) return hover;
  return e !== undefined ? { kind: "entity", number: e } : c !== undefined ? { kind: "claim", number: c } : null;
}

/** The menu of a target at a point of the stage, or at its edge where the point is not on it. */
export function menuRequestAt(host: HTMLElement, target: Hover, { x, y }: Point): MenuRequest {
  const { left, top } = host.getBoundingClientRect();
  return { target, x: left + clamp(x, host.clientWidth), y: top + clamp(y, host.clientHeight) };
}

/** The menu that the keyboard asks for: at its target, or in the middle of the stage. */
export function menuRequestForKeys(
  host: HTMLElement,
  state: ViewedState,
  stage: { positionOf(e: number): Point; positionOfClaim(c: number): Point },
): MenuRequest {
  const target = targetOfKeys(state);
  if (target === null) return menuRequestAt(host, null, { x: host.clientWidth / 2, y: host.clientHeight / 2 });
  const { kind, number } = target;
  return menuRequestAt(host, target, kind === "entity" ? stage.positionOf(number) : stage.positionOfClaim(number));
}

/** Things at one point, unless there is only one. */
export function overlapping<Thing>(things: readonly Thing[]): readonly Thing[] {
  return things.length > 1 ? things : [];
}

/** What a target selects: the entity, or all claims that the line represents. */
export function itemsOf(
  { knowledge, bundles }: Rendering,
  target: NonNullable<Hover>,
): Record<keyof Selection, string[]> {
  if (target.kind === "entity") return { entities: [entityAt(knowledge, target.number).id], claims: [] };
  return { entities: [], claims: claimsOfLine(bundles, target.number).map((c) => claimAt(knowledge, c).id) };
}

/** Whether a point is off the stage, or so near to its edge that the camera follows the keyboard there. */
export function isOffEdge({ x, y }: Point, { width, height }: Size): boolean {
  return Math.min(x, y, width - x, height - y) < Math.min(EDGE_OF_STAGE, width / 4, height / 4);
}

/** Bounding boxes of page elements, in the stage's CSS pixels. */
export function boxesOn(host: HTMLElement, elements: readonly Element[]): readonly Box[] {
  const stage = host.getBoundingClientRect();
  return elements.map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left: left - stage.left, top: top - stage.top, right: right - stage.left, bottom: bottom - stage.top };
  });
}

function clamp(value: number, size: number): number {
  return Math.min(Math.max(value, 0), size);
}
