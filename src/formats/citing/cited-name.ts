/** An author as styles of citation need them: a person's name in its parts, or a name that is never turned round. */
export type CitedName =
  | { readonly kind: "whole"; readonly name: string }
  | {
      readonly kind: "person";
      /** Given names as they are written, at least one: "Martin Luther", "J. R. R.". */
      readonly given: string;
      /** Family name with its particle: "King", "de Gaulle". */
      readonly family: string;
      /** "Jr." and the like; empty where there is none. */
      readonly suffix: string;
    };

const SUFFIX = /^(?:jr|sr)\.?$|^(?:II|III|IV)$/i;
const CASED = /[\p{Lu}\p{Ll}\p{Lt}]/u;
const STARTS_SMALL = /^\p{Ll}/u;

/**
 * Takes a person's name apart, given names first as labels have them. The last word is the family name, with the words
 * in small letters before it ("de Gaulle"), which is BibTeX's own rule; "Family, Given" is taken as it says. One word
 * stays whole, and so does a name in a script without capitals: which of its words is the family name is nobody's
 * statement.
 * @param name trimmed, with single spaces.
 */
export function readPersonalName(name: string): CitedName {
  const whole: CitedName = { kind: "whole", name };
  const [first = "", ...afterComma] = name.split(/\s*,\s*/);
  const isSuffixed = afterComma.length > 0 && afterComma.every((part) => SUFFIX.test(part));
  if (afterComma.length > 0 && !isSuffixed) {
    const suffix = afterComma.length > 1 && SUFFIX.test(afterComma.at(-1) ?? "") ? afterComma.at(-1) : undefined;
    const given = afterComma.slice(0, suffix === undefined ? undefined : -1).join(", ");
    if (first === "" || given === "" || given.includes(",")) return whole;
    return { kind: "person", given, family: first, suffix: suffix ?? "" };
  }
  const words = first.split(" ");
  let suffix = afterComma.join(" ");
  if (suffix === "" && words.length > 2 && SUFFIX.test(words.at(-1) ?? "")) suffix = words.pop() ?? "";
  let start = words.length - 1;
  while (start > 1 && STARTS_SMALL.test(words[start - 1] ?? "")) start--;
  const family = words.slice(start).join(" ");
  if (start < 1 || !CASED.test(family)) return whole;
  return { kind: "person", given: words.slice(0, start).join(" "), family, suffix };
}

/** Initials of given names: "M. L.", "J.-P.", "J. R. R."; a word without a letter stays as it is. */
export function initialsOf(given: string): string {
  return given
    .replaceAll(/\.(?=\p{L})/gu, ". ")
    .split(" ")
    .map((word) => word.split("-").map(initialOf).join("-"))
    .join(" ");
}

function initialOf(word: string): string {
  const letter = /\p{L}\p{M}*/u.exec(word)?.[0];
  return letter === undefined ? word : `${letter.toUpperCase()}.`;
}
