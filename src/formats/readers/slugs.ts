import { plainSlug } from "../../lib/fresh-slug.ts";

/** Gives out ids: the same texts in the same order get the same ids, and no two of them share one. */
export interface Slugs {
  /** A free id that is made of the text's letters and digits; of a sum of the text where it has none that can stand there. */
  take(text: string): string;
  /** The same where the id needs no number behind it; else null, and nothing is given out. */
  takeFirst(text: string): string | null;
}

/**
 * @param reserved ids that are never given out.
 * @param prefix what all of them begin with.
 */
export function createSlugs(reserved: readonly string[] = [], prefix = ""): Slugs {
  const taken = new Set(reserved);
  const own =
    prefix === "" ? null : new RegExp(`(?:^|[/#:])(${prefix.replace(".", "\\.")}[a-z0-9]+(?:[-.][a-z0-9]+)*)$`);
  // An id that we gave out, alone or at the end of an address, is what it was when its file comes back.
  const idOf = (text: string) => own?.exec(text)?.[1] ?? prefix + baseOf(text);
  const last = new Map<string, number>();
  return {
    takeFirst(text) {
      const base = idOf(text);
      const { size } = taken;
      return taken.add(base).size === size ? null : base;
    },
    take(text) {
      const base = idOf(text);
      let slug = base;
      for (let number = last.get(base) ?? 1; taken.has(slug); ) {
        number += 1;
        last.set(base, number);
        slug = `${base}-${number}`;
      }
      taken.add(slug);
      return slug;
    },
  };
}

function baseOf(text: string): string {
  return plainSlug(text) || `x${checksum(text)}`;
}

/** FNV-1a over UTF-16 code units, in letters and digits. Other scripts get an id that does not depend on their neighbours. */
function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(36);
}
