import { countInWords } from "../../derive/bar-words.ts";
import { type Bar, type BarFill, countOf, longestOf } from "../../lib/bars.ts";
import { plotWords as words } from "../../words/en/plots.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";

/** A bar of a plot. */
export interface PlotBar extends Bar {
  readonly name: Words;
  /** What it counts, by itself: "2009", "10 to 19". */
  readonly what: Words;
  /** What stands beside or under it: of a stretch of values where it begins. */
  readonly label: Words;
  /** What it stands under with others, as the paragraphs of a source do; absent where there is nothing to group by. */
  readonly group?: Words;
  /** The numbers of what it counts of what is shown, ascending. */
  readonly records: () => readonly number[];
}

/** A part that bars are split into. */
export interface PlotPart {
  readonly label: Words;
  readonly fill: BarFill;
}

/** A chart as data. */
export interface Plot {
  readonly id: string;
  readonly title: Words;
  /** What is counted, and how. */
  readonly means: Words;
  readonly of: "entity" | "claim";
  /** Columns stand on an axis of numbers or dates, points on two that are logarithmic; rows each have a name. */
  readonly shape: "columns" | "points" | "rows";
  readonly parts: readonly PlotPart[];
  /** Whether each bar is as long as any other, so that its parts are shares of it. */
  readonly isInShares?: true;
  /** On their axis, or from the first to the last. */
  readonly bars: readonly PlotBar[];
  /** What is on no axis and in no order: above all what is not stated. Those that count nothing are left out. */
  readonly apart: readonly PlotBar[];
  /** Why there is no bar; null where there is one. */
  readonly nothing: Words | null;
}

/** The parts of a plot of what is shown and what is not. */
export const shownAndHidden = (): readonly PlotPart[] => [
  { label: words.shown(), fill: "full" },
  { label: words.hidden(), fill: "hollow" },
];

/** The parts that any bar has anything of. */
export function usedParts({ parts, bars, apart }: Plot): readonly PlotPart[] {
  return parts.filter((_, part) => [...bars, ...apart].some(({ counts }) => (counts[part] ?? 0) > 0));
}

/** A bar that is split into other parts, as it is read out: "Iran: 7 claims (5 asserted and 2 alleged)". */
export function splitBarInWords(
  of: Plot["of"],
  name: string,
  counts: readonly number[],
  parts: readonly PlotPart[],
): Words {
  const named = counts.flatMap((count, at) =>
    count === 0 ? [] : [words.part({ count, name: (parts[at] as PlotPart).label })],
  );
  return words.barOfParts({ name, count: countInWords(of, countOf({ counts })), parts: listText(named) });
}

/** "And 41 more, with at most 1 claim each": what of a list is not drawn; nothing where all is. */
export function restInWords({ bars }: Pick<Plot, "bars">, drawn: number): readonly Words[] {
  const rest = bars.slice(drawn);
  return rest.length === 0 ? [] : [words.more({ count: rest.length, most: longestOf(rest) })];
}

/** The number that stands at the end of a row: of a plot of what is shown and hidden, what is shown. */
export function shownIn({ parts }: Pick<Plot, "parts">, bar: PlotBar): number {
  return parts[1]?.fill === "hollow" && parts.length === 2 && parts[0]?.fill === "full"
    ? (bar.counts[0] as number)
    : countOf(bar);
}
