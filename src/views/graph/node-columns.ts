import { GLYPHS } from "../../model/signs.ts";
import { EMPHASIS } from "./emphasis.ts";
import { packedColour } from "./packed-colour.ts";
import { type Bounds, framing, hueOf, isHollow, type Rendering } from "./rendering.ts";

const HIDDEN = -1;
/** Numbers per entity: x, y, radius, colour, outline, colour of the ring, glyph and ring. */
export const NODE_STRIDE = 7;

/** Entities as one buffer. */
export interface NodeColumns {
  readonly array: Float32Array<ArrayBuffer>;
  /** How many of them, the first, recede. */
  readonly recedingCount: number;
}

/**
 * Every entity as the program of entities reads it, filled from columns: what `paintEntity` says of each, without an object
 * for any. Those that recede come first, in full colour: they are faded as one picture, so that lines that are singled out
 * show through them. Of either, the heaviest lie on top. Takes time linear in the entities.
 * @param bounds of the whole picture, in layout space; places are given in its frame.
 * @param array to be filled anew, if it is long enough.
 */
export function nodeColumns(
  rendering: Rendering,
  bounds: Bounds,
  array = new Float32Array(NODE_STRIDE * rendering.knowledge.order),
): NodeColumns {
  const { knowledge, palette, emphasis, sizes, places, byWeight, entityMask, entityDim, drawing, context } = rendering;
  const bytes = new Uint32Array(array.buffer);
  const { entityFamily, familyLooks } = knowledge;
  // By family, and not by entity: there are some dozens at most.
  const colours = Uint32Array.from(familyLooks, ({ hue }) => packedColour(palette.hues[hue]));
  const glyphs = Uint8Array.from(familyLooks, ({ glyph }) => GLYPHS.indexOf(glyph));
  const packed = new Map<string, number>();
  const packedOnce = (hue: string) => {
    const known = packed.get(hue) ?? packedColour(hue);
    packed.set(hue, known);
    return known;
  };
  const isAnyHollow = drawing !== null || context.size > 0;
  const [paper, ink, accent] = [palette.paper, palette.ink, palette.accent].map((colour) => packedColour(colour));
  const { x, y, scale } = framing(bounds);
  const levelOf = (e: number): number => {
    if (entityMask[e] === 0 && entityDim[e] === 0) return HIDDEN;
    return entityDim[e] === 1 ? EMPHASIS.receded : (emphasis.entities[e] as number);
  };
  let at = 0;
  const push = (e: number) => {
    const level = emphasis.entities[e] as number;
    const family = entityFamily[e] as number;
    const colour = drawing === null ? (colours[family] as number) : packedOnce(hueOf(rendering, e));
    const ring = level === EMPHASIS.selected ? 2 : level === EMPHASIS.hovered ? 1 : 0;
    array[at] = 0.5 + ((places[2 * e] as number) - x) * scale;
    array[at + 1] = 0.5 + ((places[2 * e + 1] as number) - y) * scale;
    array[at + 2] = sizes[e] as number;
    const isOutline = isAnyHollow && isHollow(rendering, e);
    bytes[at + 3] = isOutline ? (paper as number) : colour;
    bytes[at + 4] = isOutline ? colour : (paper as number);
    bytes[at + 5] = (ring === 2 ? accent : ink) as number;
    array[at + 6] = (glyphs[family] as number) + 8 * ring;
    at += NODE_STRIDE;
  };
  for (let rank = byWeight.length - 1; rank >= 0; rank--) {
    const e = byWeight[rank] as number;
    if (levelOf(e) === EMPHASIS.receded) push(e);
  }
  const recedingCount = at / NODE_STRIDE;
  for (let rank = byWeight.length - 1; rank >= 0; rank--) {
    const e = byWeight[rank] as number;
    if (levelOf(e) > EMPHASIS.receded) push(e);
  }
  // What is not drawn has no size.
  array.fill(0, at);
  return { array, recedingCount };
}
