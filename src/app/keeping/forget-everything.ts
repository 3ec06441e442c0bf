import { browserStorage } from "../persistence/kept-drafts.ts";
import { openDatabase } from "./database.ts";
import { tellListed } from "./other-pages.ts";
import { pageKeeping } from "./status.ts";
import { OUR_KEYS } from "./what-is-kept.ts";
import { removeAll } from "./workspace-list.ts";

/** Deletes all that this browser keeps of its reader, and opens the page as for the first time. */
export async function forgetEverything(): Promise<void> {
  pageKeeping.current?.abandon();
  try {
    await removeAll(await openDatabase());
  } catch {
    // Where there is no database, there is nothing in it.
  }
  const storage = browserStorage();
  for (const key of Object.keys(storage ?? {})) if (key.startsWith(OUR_KEYS)) storage?.removeItem(key);
  tellListed();
  openSite();
}

/** Opens the page as its bare address has it: with the dataset of the site. */
export function openSite(): void {
  history.replaceState(null, "", location.pathname);
  location.reload();
}
