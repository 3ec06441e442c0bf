import type { MouseCoords } from "sigma/types";
import type { Point } from "../../../drawing/edge-geometry.ts";
import { moveEntities } from "../../../workspace/camera-commands.ts";
import { placeOf } from "../rendering.ts";
import type { DrawnSigma } from "./drawn-graph.ts";
import type { LiveRendering } from "./live-rendering.ts";
import type { CanvasWorkspace } from "./shown-workspace.ts";

/** How far, in CSS pixels, a press may move and still be a click rather than a drag. */
const STILL = 4;

/**
 * Lets nodes be dragged; selected nodes move together. The drop is one command. A pinned node stays where it is, and the
 * canvas with it.
 * @param rendering where entities are; its `put` moves one in layout space during the drag.
 * @param onPinned told the number of a pinned entity that somebody tries to drag.
 */
export function trackDrag(
  sigma: DrawnSigma,
  workspace: CanvasWorkspace,
  rendering: Pick<LiveRendering, "now" | "put">,
  mayDrag: (event: MouseCoords) => boolean,
  onPinned?: (entity: number) => void,
): { isOn: () => boolean; drop: () => void; release: () => void } {
  let held: {
    readonly nodes: readonly (Point & { readonly id: string; readonly number: number })[];
    readonly pressed: MouseCoords;
    readonly last: Point;
    readonly isDragged: boolean;
    /** The entity that was pressed, where it is pinned. */
    readonly pinned: number | null;
  } | null = null;
  sigma.on("downNode", ({ node, event }) => {
    if (!mayDrag(event)) return;
    const { selection, aside } = workspace.store.getState().view;
    const together = selection.entities.includes(node) ? selection.entities : [node];
    const { entityNumber } = rendering.now().knowledge;
    const nodes = together.flatMap((id) => {
      const number = entityNumber.get(id);
      return number === undefined || aside.pinned.includes(id)
        ? []
        : { id, number, ...placeOf(rendering.now(), number) };
    });
    const pinned = aside.pinned.includes(node) ? (entityNumber.get(node) ?? null) : null;
    held = { nodes, pressed: event, last: sigma.viewportToGraph(event), isDragged: false, pinned };
  });
  sigma.on("moveBody", ({ event }) => {
    if (held === null) return;
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
    if (!held.isDragged && !hasMoved(held.pressed, event)) return;
    if (!held.isDragged && held.pinned !== null) onPinned?.(held.pinned);
    const at = sigma.viewportToGraph(event);
    const [dx, dy] = [at.x - held.last.x, at.y - held.last.y];
    const nodes = held.nodes.map((node) => ({ ...node, x: node.x + dx, y: node.y + dy }));
    for (const { number, x, y } of nodes) rendering.put(number, { x, y });
    held = { ...held, nodes, last: at, isDragged: true };
  });
  const drop = () => {
    const dropped = held;
    held = null;
    if (!dropped?.isDragged || dropped.nodes.length === 0) return;
    const moved = Object.fromEntries(dropped.nodes.map(({ id, x, y }): [string, [number, number]] => [id, [x, y]]));
    workspace.dispatch(moveEntities, moved);
  };
  sigma.on("upNode", drop);
  sigma.on("upStage", drop);
  sigma.on("upEdge", drop);
  return {
    isOn: () => held !== null,
    drop,
    release: () => {
      held = null;
    },
  };
}

/** Whether a pointer has left the place where it was pressed. */
export function hasMoved(pressed: Point, now: Point): boolean {
  return Math.hypot(now.x - pressed.x, now.y - pressed.y) > STILL;
}
