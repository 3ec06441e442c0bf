import type { PictureOptions } from "../picture.ts";
import { PIXELS_PER_MM, PRINT_LIMITS } from "../print-size.ts";

/** How large a picture is to be, as it is typed: made to measure, or in millimetres or pixels; a height may be left blank. */
export interface SizeChoice {
  readonly unit: "measure" | "mm" | "px";
  readonly width: string;
  readonly height: string;
}

/** What may be typed, by unit. */
export const SIZE_LIMITS = { mm: PRINT_LIMITS, px: { least: 200, most: 16_000 } } as const;

/** Width and height as a picture takes them. */
type GivenSize = NonNullable<PictureOptions["size"]>;

/**
 * The typed size in CSS pixels; undefined for one made to measure, null where something is typed that is no size.
 * @param scale pixels of the file to the CSS pixel.
 */
export function givenSize({ unit, width, height }: SizeChoice, scale: number): GivenSize | undefined | null {
  if (unit === "measure") return undefined;
  const perUnit = unit === "mm" ? PIXELS_PER_MM : 1 / scale;
  const { least, most } = SIZE_LIMITS[unit];
  const lengthOf = (typed: string): number | null => {
    const length = Number(typed);
    return typed.trim() !== "" && length >= least && length <= most ? length * perUnit : null;
  };
  const [across, up] = [lengthOf(width), lengthOf(height)];
  if (across === null || (up === null && height.trim() !== "")) return null;
  return { width: across, height: up };
}
