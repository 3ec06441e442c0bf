import { language } from "./language.ts";
import type { Words } from "./message.ts";

/** A moment as a clock on the wall here has it, as in "Nov 30, 2026, 3:12 PM". @param at milliseconds since 1970. */
export function momentText(at: number): Words {
  return new Intl.DateTimeFormat(language().tag, { dateStyle: "medium", timeStyle: "short" }).format(at) as Words;
}
