import { LONG_FRAGMENT, LONGEST_FRAGMENT } from "../../model/link-fragment.ts";

/**
 * What is to be said of a link's length; null where it reaches everybody.
 * @param fragment of the link, without "#".
 */
export function lengthWarning(fragment: string): string | null {
  const length = `${fragment.length.toLocaleString("en")} characters long`;
  if (isTooLong(fragment))
    return `A link to this would be ${length}. Links over ${LONGEST_FRAGMENT.toLocaleString("en")} characters cannot be opened.`;
  if (fragment.length > LONG_FRAGMENT)
    return `This link is ${length}. Email, chat and many servers cut off links this long.`;
  return null;
}

/** Whether a link is too long to be opened again, and so is not handed out. */
export function isTooLong(fragment: string): boolean {
  return fragment.length > LONGEST_FRAGMENT;
}
