import { Sigma } from "sigma";
import type { Settings } from "sigma/settings";
import type { Point } from "../../../drawing/edge-geometry.ts";
import { claimAt, entityAt } from "../../../model/knowledge-graph.ts";
import type { Hover } from "../../../model/view-state.ts";
import type { Rendering } from "../rendering.ts";
import { entitiesUnder, linesUnder, type PickStage, thingsUnder } from "../under-point.ts";
import type { DrawnEdge, DrawnGraph, DrawnNode } from "./drawn-graph.ts";

/**
 * Sigma with another way to find what is under the pointer. Its own draws everything a second time, in colours that stand
 * for numbers, and reads the pixel back: that doubles the cost of a redraw, and finds nothing in browsers that falsify
 * what is read back (Brave, Tor, LibreWolf). Here it is computed from the layout. All events stay sigma's.
 */
export class PickingSigma extends Sigma<DrawnNode, DrawnEdge> {
  /** Whether a claim's line can be pointed at; null where none can. */
  mayPoint: ((claim: number) => boolean) | null = () => true;
  #raises = true;
  #hasPointedAt = false;
  /** What is at a point of the stage: the entities in reach, else the lines; the nearest first. */
  readonly thingsAt: (at: Point) => readonly NonNullable<Hover>[];

  constructor(
    graph: DrawnGraph,
    host: HTMLElement,
    settings: Partial<Settings<DrawnNode, DrawnEdge>>,
    rendering: () => Rendering,
  ) {
    super(graph, host, settings);
    // It would look for what is under the pointer at each turn of the wheel, which nobody asks for.
    this.getMouseCaptor().off("wheel", Reflect.get(this, "activeListeners").handleWheel);
    this.#showRaised();
    this.on("enterNode", () => this.#showRaised(true));
    this.on("leaveNode", () => this.#showRaised(false));
    const stage = (): PickStage => {
      const [from, to] = [this.graphToViewport({ x: 0, y: 0 }), this.graphToViewport({ x: 1, y: 0 })];
      // Once, not for each entity.
      const perUnit = this.scaleSize(1);
      return { scale: Math.hypot(to.x - from.x, to.y - from.y), scaleSize: (size) => size * perUnit };
    };
    this.thingsAt = (at) =>
      thingsUnder(this.viewportToGraph(at), rendering(), stage()).filter(
        ({ kind, number }) => kind === "entity" || this.mayPoint?.(number) === true,
      );
    // One is private to sigma, so neither can be overridden as a method.
    Object.assign(this, {
      getNodeAtPosition: (at: Point): string | null => {
        if (this.isCameraDragged) return Reflect.get(this, "hoveredNode");
        const [entity] = entitiesUnder(this.viewportToGraph(at), rendering(), stage());
        return entity === undefined ? null : entityAt(rendering().knowledge, entity).id;
      },
      getEdgeAtPoint: (x: number, y: number): string | null => {
        if (this.isCameraDragged) return Reflect.get(this, "hoveredEdge");
        if (this.mayPoint === null) return null;
        const [claim] = linesUnder(this.viewportToGraph({ x, y }), rendering(), stage(), {
          isOne: true,
          mayPoint: this.mayPoint,
        });
        return claim === undefined ? null : claimAt(rendering().knowledge, claim).id;
      },
    });
  }

  /** Whether sigma draws the entity that is pointed at once more, over all others; default it does. */
  set raises(raises: boolean) {
    this.#raises = raises;
    this.#showRaised();
  }

  /** Shows the layer for that only while there is something on it: an empty one costs as much of each frame as another. */
  #showRaised(hasPointedAt = this.#hasPointedAt): void {
    this.#hasPointedAt = hasPointedAt;
    const display = this.#raises && hasPointedAt ? "block" : "none";
    this.getCanvases().hoverNodes?.style.setProperty("display", display);
  }

  /** Whether the camera is on its way, led by an animation or by the hand, even if its frames are far apart. */
  get isUnderWay(): boolean {
    return this.getCamera().isAnimated() || this.isCameraDragged;
  }

  /** While the hand drags the camera along, it points at what it pointed at before. */
  get isCameraDragged(): boolean {
    const { isMouseDown, draggedEvents } = this.getMouseCaptor();
    return isMouseDown && draggedEvents > 0;
  }

  /** Whether the next frame puts everything into the programs anew. Until then nothing has a place in them to paint to. */
  get willProcess(): boolean {
    return Reflect.get(this, "needToProcess") === true;
  }

  /** No layer has a second picture to pick from. */
  override createWebGLContext(id: string, options: Parameters<Sigma["createWebGLContext"]>[1] = {}) {
    return super.createWebGLContext(id, { ...options, picking: false });
  }
}
