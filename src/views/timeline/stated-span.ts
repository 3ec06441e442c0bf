import { parseWhen } from "../../model/when.ts";

/** Days on which something may begin, or end, both included. */
interface Days {
  readonly first: number;
  readonly last: number;
}

/** A time as its text states it. */
export interface StatedSpan {
  readonly text: string;
  /** One date: something at some time in it. Else it lasts from its start to its end. */
  readonly isDate: boolean;
  /** "open" goes on, or was so ever before; "unknown" has an end that nobody states. */
  readonly start: Days | "open" | "unknown";
  readonly end: Days | "open" | "unknown";
  readonly isApproximate: boolean;
  readonly isUncertain: boolean;
}

/** Reads an EDTF text; null where it cannot be read. */
export function statedSpan(text: string): StatedSpan | null {
  const when = parseWhen(text);
  if (!when.ok) return null;
  const [first = "", second] = text.split("/");
  const start = endOf(first);
  const { approximate: isApproximate, uncertain: isUncertain } = when.value;
  return {
    text,
    isDate: second === undefined,
    start,
    end: second === undefined ? start : endOf(second),
    isApproximate,
    isUncertain,
  };
}

function endOf(text: string): StatedSpan["start"] {
  if (text === "..") return "open";
  const when = parseWhen(text);
  return when.ok ? { first: when.value.earliest, last: when.value.latest } : "unknown";
}

/** A span on an axis. All in pixels. */
export interface SpanExtent {
  readonly left: number;
  readonly right: number;
  /** What it certainly takes up; null for a date, and where its ends may meet. */
  readonly core: readonly [left: number, right: number] | null;
}

/** Length of what is drawn of a span beyond its known end, where the other is unknown, in CSS pixels. */
const STUB = 26;

/**
 * Where a span lies.
 * @param xOf where a day begins.
 * @param edges where the axis ends: how far what is open goes.
 */
export function extentOf(
  { isDate, start, end }: StatedSpan,
  xOf: (day: number) => number,
  [first, last]: readonly [number, number],
): SpanExtent {
  const known = typeof start === "string" ? (end as Days) : start;
  const left = start === "open" ? first : start === "unknown" ? xOf(known.first) - STUB : xOf(start.first);
  const right = end === "open" ? last : end === "unknown" ? xOf(known.last + 1) + STUB : xOf(end.last + 1);
  if (isDate) return { left, right, core: null };
  const coreLeft = typeof start === "string" ? left : xOf(start.last);
  const coreRight = typeof end === "string" ? right : xOf(end.first + 1);
  // Of an unknown end nothing is certain beyond the known one.
  const from = start === "unknown" ? xOf(known.first) : coreLeft;
  const to = end === "unknown" ? xOf(known.last + 1) : coreRight;
  return { left, right, core: to > from ? [from, to] : null };
}
