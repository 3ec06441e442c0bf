import { isCharacterKey } from "../../lib/key-words.ts";
import { presentingWords as words } from "../../words/en/presenting.ts";
import type { Words } from "../../words/message.ts";

/** What a key does while a story is presented. */
export type Move =
  | "next"
  | "previous"
  | "first"
  | "last"
  | "return"
  | "scenes"
  | "notes"
  | "autoplay"
  | "full-screen"
  | "keys"
  | "leave";

/** All keys of a presentation, in the order in which they are listed; those of a remote are among them. */
export const PRESENTING_KEYS: readonly {
  readonly move: Move;
  readonly title: () => Words;
  readonly keys: readonly string[];
}[] = [
  { move: "next", title: words.next, keys: ["ArrowRight", "ArrowDown", " ", "PageDown", "Enter"] },
  { move: "previous", title: words.previous, keys: ["ArrowLeft", "ArrowUp", "Shift+ ", "PageUp", "Backspace"] },
  { move: "first", title: words.firstScene, keys: ["Home"] },
  { move: "last", title: words.lastScene, keys: ["End"] },
  { move: "scenes", title: words.scenes, keys: ["s"] },
  { move: "return", title: words.backAfterDetour, keys: ["r"] },
  { move: "notes", title: words.notesInWindow, keys: ["n"] },
  { move: "autoplay", title: words.playOrPause, keys: ["a"] },
  { move: "full-screen", title: words.toggleFullScreen, keys: ["f"] },
  { move: "keys", title: words.thisList, keys: ["?"] },
  {
    move: "leave",
    title: words.closeOrEnd,
    keys: ["Escape"],
  },
];

/**
 * What has the focus, as far as keys are concerned: "text" is typed into; "overlay" (dialog, menu) and "arrows" (tabs,
 * sliders) have keys of their own; "press" is pressed by Space and Enter; "scroll" is a panel that is read.
 */
export type KeyPlace = "text" | "overlay" | "arrows" | "press" | "scroll" | "anywhere";

const OF_PRESS = new Set([" ", "Shift+ ", "Enter"]);
const OF_ARROWS = new Set(["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"]);
const OF_SCROLL = new Set(["ArrowDown", "ArrowUp", " ", "Shift+ ", "Home", "End"]);

/** The move that a key makes where the focus is; null where the key is not a presentation's. */
export function moveOf(
  {
    key,
    shiftKey,
    ctrlKey,
    metaKey,
    altKey,
  }: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">,
  places: ReadonlySet<KeyPlace>,
  areSingleKeysOn: boolean,
): Move | null {
  if (ctrlKey || metaKey || altKey || places.has("overlay")) return null;
  const isSign = key.length === 1 && key !== " ";
  // Letters count whether or not Caps Lock is on; of signs Shift is a part.
  const pressed = isSign ? key.toLowerCase() : `${shiftKey ? "Shift+" : ""}${key}`;
  const found = PRESENTING_KEYS.find(({ keys }) => keys.includes(pressed));
  if (found === undefined) return null;
  if (found.move === "leave") return found.move;
  if (places.has("text")) return null;
  if (places.has("press") && OF_PRESS.has(pressed)) return null;
  if (places.has("arrows") && OF_ARROWS.has(pressed)) return null;
  if (places.has("scroll") && OF_SCROLL.has(pressed)) return null;
  return isSign && isCharacterKey(pressed) && !areSingleKeysOn ? null : found.move;
}

const SELECTORS: readonly (readonly [KeyPlace, string])[] = [
  ["overlay", '[role="dialog"], [role="menu"], [role="listbox"], [aria-expanded="true"][role="combobox"]'],
  ["text", 'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable]'],
  ["arrows", '[role="radiogroup"], [role="tablist"], [role="slider"], [role="separator"], input[type="range"]'],
  ["press", 'button, a[href], summary, [role="button"], [role="link"], [role="switch"], input[type="checkbox"]'],
  ["scroll", "[data-drawer]"],
];

/** What has the focus where an event happened. */
export function placesAt(target: EventTarget | null): ReadonlySet<KeyPlace> {
  // Not `instanceof`: the window of the notes has classes of its own.
  const at = target !== null && "closest" in target ? (target as Element) : null;
  return new Set(SELECTORS.filter(([, selector]) => at?.closest(selector)).map(([place]) => place));
}
