import type { Claim } from "./dataset.ts";

/** What claims rest on, as columns. */
export interface PassageColumns {
  /** The passages of claim c stand at [passageStart[c], passageStart[c + 1]), each once. */
  readonly passageStart: Uint32Array;
  /** A number for each passage: the same passage has the same number everywhere, and another one has it by chance alone. */
  readonly passages: Int32Array;
}

/** The columns of a list of claims. Takes time linear in their passages. */
export function passageColumns(claims: readonly Claim[]): PassageColumns {
  const passageStart = new Uint32Array(claims.length + 1);
  const found: number[] = [];
  for (let c = 0; c < claims.length; c++) {
    for (const number of passageNumbersOf(claims[c] as Claim)) found.push(number);
    passageStart[c + 1] = found.length;
  }
  return { passageStart, passages: Int32Array.from(found) };
}

/** The passages of one claim, as the column has them. */
export function passageNumbersOf(claim: Claim): readonly number[] {
  return Array.from(passagesOf(claim), hashed);
}

/** Source and locator or page of every passage that a claim rests on, as one string each. A whole source is no passage. */
export function passagesOf({ attributions }: Claim): ReadonlySet<string> {
  const passages = new Set<string>();
  for (const { evidence } of attributions)
    for (const { source, at, page } of evidence) {
      const place = at ?? (page === undefined ? null : `page ${page}`);
      if (place !== null) passages.add(`${source} ${place}`);
    }
  return passages;
}

/** FNV-1a of 32 bits (draft-eastlake-fnv), over units of UTF-16. */
function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
