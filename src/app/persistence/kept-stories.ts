/** What the keys of everything that this browser keeps of a dataset's stories begin with. */
export const KEPT_STORIES = "sourceline.stories";

/** The browser's storage; null where it is forbidden, as in some frames. */
export function browserStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** Whether this browser keeps stories of any dataset, so that what reads them is worth loading. */
export function areStoriesKept(): boolean {
  try {
    return Object.keys(browserStorage() ?? {}).some((key) => key.startsWith(KEPT_STORIES));
  } catch {
    return false;
  }
}
