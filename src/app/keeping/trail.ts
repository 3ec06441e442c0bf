import type { Dataset } from "../../model/dataset.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { KeptState } from "./database.ts";

// Where the browser's Back and Forward lead: the browser itself remembers that in a tab, and across its own restart. In
// another tab the entries are made anew.

export type Trail = KeptState["trail"];

/** Entries that are kept; of more, the latest. */
const MOST_ENTRIES = 50;

const trails = new WeakMap<Dataset, Trail>();

/** Takes note of where a document that was kept had been looked at. */
export function noteTrail(opened: Dataset, trail: Trail): void {
  trails.set(opened, trail);
}

interface Entry {
  readonly place?: unknown;
}

const placeOfEntry = (): number | null => {
  const { place } = (history.state ?? {}) as Entry;
  return typeof place === "number" ? place : null;
};
const fragment = () => location.hash.slice(1);

/** Follows the entries of the browser's history from now on, as long as a document is open. */
export function followTrail({ store }: Workspace): { readonly trail: () => Trail; readonly stop: () => void } {
  const { opened } = store.getState().document;
  const known = trails.get(opened);
  const fragments = known === undefined || placeOfEntry() === null ? [fragment()] : [...known.fragments];
  /** The number of the first of them. */
  let first = known?.first ?? 0;
  let at = placeOfEntry() ?? first;
  if (at - first >= fragments.length || at < first) [first, at] = [0, 0];
  const mark = () => {
    if (placeOfEntry() === at) return;
    try {
      history.replaceState({ ...history.state, place: at }, "");
    } catch {
      // Browsers refuse too many changes within seconds.
    }
  };
  let { visits } = store.getState();
  // The page has made its entry by now: it follows the same state, and began earlier.
  const stop = store.subscribe((now) => {
    if (now.visits === visits || now.document.opened !== opened) return;
    ({ visits } = now);
    at++;
    fragments.length = at - first;
    fragments.push(fragment());
    while (fragments.length > MOST_ENTRIES) {
      fragments.shift();
      first++;
    }
    mark();
  });
  const follow = () => {
    const place = placeOfEntry();
    if (place !== null && place >= first && place < first + fragments.length) at = place;
  };
  window.addEventListener("popstate", follow);
  mark();
  return {
    trail: () => {
      fragments[at - first] = fragment();
      return { first, at, fragments: [...fragments] };
    },
    stop: () => {
      stop();
      window.removeEventListener("popstate", follow);
    },
  };
}

/**
 * Makes the entries of the browser's history anew around the one that stands, which shows where the trail had come to.
 */
export function makeEntries({ first, at, fragments }: Trail): void {
  const { state } = history;
  const here = fragment();
  const put = (mode: "pushState" | "replaceState", place: number, address: string) =>
    history[mode]({ ...state, place }, "", `${location.pathname}${location.search}${address && `#${address}`}`);
  try {
    for (const [nth, address] of fragments.entries())
      put(nth === 0 ? "replaceState" : "pushState", first + nth, first + nth === at ? here : address);
    const further = first + fragments.length - 1 - at;
    if (further > 0) history.go(-further);
  } catch {
    // Browsers refuse too many entries within seconds: what is shown is unharmed.
  }
}
