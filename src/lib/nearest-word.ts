/**
 * The known word that a mistyped one most plausibly meant, or null where none is near: at most one edit per three
 * letters away. Of equally near words the first known one is taken. Words that differ in their digits alone are not
 * near: "c.0007" is no slip of the hand for "c.0001".
 */
export function nearestWord(word: string, known: Iterable<string>): string | null {
  const letters = withoutDigits(word);
  let nearest: string | null = null;
  let limit = Math.floor(word.length / 3);
  for (const candidate of known) {
    if (limit < 1) break;
    const distance = editDistance(word, candidate, limit);
    if (distance > limit || withoutDigits(candidate) === letters) continue;
    nearest = candidate;
    limit = distance - 1;
  }
  return nearest;
}

function withoutDigits(word: string): string {
  return word.replace(/\d+/g, "");
}

/**
 * Letters to insert, delete, replace or swap with their neighbour to make one word of the other; more than `limit` is
 * said as `limit + 1`. Method: optimal string alignment over what is left between the common beginning and the common
 * end, given up as soon as two rows are past the limit.
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let start = 0;
  let aEnd = a.length;
  let bEnd = b.length;
  while (start < aEnd && start < bEnd && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (aEnd > start && bEnd > start && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
    aEnd--;
    bEnd--;
  }
  const from = a.slice(start, aEnd);
  const to = b.slice(start, bEnd);
  let twoAbove: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  let leastAbove = 0;
  for (let row = 1; row <= from.length; row++) {
    const here = [row];
    let least = row;
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      let distance = Math.min(
        at(above, column - 1) + (isSame ? 0 : 1),
        at(above, column) + 1,
        at(here, column - 1) + 1,
      );
      const isSwap = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (isSwap) distance = Math.min(distance, at(twoAbove, column - 2) + 1);
      here.push(distance);
      least = Math.min(least, distance);
    }
    // A swap reaches back two rows, so that one row past the limit does not settle it.
    if (least > limit && leastAbove > limit) return limit + 1;
    leastAbove = least;
    twoAbove = above;
    above = here;
  }
  return Math.min(at(above, to.length), limit + 1);
}

function at(row: readonly number[], column: number): number {
  return row[column] as number;
}
