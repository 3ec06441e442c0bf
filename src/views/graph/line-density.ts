/** Cells on each side of the frame of a picture, which goes from 0 to 1 both ways. */
export const DENSITY_GRID = 48;
/** A line is counted in so many equal pieces, each where its middle is. */
export const PIECES = 6;

/**
 * How much line lies where: length per area in each cell of the frame, in its units, row by row from y = 0, each from
 * x = 0.
 */
export type LineDensity = Float64Array;

/** A density of nothing. */
export function noDensity(): LineDensity {
  return new Float64Array(DENSITY_GRID ** 2);
}

/**
 * Finds the cells in which the pieces of a line lie, and writes them from `at` on. What lies beyond the frame, as something
 * that was dragged there, counts at its edge.
 * @returns what each piece adds to the density of its cell.
 */
export function densityCells(x0: number, y0: number, x1: number, y1: number, cells: Uint16Array, at: number): number {
  const [dx, dy] = [(x1 - x0) / PIECES, (y1 - y0) / PIECES];
  for (let piece = 0; piece < PIECES; piece++) {
    const [x, y] = [x0 + (piece + 0.5) * dx, y0 + (piece + 0.5) * dy];
    cells[at + piece] = cellOf(x) + DENSITY_GRID * cellOf(y);
  }
  return Math.sqrt(dx * dx + dy * dy) * DENSITY_GRID ** 2;
}

function cellOf(at: number): number {
  return Math.min(DENSITY_GRID - 1, Math.max(0, Math.floor(at * DENSITY_GRID)));
}
