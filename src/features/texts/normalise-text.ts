/** Byte order mark, soft hyphen, zero-width space and joiners, word joiner: invisible, and lost or added by copying. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu;
const LINE_END = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/gu;
const SPACES = /[\p{Zs}\t]+/gu;

const CURLY_SINGLE_QUOTE = /[\u2018-\u201B]/gu;
const CURLY_DOUBLE_QUOTE = /[\u201C-\u201F]/gu;
/** Hyphen, non-breaking hyphen, figure dash, en dash, em dash, horizontal bar, minus sign. */
const DASH = /[\u2010-\u2015\u2212]/gu;

/**
 * A text in the form `kg-text/1`, in which all offsets and hashes of a dataset are counted: NFC, no invisible
 * characters, one plain space between words, paragraphs on a line each with one empty line between them.
 * Applying it again changes nothing. Method: model.md, "Evidence without the text".
 * @param text a decoded text; whatever follows the body (page furniture) is the caller's to cut off.
 */
export function normaliseText(text: string): string {
  const lines = text
    // Before NFC, not after: an invisible character between a letter and its accent would hide the pair from it.
    .replace(INVISIBLE, "")
    .normalize("NFC")
    .replace(LINE_END, "\n")
    .replace(SPACES, " ")
    .split("\n")
    .map((line) => line.trim());
  const paragraphs: string[] = [];
  let open: string[] = [];
  for (const line of [...lines, ""]) {
    if (line !== "") open.push(line);
    else if (open.length > 0) {
      paragraphs.push(open.join(" "));
      open = [];
    }
  }
  return paragraphs.join("\n\n");
}

/**
 * The form in which two typographies of one sentence are equal: straight quotes, "-" for every dash without spaces
 * around it, lower case, one space between words. Only for finding a sentence again, never for showing it.
 */
export function looseForm(text: string): string {
  return text
    .replace(CURLY_SINGLE_QUOTE, "'")
    .replace(CURLY_DOUBLE_QUOTE, '"')
    .replace(DASH, "-")
    .toLowerCase()
    .replace(/\s*-\s*/gu, "-")
    .replace(/\s+/gu, " ");
}

/** Length in code points, the unit of every offset in a dataset; "𐎠" counts one, where `length` says two. */
export function codePointLength(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/**
 * Where each code point of a text begins, in UTF-16 units: `offsets[i]` for code point i, and the text's `length` at
 * the end, so that code points a to b are `text.slice(offsets[a], offsets[b])`. For many cuts of one long text.
 */
export function codePointOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let count = 0;
  let at = 0;
  for (const character of text) {
    offsets[count++] = at;
    at += character.length;
  }
  offsets[count] = at;
  return offsets.subarray(0, count + 1);
}

/** Code points `start` (included) to `end` (excluded); what lies past the text is cut off. */
export function sliceByCodePoints(text: string, start: number, end: number): string {
  let sliced = "";
  let index = 0;
  for (const character of text) {
    if (index >= end) break;
    if (index >= start) sliced += character;
    index++;
  }
  return sliced;
}
