/** The first of `count` numbers for which something holds, which holds for all that follow; `count` where there is none. */
export function lowerBound(count: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
