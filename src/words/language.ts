import type { MessageSource } from "./message-tree.ts";

/** A language that the page can speak. English is in the code; all others replace its messages. */
export interface Language {
  /** BCP 47 tag, as in "en" or "pt-BR": what plurals, numbers, dates and lists follow. */
  readonly tag: string;
  readonly direction: "ltr" | "rtl";
  /** Messages by capability and key, as `words/en` has them. What is missing is said in English. */
  readonly messages?: Readonly<Record<string, Readonly<Record<string, MessageSource>>>>;
  /** Changes the text of every message but not what is put into it. For the pseudo-locales that tests use. */
  readonly literal?: (text: string) => string;
}

export const ENGLISH: Language = { tag: "en-GB", direction: "ltr" };

let current: Language = ENGLISH;

/** The language of the page. */
export function language(): Language {
  return current;
}

/** A language as it can be sent to a worker, which makes messages too: without what is no data. */
export type SentLanguage = Omit<Language, "literal">;

/** The language of the page, for a worker to `speak`. */
export function languageToSend(): SentLanguage {
  const { literal: _, ...sent } = current;
  return sent;
}

/** Sets the language of everything that is said from now on. To be called before anything is drawn. */
export function speak(next: Language): void {
  current = next;
}

/** A message in the language of the page, not yet formatted. */
export function inLanguage(capability: string, key: string, english: MessageSource): MessageSource {
  return current.messages?.[capability]?.[key] ?? english;
}

/** Letters of scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LEFT_TO_RIGHT = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/**
 * A name as it can stand in a sentence of the page's language: where it holds letters of the other direction, between the
 * marks U+2068 and U+2069, which keep it from turning what stands around it (Unicode Annex 9). All else is unchanged, so
 * that texts which are copied or searched hold no invisible characters without need.
 */
export function isolated(text: string): string {
  const other = current.direction === "ltr" ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
  return other.test(text) ? `\u2068${text}\u2069` : text;
}
