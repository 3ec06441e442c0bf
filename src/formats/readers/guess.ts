import type { Words } from "../../words/message.ts";

/** What a reader found out, or assumed, where a file leaves it open. Most can be chosen in its place: see `ReadChoices`. */
export interface Guess {
  readonly about:
    | "encoding"
    | "separator"
    | "decimal"
    | "dates"
    | "headings"
    | "table"
    | "ends"
    | "direction"
    | "html"
    | "weight"
    | "attributions";
  /** What it is, as `ReadChoices` would have it where it can be chosen. */
  readonly value: string;
  /** In a sentence. */
  readonly message: Words;
}
