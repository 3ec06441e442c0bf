import { sizeWords } from "./en/sizes.ts";
import { isolated, language } from "./language.ts";
import type { Words } from "./message.ts";

/** Keeps the latest Intl formatter: they cost more to make than to use, and the language of a page does not change. */
function kept<Formatter>(make: (tag: string) => Formatter): () => Formatter {
  let madeFor: string | null = null;
  let formatter: Formatter;
  return () => {
    if (madeFor !== language().tag) {
      madeFor = language().tag;
      formatter = make(madeFor);
    }
    return formatter;
  };
}

const grouped = kept((tag) => new Intl.NumberFormat(tag));
const exact = kept((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 20 }));
const exactUngrouped = kept((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 20, useGrouping: false }));
const score = kept((tag) => new Intl.NumberFormat(tag, { maximumSignificantDigits: 5 }));
const percent = kept((tag) => new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 }));
/** How texts stand in the order of the language of the page, and numbers in them by their size. */
export const inAlphabet = kept((tag) => new Intl.Collator(tag, { numeric: true }));

const both = kept((tag) => new Intl.ListFormat(tag, { type: "conjunction" }));
const either = kept((tag) => new Intl.ListFormat(tag, { type: "disjunction" }));
const apart = kept((tag) => new Intl.ListFormat(tag, { type: "unit" }));
const LISTS = { and: both, or: either, comma: apart } as const;

/** A count, as in "1,204". */
export function numberText(value: number): Words {
  return grouped().format(value) as Words;
}

/** A number with all its digits: a value from the data. */
export function exactNumberText(value: number, { group = true }: { readonly group?: boolean } = {}): Words {
  return (group ? exact() : exactUngrouped()).format(value) as Words;
}

/** What a measure comes to, to five digits: more of them tell nobody anything. */
export function scoreText(value: number): Words {
  return Math.abs(value) >= 99_999.5 ? numberText(Math.round(value)) : (score().format(value) as Words);
}

/** A share between 0 and 1, as in "12.5%". */
export function percentText(share: number): Words {
  return percent().format(share) as Words;
}

/** Names in a list, as in "Iran, Israel and Azerbaijan"; each is kept apart in direction. */
export function listText(items: readonly string[], joinedBy: keyof typeof LISTS = "and"): Words {
  return LISTS[joinedBy]().format(items.map(isolated)) as Words;
}

/** A size in bytes as people read it, in powers of ten: "812 bytes", "12.4 kB", "100 MB". */
export function sizeText(size: number): Words {
  if (size < 1_000) return sizeWords.bytes({ size });
  if (size < 999_950) return sizeWords.kilobytes({ size: size / 1_000 });
  return sizeWords.megabytes({ size: size / 1_000_000 });
}
