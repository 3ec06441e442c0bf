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
 * Letters to insert, delete or replace to make one word of the other; more than `limit` is said as `limit + 1`.
 * Method: Wagner–Fischer in one row, over what is left between the common beginning and the common end, and given up
 * as soon as a whole row is past the limit.
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
  const width = bEnd - start;
  const distances = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= aEnd - start; row++) {
    const letter = a.charCodeAt(start + row - 1);
    let aboveLeft = row - 1;
    let left = row;
    let least = row;
    distances[0] = row;
    for (let column = 1; column <= width; column++) {
      const above = distances[column] as number;
      const replaced = aboveLeft + (letter === b.charCodeAt(start + column - 1) ? 0 : 1);
      left = Math.min(replaced, above + 1, left + 1);
      distances[column] = left;
      least = Math.min(least, left);
      aboveLeft = above;
    }
    if (least > limit) return limit + 1;
  }
  return Math.min(distances[width] as number, limit + 1);
}
