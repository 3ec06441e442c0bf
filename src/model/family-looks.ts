import type { Vocabulary } from "./dataset.ts";
import type { Glyph, Hue } from "./signs.ts";

/** How the entities of a family are drawn. */
export interface FamilyLook {
  readonly hue: Hue;
  readonly glyph: Glyph;
  /** What stands in the glyph of a family that has no shape of its own; null for one that has. */
  readonly letter: string | null;
}

const SPARE_LETTERS = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

/**
 * The looks of families, in their order. A family without a hue and glyph of its own is a slate disc with its letter: the
 * one that it states, else the first of its label that no other family has, else the first free one of the alphabet.
 * Beyond three dozen such families letters come again, and the legend's words tell them apart.
 */
export function familyLooks(families: Vocabulary["families"]): readonly FamilyLook[] {
  const taken = new Set(families.flatMap(({ letter }) => letter ?? []));
  return families.map(({ hue, glyph, letter, label }): FamilyLook => {
    if (hue !== undefined && glyph !== undefined) return { hue, glyph, letter: null };
    return { hue: "slate", glyph: "circle", letter: letter ?? freeLetter(label, taken) };
  });
}

function freeLetter(label: string, taken: Set<string>): string {
  // A letter whose capital is two ("ß") keeps its own form.
  const own = (label.match(/[\p{L}\p{N}]/gu) ?? []).map((letter) => {
    const capital = letter.toUpperCase();
    return Array.from(capital).length === 1 ? capital : letter;
  });
  const letter = [...own, ...SPARE_LETTERS].find((each) => !taken.has(each)) ?? own[0] ?? "?";
  taken.add(letter);
  return letter;
}
