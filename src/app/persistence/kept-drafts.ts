/** What the keys of everything that this browser keeps of a document begin with; stories were the first that it kept. */
export const KEPT_DRAFTS = "sourceline.stories";

/** Key that stands where the database has changes to the site's own dataset. */
export const SITE_CHANGED = "sourceline.kept";

/** The browser's storage; null where it is forbidden, as in some frames. */
export function browserStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** Whether this browser keeps changes of the site's dataset, or any from earlier versions, so that what reads them is worth loading. */
export function areDraftsKept(): boolean {
  try {
    return Object.keys(browserStorage() ?? {}).some((key) => key === SITE_CHANGED || key.startsWith(KEPT_DRAFTS));
  } catch {
    return false;
  }
}
