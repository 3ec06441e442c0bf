import { foldText } from "../search/fold-text.ts";

/** A name as spelling leaves it: what stays of it whatever its case, accents, punctuation and order of words. */
export interface NameKeys {
  /** Its words, folded, in the order of their letters, without the legal form of a company. */
  readonly words: readonly string[];
  /** Those words as one text; empty where the name has none. */
  readonly sorted: string;
  /** The words in the order of the name without the spaces between them: "al qaeda" is "alqaeda". */
  readonly joined: string;
  /** The legal form at its end, by one name for all that mean the same; null where it has none. */
  readonly form: string | null;
}

/** Legal forms of companies, by the name that this program has for each. */
const LEGAL_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ltd: "ltd limited",
    inc: "inc incorporated",
    corp: "corp corporation",
    co: "co company",
    llc: "llc",
    llp: "llp",
    plc: "plc",
    gmbh: "gmbh",
    ag: "ag",
    kg: "kg",
    se: "se",
    sa: "sa",
    sas: "sas",
    sarl: "sarl",
    srl: "srl",
    spa: "spa",
    bv: "bv",
    nv: "nv",
    oy: "oy oyj",
    ab: "ab",
    as: "as",
    pty: "pty",
    ooo: "ooo",
    oao: "oao",
  }).flatMap(([form, spellings]) => spellings.split(" ").map((spelling) => [spelling, form] as const)),
);

/** Full stops within an abbreviation go, so that "P.K.K." and "S.A." are a word each; any other sign parts words. */
const ABBREVIATION = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/** What spelling leaves of a name. */
export function nameKeys(name: string): NameKeys {
  const folded = foldText(name).replace(ABBREVIATION, (letters) => `${letters.replaceAll(".", "")} `);
  const all = folded.match(WORD) ?? [];
  const forms: string[] = [];
  let end = all.length;
  // "Pty Ltd" is two of them; one word at least is the name.
  for (; end > 1; end--) {
    const form = LEGAL_FORMS.get(all[end - 1] ?? "");
    if (form === undefined) break;
    forms.unshift(form);
  }
  const inOrder = all.slice(0, end);
  const words = inOrder.toSorted();
  return { words, sorted: words.join(" "), joined: inOrder.join(""), form: forms.join(" ") || null };
}

/** Whether the legal forms of two names do not tell them apart: "Acme" may be "Acme Ltd", which is not "Acme Inc." */
export function areFormsCompatible(a: NameKeys, b: NameKeys): boolean {
  return a.form === null || b.form === null || a.form === b.form;
}

/** Letters of a word in which one may be another: a shorter word is soon another name (Iran, Iraq). */
const LEAST_LETTERS = 5;
/** Letters of a whole name in which one may be another. */
const LEAST_IN_ALL = 8;

/** Whether a word may be misspelt: a long one of letters alone, since numbers tell names apart. */
export function isLongWord(word: string): boolean {
  return word.length >= LEAST_LETTERS && !/\p{N}/u.test(word);
}

/** Whether two names are the same but for one letter (left out, added, another, or two swapped) of one long word. */
export function areNear(a: NameKeys, b: NameKeys): boolean {
  if (a.words.length !== b.words.length || Math.min(a.sorted.length, b.sorted.length) < LEAST_IN_ALL) return false;
  const [onlyA, onlyB] = [without(a.words, b.words), without(b.words, a.words)];
  const [wordA, wordB] = [onlyA[0] ?? "", onlyB[0] ?? ""];
  return onlyA.length === 1 && isLongWord(wordA) && isLongWord(wordB) && areOneApart(wordA, wordB);
}

/** What is left of a list when each item of another is taken out once. */
function without(words: readonly string[], others: readonly string[]): readonly string[] {
  const rest = [...others];
  return words.filter((word) => {
    const at = rest.indexOf(word);
    if (at === -1) return true;
    rest.splice(at, 1);
    return false;
  });
}

/** Whether one letter makes the difference of two words, or two that are swapped. */
function areOneApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const rest = (from: number, text: string) => text.slice(from);
  if (a.length > b.length) return rest(start + 1, a) === rest(start, b);
  if (a.length < b.length) return rest(start, a) === rest(start + 1, b);
  return (
    rest(start + 1, a) === rest(start + 1, b) ||
    (a[start] === b[start + 1] && a[start + 1] === b[start] && rest(start + 2, a) === rest(start + 2, b))
  );
}
