/** Whether an entity is in a rectangle: left, low, right, high, of which places are the nearest of single precision. */
export function isIn([left, low, right, high]: readonly number[], places: Float32Array, e: number): boolean {
  const [x, y] = [places[2 * e] as number, places[2 * e + 1] as number];
  // Else what stands in one line, as a column does, would be in no rectangle around it.
  const [west, south] = [Math.fround(left as number), Math.fround(low as number)];
  const [east, north] = [Math.fround(right as number), Math.fround(high as number)];
  return x >= west && x <= east && y >= south && y <= north;
}
