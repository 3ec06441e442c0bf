import type { Language } from "../language.ts";

const [FROM_RIGHT_TO_LEFT, END] = ["\u202e", "\u202c"];

/**
 * A pseudo-locale that is written from right to left: English letters in reverse order, Arabic numerals and plurals. It
 * shows what is laid out for one direction only.
 */
export const language: Language = {
  tag: "ar-XB",
  direction: "rtl",
  literal: (text) => text.replaceAll(/\S(?:.*\S)?/gs, (words) => `${FROM_RIGHT_TO_LEFT}${words}${END}`),
};
