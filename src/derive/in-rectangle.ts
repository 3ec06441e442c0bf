/** Whether an entity is in a rectangle: left, low, right, high. */
export function isIn([left, low, right, high]: readonly number[], places: Float32Array, e: number): boolean {
  const [x, y] = [places[2 * e] as number, places[2 * e + 1] as number];
  return x >= (left as number) && x <= (right as number) && y >= (low as number) && y <= (high as number);
}
