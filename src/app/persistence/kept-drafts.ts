/** What the keys of everything that this browser keeps of a document begin with; stories were the first that it kept. */
export const KEPT_DRAFTS = "sourceline.stories";

/** The browser's storage; null where it is forbidden, as in some frames. */
export function browserStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** Whether this browser keeps drafts of any dataset, so that what reads them is worth loading. */
export function areDraftsKept(): boolean {
  try {
    return Object.keys(browserStorage() ?? {}).some((key) => key.startsWith(KEPT_DRAFTS));
  } catch {
    return false;
  }
}
