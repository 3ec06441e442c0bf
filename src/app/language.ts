import { ENGLISH, type Language, speak } from "../words/language.ts";

/** Languages besides English, by the name of their folder: each a folder beside `words/en` with a language.ts. */
const FOLDERS = import.meta.glob<Language>("../words/*/language.ts", { import: "language" });

/** Where an address names the language of the page, as in `?lang=de`. */
const PARAMETER = "lang";

/**
 * Sets the language of the page to the one that the address asks for, where there is such a folder; else it stays English.
 * To be called before anything is drawn.
 */
export async function setLanguage(address: URL): Promise<void> {
  const asked = address.searchParams.get(PARAMETER);
  const load = asked === null ? undefined : FOLDERS[`../words/${asked}/language.ts`];
  const next = load === undefined ? ENGLISH : await load();
  speak(next);
  document.documentElement.lang = next.tag;
  document.documentElement.dir = next.direction;
}
