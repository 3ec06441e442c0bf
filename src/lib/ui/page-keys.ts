import { isShortcut, keepKey, MODAL } from "./key-hold.ts";

/** Keys that were asked about, and whether something that lies over the page has them. */
const taken = new WeakMap<KeyboardEvent, boolean>();
let isWatching = false;

/**
 * Listens for a key of the whole page. It rests as long as anything modal is open, or is being opened and not there yet:
 * whose key it is, is settled when it is pressed, before any part of the page hears of it. All listeners on window and
 * document are set by this, and none in another way.
 * @param on the window whose keys are meant; default this one. A document hears of a key before its window does (after
 * it with `capture`).
 * @returns the way to listen no more.
 */
export function onPageKey(
  listener: (event: KeyboardEvent) => void,
  { capture = false, on = window }: { readonly capture?: boolean; readonly on?: Window | Document } = {},
): () => void {
  watchKeys();
  const hear = (event: Event) => {
    const key = event as KeyboardEvent;
    if (!isTaken(key)) listener(key);
  };
  on.addEventListener("keydown", hear, { capture });
  return () => on.removeEventListener("keydown", hear, { capture });
}

/** Begins to settle whose keys are whose. Done by whoever takes keys or listens for them, before it does. */
export function watchKeys(): void {
  if (!isWatching) window.addEventListener("keydown", isTaken, { capture: true });
  isWatching = true;
}

function isTaken(event: KeyboardEvent): boolean {
  const known = taken.get(event);
  if (known !== undefined) return known;
  const isOurs = keepKey(event) || goesToModal(event);
  taken.set(event, isOurs);
  return isOurs;
}

/** What is open above all else. What only fades out, or lies under another, is not. */
export function topModal(): HTMLElement | null {
  const open = [...document.querySelectorAll<HTMLElement>(MODAL)];
  return open.findLast((modal) => modal.closest("[data-exiting], [inert]") === null) ?? null;
}

/** A key belongs to what is modal, also where the focus was lost to the page behind it: then it is handed on. */
function goesToModal(event: KeyboardEvent): boolean {
  const modal = topModal();
  if (modal === null) return false;
  const { target } = event;
  const isLost =
    target === document.body ||
    target === document.documentElement ||
    (target as Partial<Node> | null)?.ownerDocument !== document;
  if (!isLost || isShortcut(event)) return true;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!modal.contains(document.activeElement)) modal.focus({ preventScroll: true });
  const copy = new KeyboardEvent("keydown", event);
  taken.set(copy, true);
  (modal.contains(document.activeElement) ? document.activeElement : modal)?.dispatchEvent(copy);
  return true;
}
