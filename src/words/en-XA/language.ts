import type { Language } from "../language.ts";

const VOWELS: Readonly<Record<string, string>> = { a: "áá", e: "éé", i: "íí", o: "óó", u: "úú" };

/** A pseudo-locale with long words: what does not fit here will not fit in German or Finnish either. */
export const language: Language = {
  tag: "en-XA",
  direction: "ltr",
  literal: (text) => text.replaceAll(/[aeiou]/g, (vowel) => VOWELS[vowel] ?? vowel),
};
