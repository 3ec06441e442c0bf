import { parseWhen } from "../../model/when.ts";

const MIDNIGHT = /^(-?\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:?00)?$/;

/** A date as EDTF has it, where nothing is lost by that: a midnight is a day, a time of day is none. As written otherwise. */
export function dateText(text: string): string {
  const trimmed = text.trim();
  return MIDNIGHT.exec(trimmed)?.[1] ?? trimmed;
}

/** The day of a moment, and any other text as it is. */
export function dayText(text: string): string {
  return /^(-?\d{4}-\d{2}-\d{2})T\d/.exec(text)?.[1] ?? text;
}

/** Whether a text is a date that can be read (EDTF). */
export function isDate(text: string): boolean {
  return parseWhen(text).ok;
}

/** A beginning and an end as EDTF has them, either open where it is null. */
export function spellText(start: string | null, end: string | null): string {
  const [from, to] = [start === null ? ".." : dateText(start), end === null ? ".." : dateText(end)];
  if (from === to && parseWhen(from).ok) return from;
  return /\//.test(from + to) ? `${from} – ${to}` : `${from}/${to}`;
}

/** A date that can be read (EDTF); null for any other text. */
export function readableTime(time: string | null | undefined): string | null {
  return time && isDate(time) ? time : null;
}
