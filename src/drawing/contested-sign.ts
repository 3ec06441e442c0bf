import { circlePath, type Mark } from "./marks.ts";
import type { Palette } from "./palette.ts";

/** Radius of the sign beside type of full size, in CSS pixels. */
export const CONTESTED_RADIUS = 6.5;

/**
 * The sign of a contested line around a point: two bars and a stroke through them, drawn, since a font may lack it.
 * @param scale by which it is larger than beside type of full size.
 */
export function contestedSign({ paper }: Pick<Palette, "paper">, ink: string, scale = 1): readonly Mark[] {
  const stroke = { kind: "path", stroke: ink, width: 1.2 * scale } as const;
  const [far, near, up, aslant] = [3, 1.5, 4, 2].map((length) => length * scale);
  return [
    { ...stroke, d: circlePath(CONTESTED_RADIUS * scale), fill: paper },
    { ...stroke, d: `M-${far} -${near}H${far}M-${far} ${near}H${far}M${aslant} -${up}L-${aslant} ${up}` },
  ];
}
