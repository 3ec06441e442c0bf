/** CSS pixels to the millimetre: 96 to the inch. */
export const PIXELS_PER_MM = 96 / 25.4;

/** Least and greatest width and height of a picture for paper, in millimetres. */
export const PRINT_LIMITS = { least: 60, most: 1_200 } as const;

/**
 * A PNG file that says how large it is printed: so many pixels to the CSS pixel, of which 96 are an inch. A browser
 * writes none, and then each program guesses.
 */
export function withPrintSize(png: Uint8Array<ArrayBuffer>, scale: number): Uint8Array<ArrayBuffer> {
  const perMetre = Math.round(1_000 * PIXELS_PER_MM * scale);
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set(new TextEncoder().encode("pHYs"), 4);
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  view.setUint8(16, 1); // to the metre
  view.setUint32(17, checksum(chunk.subarray(4, 17)));
  const sized = new Uint8Array(png.length + chunk.length);
  sized.set(png.subarray(0, AFTER_HEADER));
  sized.set(chunk, AFTER_HEADER);
  sized.set(png.subarray(AFTER_HEADER), AFTER_HEADER + chunk.length);
  return sized;
}

/** Where the first chunk of a PNG ends, which says its size in pixels: the next may follow. */
const AFTER_HEADER = 33;

/** CRC-32 as PNG has it (ISO 3309). */
function checksum(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
