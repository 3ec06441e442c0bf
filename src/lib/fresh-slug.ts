/** Longest id that is made from words, in characters, before a number is added. */
const MOST_CHARACTERS = 48;

/**
 * An id of words joined by hyphens that nobody has yet: "Whose word is it?" becomes "whose-word-is-it", and where that
 * is taken "whose-word-is-it-2".
 * @param fallback what it is called where no letter or digit of the words can stand in an id.
 */
export function freshSlug(words: string, taken: Iterable<string>, fallback: string): string {
  const plain = plainSlug(words);
  const held = new Set(taken);
  const base = plain === "" ? fallback : plain;
  let slug = base;
  for (let number = 2; held.has(slug); number++) slug = `${base}-${number}`;
  return slug;
}

/** Words joined by hyphens, of the letters and digits that can stand in an id; empty where there are none. */
export function plainSlug(words: string): string {
  // Most ids are of ASCII, which has neither marks nor letters that come apart.
  const letters = IS_ASCII.test(words) ? words : words.normalize("NFKD").replace(/\p{M}/gu, "");
  const slug = letters
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MOST_CHARACTERS);
  return slug.startsWith("-") || slug.endsWith("-") ? slug.replace(/^-+|-+$/g, "") : slug;
}

const IS_ASCII = /^[\0-\x7f]*$/;
