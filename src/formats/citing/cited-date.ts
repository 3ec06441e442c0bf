import { describeWhen, type StatedDate, statedEnds } from "../../model/when.ts";
import { citationWords } from "../../words/en/citations.ts";

/** A date as each style of citation writes it. */
export interface CitedDate {
  /** "2024, January 3"; "ca. 2014"; "n.d." where there is none. Without parentheses. */
  readonly apa: string;
  /** "January 3, 2024"; "[ca. 2014]"; "n.d." where there is none. */
  readonly chicago: string;
  /** For BibTeX: the year, or more words where it is not known plainly; null where there is no date. */
  readonly year: string | null;
  /** 1–12 and 1–31, where the date is one plain month or day. */
  readonly month: number | null;
  readonly day: number | null;
}

export const NO_DATE = "n.d.";

/**
 * A date of publication in the forms of APA 7, Chicago 17 and BibTeX. What is about right or doubted is marked so
 * ("ca. 2014", "[2014?]"); what none of the styles has a form for is put in words.
 * @param edtf null where the record gives no date; what cannot be read counts as none.
 */
export function citedDate(edtf: string | null): CitedDate {
  const ends = edtf === null ? null : statedEnds(edtf);
  if (edtf === null || !ends?.ok) return { apa: NO_DATE, chicago: NO_DATE, year: null, month: null, day: null };
  const { start, end } = ends.value;
  if (typeof start === "string" || typeof end === "string" || isVague(start) || isVague(end))
    return inWords(describeWhen(edtf));
  if (start !== end) {
    const [from, to] = [start.firstYear, end.firstYear];
    const isPlain = ![start, end].some(({ approximate, uncertain }) => approximate || uncertain);
    if (!isPlain) return inWords(describeWhen(edtf));
    return inWords(from === to ? yearInWords(from) : `${yearInWords(from)}–${yearInWords(to)}`);
  }
  return ofOneDate(start);
}

/** A day in the form that both styles give to the day of access: "November 25, 2026". */
export function accessDay(isoDate: string): string {
  const [year, month, day] = isoDate.split("-").map(Number);
  return `${nameOfMonth(month ?? 1)} ${day}, ${year}`;
}

function ofOneDate(date: StatedDate): CitedDate {
  const { firstYear, month, day, approximate, uncertain } = date;
  const year = yearInWords(firstYear);
  const name = month === null ? null : nameOfMonth(month);
  const apa = [year, [name, day].filter((part) => part !== null).join(" ")].filter((part) => part !== "").join(", ");
  const chicago = name === null ? year : day === null ? `${name} ${year}` : `${name} ${day}, ${year}`;
  if (!(approximate || uncertain)) return { apa, chicago, year, month, day };
  const marked = (words: string) => `${approximate ? "ca. " : ""}${words}${uncertain ? "?" : ""}`;
  return {
    apa: uncertain ? `[${marked(apa)}]` : marked(apa),
    chicago: `[${marked(chicago)}]`,
    year: marked(chicago),
    month: null,
    day: null,
  };
}

function inWords(words: string): CitedDate {
  return { apa: words, chicago: words, year: words, month: null, day: null };
}

function isVague({ firstYear, lastYear, partUnspecified }: StatedDate): boolean {
  return firstYear !== lastYear || partUnspecified;
}

function yearInWords(year: number): string {
  if (year <= 0) return `${1 - year} BCE`;
  return year < 1000 ? `${year} CE` : String(year);
}

function nameOfMonth(month: number): string {
  return citationWords.month({ date: new Date(2000, month - 1, 1) });
}
