import type { Words } from "../words/message.ts";
import type { Mark } from "./marks.ts";

/** One sign and its label. */
export interface LegendEntry {
  readonly label: Words;
  /** Width of the sign in CSS pixels; its marks are drawn around the height 0, from 0 to the right. */
  readonly width: number;
  readonly sign: readonly Mark[];
}

export interface LegendGroup {
  readonly title: Words;
  readonly entries: readonly LegendEntry[];
}
