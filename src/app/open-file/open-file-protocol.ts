import type { Dataset } from "../../model/dataset.ts";
import type { Issue } from "../../model/issue.ts";
import type { Story } from "../../model/story.ts";
import type { ViewFile } from "../../model/view-file.ts";

// What the page and its reading worker say to one another. One worker reads one file and is then done with.

/** From the page, once. */
export interface OpenRequest {
  readonly file: File;
}

/** What the worker is busy with. */
export type OpenStage = "reading" | "checking" | "handing-over";

/** The lists of a dataset that grow with it; they are handed over in slices. */
export const LONG_LISTS = ["entities", "claims", "links"] as const satisfies readonly (keyof Dataset)[];
export type LongList = (typeof LONG_LISTS)[number];

/** Records of a list per message: few enough for the page to take one in within a frame. */
export const SLICE_LENGTH = 2_000;

/** Issues that are handed over; a file may hold millions of faults, and nobody reads on after these. */
export const MOST_ISSUES = 1_000;

/** The first issues of a list, and how long the list is. */
export interface IssueReport {
  readonly issues: readonly Issue[];
  readonly total: number;
}

/** From the worker: stages, then slices and the rest of the dataset, or a story or a view by itself, or what is wrong. */
export type OpenReport =
  | { readonly kind: "stage"; readonly stage: OpenStage }
  | { readonly kind: "slice"; readonly list: LongList; readonly records: readonly unknown[] }
  | { readonly kind: "opened"; readonly rest: Omit<Dataset, LongList>; readonly notes: IssueReport }
  | { readonly kind: "story"; readonly story: Story }
  | { readonly kind: "view"; readonly view: ViewFile }
  | { readonly kind: "refused"; readonly faults: IssueReport };
