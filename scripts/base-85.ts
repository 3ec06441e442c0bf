// Bytes as text of 85 characters, four bytes in five: a quarter longer than they are, where base64 makes them a third
// longer. Nothing in it can end the element of a page that it stands in: "<" is not among them. src/app/one-file/unpack.ts
// reads it.

/** From "(" on, without "<", whose place "}" takes. */
const ALPHABET = Array.from({ length: 85 }, (_, at) => String.fromCharCode(40 + at).replace("<", "}"));

/** The bytes left at the end, one to three, take one character more than they are. */
export function toBase85(bytes: Uint8Array): string {
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
    let number = ((a * 256 + b) * 256 + c) * 256 + d;
    let group = "";
    for (let digit = 0; digit < 5; digit++) {
      group = ALPHABET[number % 85] + group;
      number = Math.floor(number / 85);
    }
    groups.push(group.slice(0, bytes.length - at + 1));
  }
  return groups.join("");
}
