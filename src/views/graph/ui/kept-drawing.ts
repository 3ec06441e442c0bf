import type { GraphHandle } from "./sigma-adapter.ts";
import type { StageHandle } from "./stage-handle.ts";

/** The state of the drawing. */
export type Drawing =
  | { readonly is: "drawn"; readonly isAgain: boolean }
  /** The browser took its graphics context back. */
  | { readonly is: "lost" }
  /**
   * It could not be drawn, at the start or again, after this many attempts. `fault` is a message of the browser; null where the
   * browser gives no WebGL.
   */
  | { readonly is: "refused"; readonly fault: string | null; readonly isAgain: boolean; readonly attempts: number };

/** How a graph is drawn, and what to call when that changes. */
export interface DrawingParts {
  /** Draws on the host by WebGL; throws where that cannot be done. */
  readonly draw: () => GraphHandle;
  /** Draws a static image as long as that cannot be done; null where it cannot be drawn either. */
  readonly drawStandIn: () => Promise<StageHandle | null>;
  /** @param stage what is on the host now; null where nothing is. */
  readonly onChange: (drawing: Drawing, stage: StageHandle | null) => void;
}

/** A drawing that is restored when its graphics context was lost. */
export interface KeptDrawing {
  /** Tries again now, where nothing is drawn. */
  drawAgain(): void;
  dispose(): void;
}

/**
 * Keeps a stage drawn. Sigma neither notices nor survives the loss of a WebGL context (sleep, a driver that starts anew,
 * too many pages that draw), so a loss of any of its contexts ends it, and a new one is made in its place as soon as the
 * browser gives a context back, when the page is looked at again, or when it is asked for. All that it shows is in the
 * workspace. No context outlives the drawing that it was made for.
 */
export function keepDrawing(host: HTMLElement, { draw, drawStandIn, onChange }: DrawingParts): KeptDrawing {
  let graph: GraphHandle | null = null;
  let standIn: StageHandle | null = null;
  let drawing: Drawing = { is: "drawn", isAgain: false };
  let wasDrawn = false;
  let isDisposed = false;
  /** Held, since what is collected is never given back. */
  let lost: readonly HTMLCanvasElement[] = [];

  let attempts = 0;
  let isSubstituting = false;

  const say = (next: Drawing) => {
    drawing = next;
    onChange(next, graph ?? standIn);
  };
  const substitute = async () => {
    if (standIn !== null || isSubstituting) return;
    isSubstituting = true;
    // Its code may fail to load: then there is only the note.
    const drawn = await drawStandIn().catch(() => null);
    isSubstituting = false;
    if (graph !== null || isDisposed) return drawn?.dispose();
    standIn = drawn;
    say(drawing);
  };
  const attempt = () => {
    if (graph !== null || isDisposed) return;
    try {
      graph = draw();
    } catch (error) {
      for (const canvas of canvasesOf(host)) {
        release(canvas);
        canvas.remove();
      }
      attempts++;
      say({ is: "refused", fault: faultOf(error), isAgain: wasDrawn, attempts });
      void substitute();
      return;
    }
    standIn?.dispose();
    standIn = null;
    lost = [];
    attempts = 0;
    say({ is: "drawn", isAgain: wasDrawn });
    wasDrawn = true;
  };
  const onLost = (event: Event) => {
    if (graph === null) return;
    lost = canvasesOf(host).filter((canvas) => canvas === event.target || contextOf(canvas)?.isContextLost());
    for (const canvas of lost) {
      // Only what is asked for is given back.
      canvas.addEventListener("webglcontextlost", (own) => own.preventDefault());
      canvas.addEventListener("webglcontextrestored", () => {
        release(canvas);
        attempt();
      });
    }
    const ended = graph;
    graph = null;
    ended.settle();
    ended.dispose();
    host.style.cursor = "";
    say({ is: "lost" });
    void substitute();
  };
  const onVisible = () => {
    if (document.visibilityState === "visible") attempt();
  };
  // These events do not bubble, but they are captured on the way down; what was disposed of is no longer in the host.
  host.addEventListener("webglcontextlost", onLost, { capture: true });
  document.addEventListener("visibilitychange", onVisible);
  attempt();

  return {
    drawAgain: attempt,
    dispose: () => {
      isDisposed = true;
      host.removeEventListener("webglcontextlost", onLost, { capture: true });
      document.removeEventListener("visibilitychange", onVisible);
      graph?.dispose();
      standIn?.dispose();
      lost = [];
    },
  };
}

function canvasesOf(host: Element): HTMLCanvasElement[] {
  return [...host.querySelectorAll("canvas")];
}

/** The WebGL context of a canvas that has a context; null where it is another one. */
function contextOf(canvas: HTMLCanvasElement): WebGLRenderingContext | null {
  return canvas.getContext("webgl2") ?? canvas.getContext("webgl");
}

/** Gives a context back at once; the browser would do so at some time after its canvas is gone, and has few. */
function release(canvas: HTMLCanvasElement): void {
  contextOf(canvas)?.getExtension("WEBGL_lose_context")?.loseContext();
}

/** What went wrong; null where the browser gives no WebGL, which is nearly always the case. */
function faultOf(error: unknown): string | null {
  const probe = document.createElement("canvas");
  if (contextOf(probe) === null) return null;
  release(probe);
  return error instanceof Error ? error.message : String(error);
}
