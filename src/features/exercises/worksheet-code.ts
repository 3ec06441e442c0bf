import { exerciseKinds } from "./exercise-kinds.ts";
import type { WorksheetRequest } from "./make-worksheet.ts";

/** Most exercises that a worksheet has. */
export const MOST_EXERCISES = 100;

/**
 * What a worksheet is made by, as its address names it: seed, number of exercises and, where they are not all, the kinds:
 * "4711-10", "4711-10-stance.holder". Over the same dataset and view, the same code gives the same worksheet.
 */
export function worksheetCodeOf({ seed, count, kinds }: WorksheetRequest): string {
  const named = exerciseKinds.all.map(({ id }) => id).filter((id) => kinds.includes(id));
  const areAll = named.length === exerciseKinds.all.length;
  return [seed, count, ...(areAll ? [] : [named.join(".")])].join("-");
}

/** What a code says; null where it is none, or names no kind that there is. */
export function readWorksheetCode(code: string): WorksheetRequest | null {
  const [, seed, count, named] = /^(\d{1,9})-(\d{1,3})(?:-([a-z.]+))?$/.exec(code) ?? [];
  const kinds = exerciseKinds.all.map(({ id }) => id).filter((id) => named?.split(".").includes(id) ?? true);
  const most = Number(count);
  if (seed === undefined || kinds.length === 0 || most < 1 || most > MOST_EXERCISES) return null;
  return { kinds, count: most, seed: Number(seed) };
}
