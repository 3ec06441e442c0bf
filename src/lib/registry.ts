import { bug } from "./result.ts";

/** An ordered list of records with an id each: the one place where an extension is named. */
export interface Registry<Entry extends { readonly id: string }> {
  readonly all: readonly Entry[];
  get(id: string): Entry | undefined;
}

/**
 * Makes a registry and refuses doubles, so that two extensions can never shadow one another.
 * @param noun what an entry is called in the error, as in "format".
 * @throws when two entries share an id.
 */
export function createRegistry<Entry extends { readonly id: string }>(
  noun: string,
  entries: readonly Entry[],
): Registry<Entry> {
  const byId = new Map<string, Entry>();
  for (const entry of entries) {
    if (byId.has(entry.id)) bug(`two ${noun}s are called "${entry.id}"; rename one of them in its registry.`);
    byId.set(entry.id, entry);
  }
  return { all: entries, get: (id) => byId.get(id) };
}
