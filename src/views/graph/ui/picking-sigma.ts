import { Sigma } from "sigma";
import type { Settings } from "sigma/settings";
import type { RenderParams } from "sigma/types";
import { claimAt, entityAt } from "../../../model/knowledge-graph.ts";
import type { Point } from "../edge-geometry.ts";
import type { Rendering } from "../rendering.ts";
import { entityUnder, lineUnder, type PickStage } from "../under-point.ts";
import type { BeneathProgram } from "./beneath-program.ts";
import type { ClaimEdgeProgram } from "./claim-edge-program.ts";
import type { DrawnEdge, DrawnGraph, DrawnNode } from "./drawn-graph.ts";
import type { EntityNodeProgram } from "./entity-node-program.ts";

/**
 * Sigma with another way to find what is under the pointer. Its own draws everything a second time, in colours that stand
 * for numbers, and reads the pixel back: that doubles the cost of a redraw, and finds nothing in browsers that falsify
 * what is read back (Brave, Tor, LibreWolf). Here it is computed from the layout. All events stay sigma's.
 */
export class PickingSigma extends Sigma<DrawnNode, DrawnEdge> {
  /** Whether a claim's line can be pointed at; null where none can. */
  mayPoint: ((claim: number) => boolean) | null = () => true;
  /** Called once per frame, when sigma knows where the camera is and has drawn nothing yet. */
  beforeDrawing: ((params: RenderParams) => void) | null = null;

  constructor(
    graph: DrawnGraph,
    host: HTMLElement,
    settings: Partial<Settings<DrawnNode, DrawnEdge>>,
    rendering: () => Rendering,
  ) {
    super(graph, host, settings);
    const stage = (): PickStage => {
      const [from, to] = [this.graphToViewport({ x: 0, y: 0 }), this.graphToViewport({ x: 1, y: 0 })];
      // Once, not for each entity.
      const perUnit = this.scaleSize(1);
      return { scale: Math.hypot(to.x - from.x, to.y - from.y), scaleSize: (size) => size * perUnit };
    };
    // One is private to sigma, so neither can be overridden as a method.
    Object.assign(this, {
      getNodeAtPosition: (at: Point): string | null => {
        if (this.#isCameraDragged) return Reflect.get(this, "hoveredNode");
        const entity = entityUnder(this.viewportToGraph(at), rendering(), stage());
        if (entity < 0) return null;
        const { id } = entityAt(rendering().knowledge, entity);
        // Sigma asks of what is pointed at whether it is hidden; of a large graph it keeps no entities.
        const known: Record<string, { readonly hidden: boolean }> = Reflect.get(this, "nodeDataCache");
        known[id] ??= { hidden: false };
        return id;
      },
      getEdgeAtPoint: (x: number, y: number): string | null => {
        if (this.#isCameraDragged) return Reflect.get(this, "hoveredEdge");
        if (this.mayPoint === null) return null;
        const claim = lineUnder(this.viewportToGraph({ x, y }), rendering(), stage(), this.mayPoint);
        return claim < 0 ? null : claimAt(rendering().knowledge, claim).id;
      },
    });
  }

  /** The programs that draw, in place of which others may. */
  get programs() {
    const programs = { ...Reflect.get(this, "nodePrograms"), ...Reflect.get(this, "edgePrograms") };
    return {
      nodes: programs.circle as EntityNodeProgram,
      lines: programs.line as ClaimEdgeProgram,
      beneath: programs.arrow as BeneathProgram,
    };
  }

  /** While the hand drags the camera along, it points at what it pointed at before. */
  get #isCameraDragged(): boolean {
    const { isMouseDown, draggedEvents } = this.getMouseCaptor();
    return isMouseDown && draggedEvents > 0;
  }

  override getRenderParams(): RenderParams {
    const params = super.getRenderParams();
    this.beforeDrawing?.(params);
    return params;
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
