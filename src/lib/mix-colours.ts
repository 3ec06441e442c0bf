/** `colour` over `ground` at a share from 0 (all ground) to 1 (all colour); both as #rrggbb. */
export function mix(colour: string, ground: string, share: number): string {
  const [a, b] = [channels(colour), channels(ground)];
  return `#${a.map((channel, i) => hexByte(channel * share + (b[i] as number) * (1 - share))).join("")}`;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** A channel from 0 to 255 as two hexadecimal digits. */
export function hexByte(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0");
}
