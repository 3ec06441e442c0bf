/** A text as search compares it, with the way back to the text that is shown. */
export interface FoldedText {
  readonly text: string;
  /** Per code unit of `text`: where its character stands in the original, end excluded; dropped marks belong to it. */
  readonly start: readonly number[];
  readonly end: readonly number[];
}

/** One word of a folded text; several pieces where hyphens or full stops join them ("isis-k" read as "isisk"). */
export interface Token {
  readonly text: string;
  /** Where its pieces stand in the folded text: [start, end) each. */
  readonly pieces: readonly (readonly [start: number, end: number])[];
}

/** Marks, apostrophes of all kinds, the letters ʾ and ʿ, the tatweel, and joiners that show nothing. */
const DROPPED = /[\p{M}'’‘ʼʻʾʿʹ`´\u0640\u00ad\u200b-\u200f\u2060\ufeff]/gu;
/** Letters that spelling varies by but Unicode does not decompose: Latin strokes and ligatures, Persian and Arabic twins. */
const VARIANTS = new Map([
  ["ı", "i"],
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ð", "d"],
  ["ħ", "h"],
  ["ŧ", "t"],
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["þ", "th"],
  ["ς", "σ"],
  ["ی", "ي"],
  ["ى", "ي"],
  ["ک", "ك"],
  ["ة", "ه"],
]);
const VARIANT = new RegExp(`[${[...VARIANTS.keys()].join("")}]`, "gu");
const CHUNK = /\S+/gu;
/** Scripts that are written without spaces between words. */
const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}";
const WORD = /[\p{L}\p{N}]+/gu;
const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
/** No script without spaces has a letter below this one; spares most texts a slow pattern. */
const MAY_BE_UNSPACED = /[\u0e00-\uffff]/;
/** Words of more pieces than this are lists rather than names. */
const MOST_JOINED_PIECES = 4;

/** Drops case, diacritics and apostrophes, and spells variants of a letter alike. */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(DROPPED, "")
    .toLowerCase()
    .replace(DROPPED, "")
    .replace(VARIANT, (letter) => VARIANTS.get(letter) ?? letter);
}

/** The same, remembering where each letter came from, so that a match can be marked in the text that is shown. */
export function foldWithOrigin(text: string): FoldedText {
  let folded = "";
  const start: number[] = [];
  const end: number[] = [];
  let at = 0;
  for (const character of text) {
    const letters = foldText(character);
    const next = at + character.length;
    if (letters === "" && /\p{M}/u.test(character) && end.length > 0) {
      const previous = start.at(-1);
      for (let i = end.length - 1; i >= 0 && start[i] === previous; i--) end[i] = next;
    }
    for (let i = 0; i < letters.length; i++) {
      start.push(at);
      end.push(next);
    }
    folded += letters;
    at = next;
  }
  return { text: folded, start, end };
}

/**
 * The words of a folded text. Scripts without spaces give pairs of neighbouring letters, so that any part of a word is
 * found. For an index, what hyphens and the like join is given as one word more, and each last letter on its own.
 */
export function tokensOf(folded: string, purpose: "index" | "query"): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: chunk, index: chunkStart } of folded.matchAll(CHUNK)) {
    const pieces = [...piecesOf(chunk, chunkStart)];
    for (const piece of pieces) {
      if (IS_UNSPACED.test(piece.text)) tokens.push(...neighbours(piece, purpose));
      else tokens.push(piece);
    }
    if (purpose === "index" && pieces.length > 1 && pieces.length <= MOST_JOINED_PIECES)
      tokens.push({ text: pieces.map(({ text }) => text).join(""), pieces: pieces.flatMap((piece) => piece.pieces) });
  }
  return tokens;
}

function* piecesOf(chunk: string, chunkStart: number): Iterable<Token> {
  for (const { 0: word, index } of chunk.matchAll(WORD)) {
    const wordStart = chunkStart + index;
    if (!MAY_BE_UNSPACED.test(word)) yield { text: word, pieces: [[wordStart, wordStart + word.length]] };
    else
      for (const { 0: text, index: start } of word.matchAll(RUN))
        yield { text, pieces: [[wordStart + start, wordStart + start + text.length]] };
  }
}

function neighbours({ text, pieces }: Token, purpose: "index" | "query"): readonly Token[] {
  const letters = [...text];
  const tokens: Token[] = [];
  let at = pieces[0]?.[0] ?? 0;
  for (const [i, letter] of letters.entries()) {
    const pair = letter + (letters[i + 1] ?? "");
    if (i + 1 < letters.length || purpose === "index" || letters.length === 1)
      tokens.push({ text: pair, pieces: [[at, at + pair.length]] });
    at += letter.length;
  }
  return tokens;
}
