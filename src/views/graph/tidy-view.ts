import { drawBy } from "../../derive/drawn-by/draw-by.ts";
import { type Boxes, removeOverlaps } from "../../derive/layouts/force/overlap.ts";
import { placesOf } from "../../derive/places.ts";
import { nodeSizes } from "../../derive/sizes.ts";
import { extentOf, spread } from "../../derive/spread.ts";
import { MIN_NODE_RADIUS } from "../../drawing/edge-geometry.ts";
import { entityAt } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { roundPlace } from "../../model/view-slices/moved.ts";
import type { Camera } from "../../model/view-state.ts";
import type { CommandContext } from "../../workspace/command.ts";
import { boundsOf, captionsOf } from "./rendering.ts";
import { stageFor } from "./stage.ts";

/** New places of the entities that are shown, and a camera that has all of them on the stage. */
export interface TidyView {
  readonly moved: Record<string, [number, number]>;
  readonly camera: Camera;
}

/** Names get room of their own as long as all of them take no more than this share of it. */
const NAMES_SHARE = 0.3;
/** What a stage keeps free at its edges, in CSS pixels: for counts above, names and controls below, and on both sides. */
interface Margin {
  readonly top: number;
  readonly bottom: number;
  readonly across: number;
}
const MARGIN: Margin = { top: 76, bottom: 72, across: 92 };
/** Of a phone's stage, where counts take three lines and all controls stand below. */
const NARROW_MARGIN: Margin = { top: 122, bottom: 96, across: 62 };
const NARROW = 640;
/** Margins take at most this share of a stage. */
const MOST_MARGIN = 0.4;
/** Least distance between two marks, in CSS pixels. */
const GAP = 8;
/** About what a name takes: width of a character, height of a line, characters from which it takes two lines. */
const NAME = { character: 6.3, line: 14.2, wrap: 20 };
/** How often the marks' size is adjusted to the zoom that results. */
const ROUNDS = 12;
const FITS = 1.01;

/**
 * Lays out what is shown for itself: spread over the whole stage, without overlaps. Along each axis, places are mapped
 * halfway to even distances, which fills gaps and thins out crowds and keeps every entity to the left and right, above and
 * below of the same others: who knows the picture finds its way. Marks that overlap are then moved aside. What is not
 * shown keeps its place.
 */
export function tidyView({ knowledge, view, derived, stage: size }: Omit<CommandContext, "document">): TidyView {
  const shown = Array.from({ length: knowledge.order }, (_, e) => e).filter((e) => derived.entityMask[e] === 1);
  const { top, bottom, across: beside } = size.width < NARROW ? NARROW_MARGIN : MARGIN;
  const space = {
    width: Math.max(size.width - 2 * beside, (1 - MOST_MARGIN) * size.width),
    height: Math.max(size.height - top - bottom, (1 - MOST_MARGIN) * size.height),
  };
  const places = placesOf(knowledge, view.moved);
  const [xs, ys] = [0, 1].map((axis) => Float64Array.from(shown, (e) => places[2 * e + axis] as number));
  const left = { x: spread(xs as Float64Array, ys as Float64Array), y: spread(ys as Float64Array, xs as Float64Array) };
  const [across, upright] = [extentOf(xs as Float64Array), extentOf(ys as Float64Array)];
  const centre = { x: across.middle, y: upright.middle };
  const bounds = boundsOf({ knowledge, captions: captionsOf(knowledge) });
  const shorter = Math.min(size.width, size.height);
  const { radii, ranked } = drawBy(knowledge, view.drawnBy, "light") ?? nodeSizes(knowledge);
  const rank = rankOf(shown, ranked);
  const names = shown.map((e) => spaceForName(nameOf(entityAt(knowledge, e))));
  const isNamed =
    names.reduce((sum, { width, height }) => sum + width * height, 0) < NAMES_SHARE * space.width * space.height;
  // Layout units per CSS pixel: what is shown takes the room that it took.
  let unit = Math.max(across.length / space.width, upright.length / space.height) || 1 / shorter;
  for (let round = 0; ; round++) {
    const { scaleSize } = stageFor(bounds, size, { ...centre, ratio: unit * shorter }, knowledge.order);
    const boxes: Boxes = {
      x: left.x.map((share) => share * space.width),
      y: left.y.map((share) => share * space.height),
      halfWidth: new Float64Array(shown.length),
      halfHeight: new Float64Array(shown.length),
    };
    // A name stands below its node: the box around both is lower than the node by half the name.
    const lowered = new Float64Array(shown.length);
    shown.forEach((e, at) => {
      const radius = Math.max(scaleSize(radii[e] as number), MIN_NODE_RADIUS) + GAP / 2;
      const name = isNamed ? (names[at] as Name) : NO_NAME;
      boxes.halfWidth[at] = Math.max(radius, name.width / 2);
      boxes.halfHeight[at] = radius + name.height / 2;
      lowered[at] = name.height / 2;
      boxes.y[at] = (boxes.y[at] as number) - (lowered[at] as number);
    });
    for (const _ of removeOverlaps(boxes, rank));
    for (const at of shown.keys()) boxes.y[at] = (boxes.y[at] as number) + (lowered[at] as number);
    const [wide, high] = [extentOf(boxes.x), extentOf(boxes.y)];
    const growth = Math.max(wide.length / space.width, high.length / space.height);
    // Farther away marks shrink less than distances do, so they need more of the layout's space.
    if (growth > FITS && round < ROUNDS) {
      unit *= growth;
      continue;
    }
    // Where one axis asks for more than there is, the other is stretched to what then is in view.
    const most = Math.max(1, growth);
    const along = (axis: typeof wide, length: number) => (unit * most) / Math.max(1, axis.length / length);
    const [unitAcross, unitUp] = [along(wide, space.width), along(high, space.height)];
    const moved: Record<string, [number, number]> = {};
    shown.forEach((e, at) => {
      moved[entityAt(knowledge, e).id] = [
        roundPlace(centre.x + ((boxes.x[at] as number) - wide.middle) * unitAcross),
        roundPlace(centre.y + ((boxes.y[at] as number) - high.middle) * unitUp),
      ];
    });
    const scale = most * unit;
    const lower = ((top - bottom) / 2) * scale;
    return { moved, camera: { x: centre.x, y: centre.y + lower, ratio: scale * shorter } };
  }
}

/** The items that show entities, those of the greatest weight first. */
function rankOf(shown: readonly number[], ranked: Uint32Array): number[] {
  const itemOf = new Map(shown.map((e, at) => [e, at]));
  return Array.from(ranked).flatMap((e) => itemOf.get(e) ?? []);
}

/** The size of a name in CSS pixels. */
interface Name {
  readonly width: number;
  readonly height: number;
}
const NO_NAME: Name = { width: 0, height: 0 };

function spaceForName(name: string): Name {
  const isLong = name.length > NAME.wrap && name.includes(" ");
  const characters = isLong ? Math.ceil(name.length / 2) + 3 : name.length;
  return { width: characters * NAME.character, height: (isLong ? 2 : 1) * NAME.line + 2 };
}
