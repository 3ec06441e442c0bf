import type { ViewState } from "../../../model/view-state.ts";
import type { PageAddress } from "../page-address.ts";

/** How the page writes what a link opens, as a fragment without "#". */
export interface Fragments {
  view(view: ViewState): string;
  scene(story: string, scene: string): string;
}

/**
 * Puts a text on the clipboard and says what became of it.
 * @param what names the text at the beginning of a sentence, as in "The link to this view".
 * @param html the same with italics, for word processors.
 */
export type Copy = (what: string, text: string, html?: string) => Promise<void>;

/** What each way to share is given. */
export interface SharingProperties {
  readonly page: PageAddress;
  readonly fragments: Fragments;
  /** Whether the graph comes from a file of the reader's, which no link brings along. */
  readonly isOwnFile: boolean;
  readonly copy: Copy;
}
