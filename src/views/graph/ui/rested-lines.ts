import type { MouseCoords } from "sigma/types";
import type { Point } from "../../../drawing/edge-geometry.ts";
import type { Hover } from "../../../model/view-state.ts";
import type { PickingSigma } from "./picking-sigma.ts";

/** How long the pointer stays in one place before it points at hairlines there, in milliseconds. */
const REST_MS = 200;

/** Hairlines that the pointer has come to rest on. */
export interface RestedLines {
  /** What sigma asks for with each move: the line that is pointed at, by its claim; -1 where none is. */
  at(point: Point): number;
  /** The lines at a point among those that the pointer rests on, the nearest first. */
  thingsAt(point: Point): readonly NonNullable<Hover>[];
  /** Nothing is pointed at until the pointer rests again. */
  forget(): void;
  dispose(): void;
}

/**
 * Lets hairlines be pointed at where the pointer rests: on its way it crosses thousands of them.
 * @param find the claims whose hairlines are at a point of the stage, the nearest first; none where none can be.
 */
export function createRestedLines(
  sigma: Pick<PickingSigma, "getMouseCaptor">,
  find: (at: Point) => readonly number[],
): RestedLines {
  const captor = sigma.getMouseCaptor();
  let meant: ReadonlySet<number> = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const still = (at: Point) => (meant.size === 0 ? [] : find(at).filter((claim) => meant.has(claim)));
  const look = (event: MouseCoords) => {
    const found = captor.isMouseDown ? [] : find(event);
    if (found.length === 0) return;
    meant = new Set(found);
    // As if it had moved by nothing: sigma then asks what is there.
    captor.emit("mousemove", event);
    clearTimeout(timer);
  };
  const onMove = (event: MouseCoords) => {
    clearTimeout(timer);
    if (!captor.isMouseDown) timer = setTimeout(look, REST_MS, event);
  };
  const onLeave = () => clearTimeout(timer);
  captor.on("mousemove", onMove);
  captor.on("mouseleave", onLeave);
  return {
    at: (point) => {
      const [nearest = -1] = still(point);
      if (nearest < 0) meant = new Set();
      return nearest;
    },
    thingsAt: (point) => still(point).map((number) => ({ kind: "claim", number })),
    forget: () => {
      meant = new Set();
    },
    dispose: () => {
      clearTimeout(timer);
      captor.off("mousemove", onMove);
      captor.off("mouseleave", onLeave);
    },
  };
}
