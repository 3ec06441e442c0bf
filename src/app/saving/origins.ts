import type { Dataset } from "../../model/dataset.ts";
import type { Words } from "../../words/message.ts";

/** How a file was when it was read or written last: one that is like that was changed by nobody since. */
export type FileStamp = Pick<File, "lastModified" | "size">;

/** What is known of a file's format: the id of one of ours that can hold every dataset, or why it is none. */
export type OriginFormat = string | { readonly title: Words | null; readonly losses: readonly Words[] };

/** The file that a document came from, or was saved into, where the browser lets the page write into it. */
export interface Origin {
  readonly handle: FileSystemFileHandle;
  readonly stamp: FileStamp;
  readonly format: OriginFormat;
}

/** By the dataset as it was opened; null for one that came otherwise. */
export const origins = new WeakMap<Dataset, Promise<Origin | null>>();
