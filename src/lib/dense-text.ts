// Bytes as text that can stand inside an HTML element. Two of 91 characters hold 13 bits (91 * 91 > 8192), so that the
// text is 23 % longer than the bytes; in base64 it is 33 % longer. Source of the idea: basE91, J. Henke.

const BASE = 91;
const BITS = 13;
/** "#", the first of the characters used. */
const FIRST = 35;
/** "<" could end the element; "!" stands in its place. */
const [LESS_THAN, INSTEAD] = [60, 33];

const codeOf = (digit: number): number => (digit + FIRST === LESS_THAN ? INSTEAD : digit + FIRST);
const digitOf = (code: number): number => (code === INSTEAD ? LESS_THAN : code) - FIRST;

/** Bytes as text: their number, a space, and two characters for every 13 bits, the lowest first. */
export function toDenseText(bytes: Uint8Array): string {
  const codes = new Uint8Array(2 * Math.ceil((8 * bytes.length) / BITS));
  let [held, count, at] = [0, 0, 0];
  const write = () => {
    const value = held & (2 ** BITS - 1);
    codes[at++] = codeOf(value % BASE);
    codes[at++] = codeOf(Math.floor(value / BASE));
    held >>>= BITS;
    count -= BITS;
  };
  for (const byte of bytes) {
    held |= byte << count;
    count += 8;
    if (count >= BITS) write();
  }
  if (count > 0) write();
  return `${bytes.length} ${new TextDecoder().decode(codes)}`;
}

/** The bytes that `toDenseText` made a text of. A text that was changed gives others; whoever needs to know must check. */
export function fromDenseText(text: string): Uint8Array<ArrayBuffer> {
  const start = text.indexOf(" ") + 1;
  const bytes = new Uint8Array(Number.parseInt(text, 10) || 0);
  let [held, count, at] = [0, 0, start];
  for (let byte = 0; byte < bytes.length; byte++) {
    if (count < 8) {
      held |= (digitOf(text.charCodeAt(at)) + BASE * digitOf(text.charCodeAt(at + 1))) << count;
      count += BITS;
      at += 2;
    }
    bytes[byte] = held;
    held >>>= 8;
    count -= 8;
  }
  return bytes;
}
