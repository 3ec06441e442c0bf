import type { PageAddress } from "../../../model/page-address.ts";
import type { Words } from "../../../words/message.ts";

/**
 * Puts a text on the clipboard and reports the outcome.
 * @param copied what to report where it was copied.
 * @param html the same with italics, for word processors.
 */
export type Copy = (copied: Words, text: string, html?: string) => Promise<void>;

/** What each tab of the dialog is given. */
export interface SharingProperties {
  readonly page: PageAddress;
  /** Whether the graph was opened from a file of the reader's, which no link includes. */
  readonly isOwnFile: boolean;
  readonly copy: Copy;
  /** Reports the outcome of something. */
  readonly report: (outcome: Words) => void;
}
