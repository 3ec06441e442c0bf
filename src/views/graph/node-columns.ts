import { lookOfEntity } from "../../derive/looks.ts";
import { GLYPHS } from "../../model/dataset.ts";
import type { FamilyLook } from "../../model/family-looks.ts";
import { EMPHASIS } from "./emphasis.ts";
import { packedColour } from "./packed-colour.ts";
import { receded } from "./paint.ts";
import { type Bounds, framing, type Rendering } from "./rendering.ts";

const HIDDEN = -1;
/** Numbers per entity: x, y, radius, colour, outline, colour of the ring, glyph and ring. */
export const NODE_STRIDE = 7;

/**
 * Every entity as the program of entities reads it, filled from columns: what `paintEntity` says of each, without an object
 * for any. The lightest come first, so that the heaviest lie on top; of those that recede none lies over another, and lines
 * that are singled out show through them. Takes some 20 ns per entity.
 * @param bounds of the whole picture, in layout space; places are given in its frame.
 * @param array to be filled anew, if it is long enough.
 */
export function nodeColumns(
  rendering: Rendering,
  bounds: Bounds,
  array = new Float32Array(NODE_STRIDE * rendering.knowledge.order),
): Float32Array<ArrayBuffer> {
  const { knowledge, palette, emphasis, sizes, places, byWeight, entityMask, entityDim } = rendering;
  const bytes = new Uint32Array(array.buffer);
  const faint = receded(rendering);
  const styles = new Map<FamilyLook, { readonly glyph: number; readonly full: number; readonly faint: number }>();
  const styleOf = (look: FamilyLook) => {
    let style = styles.get(look);
    if (style === undefined) {
      const hue = palette.hues[look.hue];
      style = { glyph: GLYPHS.indexOf(look.glyph), full: packedColour(hue), faint: packedColour(hue, faint) };
      styles.set(look, style);
    }
    return style;
  };
  const [paper, ink, accent] = [palette.paper, palette.ink, palette.accent].map((colour) => packedColour(colour));
  const { x, y, scale } = framing(bounds);
  const levelOf = (e: number): number => {
    if (entityMask[e] === 0 && entityDim[e] === 0) return HIDDEN;
    return entityDim[e] === 1 ? EMPHASIS.receded : (emphasis.entities[e] as number);
  };
  let at = 0;
  const push = (e: number, level: number) => {
    const style = styleOf(lookOfEntity(knowledge, e));
    const ring = level === EMPHASIS.selected ? 2 : level === EMPHASIS.hovered ? 1 : 0;
    array[at] = 0.5 + ((places[2 * e] as number) - x) * scale;
    array[at + 1] = 0.5 + ((places[2 * e + 1] as number) - y) * scale;
    array[at + 2] = sizes[e] as number;
    bytes[at + 3] = level === EMPHASIS.receded ? style.faint : style.full;
    bytes[at + 4] = level === EMPHASIS.receded ? 0 : (paper as number);
    bytes[at + 5] = (ring === 2 ? accent : ink) as number;
    array[at + 6] = style.glyph + 8 * ring;
    at += NODE_STRIDE;
  };
  for (let rank = byWeight.length - 1; rank >= 0; rank--) {
    const e = byWeight[rank] as number;
    if (levelOf(e) === EMPHASIS.receded) push(e, EMPHASIS.receded);
  }
  for (let rank = byWeight.length - 1; rank >= 0; rank--) {
    const e = byWeight[rank] as number;
    const level = levelOf(e);
    if (level > EMPHASIS.receded) push(e, level);
  }
  // What is not drawn has no size.
  return array.fill(0, at);
}
