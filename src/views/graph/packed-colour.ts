/**
 * A colour as four bytes in one number, red lowest, as buffers for WebGL hold it. The lowest bit of the opacity is 0, as in
 * sigma's own: four such bytes are never read as a number that is none.
 * @param colour as #rrggbb.
 * @param opacity 0 to 1. Default 1.
 */
export function packedColour(colour: string, opacity = 1): number {
  const value = Number.parseInt(colour.slice(1), 16);
  const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255];
  return ((((Math.round(255 * opacity) & 254) << 24) | (blue << 16) | (green << 8) | red) >>> 0) as number;
}
