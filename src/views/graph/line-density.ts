import type { Bounds } from "./rendering.ts";

/** Cells on each side of the frame. */
const GRID = 48;
/** A line is counted in so many equal pieces, each where its middle is. */
const PIECES = 6;

/** How much line lies where in the frame of a picture, which goes from 0 to 1 both ways. */
export interface LineDensity {
  /** Counts a line from one point of the frame to another in. */
  add(x0: number, y0: number, x1: number, y1: number): void;
  /** Length of all lines within a rectangle of the frame, in its units, were they spread evenly over each cell. */
  within(view: Bounds): number;
}

/** Nothing yet. What lies beyond the frame, as something that was dragged there, counts at its edge. */
export function createLineDensity(): LineDensity {
  const lengths = new Float64Array(GRID * GRID);
  const cellOf = (at: number) => Math.min(GRID - 1, Math.max(0, Math.floor(at * GRID)));
  return {
    add: (x0, y0, x1, y1) => {
      const [dx, dy] = [(x1 - x0) / PIECES, (y1 - y0) / PIECES];
      const length = Math.sqrt(dx * dx + dy * dy);
      for (let piece = 0.5; piece < PIECES; piece++) {
        const cell = cellOf(x0 + piece * dx) + GRID * cellOf(y0 + piece * dy);
        lengths[cell] = (lengths[cell] as number) + length;
      }
    },
    within: ({ x, y }) => {
      /** Share of a column or row of cells that lies between two places. */
      const share = (cell: number, [from, to]: readonly [number, number]) =>
        Math.max(0, Math.min(to * GRID, cell + 1) - Math.max(from * GRID, cell));
      let length = 0;
      for (let row = cellOf(y[0]); row <= cellOf(y[1]); row++) {
        const up = share(row, y);
        for (let column = cellOf(x[0]); column <= cellOf(x[1]); column++)
          length += up * share(column, x) * (lengths[column + GRID * row] as number);
      }
      return length;
    },
  };
}
