import { LONG_FRAGMENT, LONGEST_FRAGMENT } from "../../model/link-fragment.ts";
import { sharedLinkWords } from "../../words/en/shared-links.ts";
import type { Words } from "../../words/message.ts";

/**
 * A warning about a link's length; null where it is short enough for everybody.
 * @param fragment of the link, without "#".
 */
export function lengthWarning(fragment: string): Words | null {
  const { length } = fragment;
  if (isTooLong(fragment)) return sharedLinkWords.tooLong({ length, limit: LONGEST_FRAGMENT });
  return length > LONG_FRAGMENT ? sharedLinkWords.long({ length }) : null;
}

/** Whether a link is too long to be opened, and so is not offered. */
export function isTooLong(fragment: string): boolean {
  return fragment.length > LONGEST_FRAGMENT;
}
