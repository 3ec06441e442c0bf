import type { PageAddress } from "../page-address.ts";

/**
 * Puts a text on the clipboard and says what became of it.
 * @param what names the text at the beginning of a sentence, as in "The link to this view".
 * @param html the same with italics, for word processors.
 */
export type Copy = (what: string, text: string, html?: string) => Promise<void>;

/** What each way to share is given. */
export interface SharingProperties {
  readonly page: PageAddress;
  /** Whether the graph comes from a file of the reader's, which no link brings along. */
  readonly isOwnFile: boolean;
  readonly copy: Copy;
  /** Says what became of something. */
  readonly tell: (outcome: string) => void;
}
