/** Code points, as pairs of the first and the last, both included. */
export type CodePoints = readonly (readonly [first: number, last: number])[];

/**
 * Reads a `unicode-range` as CSS writes it: "U+0000-00FF, U+0131, U+4??".
 * @returns no code points for a part that is none.
 */
export function parseUnicodeRange(text: string): CodePoints {
  return text.split(",").flatMap((part) => {
    const match = /^\s*U\+([0-9A-F]*)(\?*)(?:-([0-9A-F]+))?\s*$/i.exec(part);
    if (match === null) return [];
    const [, digits = "", wildcards = "", last = digits + wildcards.replaceAll("?", "F")] = match;
    const range = [hex(digits + wildcards.replaceAll("?", "0")), hex(last)] as const;
    return range.some(Number.isNaN) ? [] : [range];
  });
}

/** Whether any of the code points is among the others. */
export function hasAny(range: CodePoints, codePoints: Iterable<number>): boolean {
  for (const at of codePoints) if (range.some(([first, last]) => at >= first && at <= last)) return true;
  return false;
}

function hex(digits: string): number {
  return Number.parseInt(digits, 16);
}
