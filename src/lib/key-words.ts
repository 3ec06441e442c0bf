import { keyNameWords as names } from "../words/en/key-names.ts";
import { verbatim, type Words } from "../words/message.ts";

const NAMES: Readonly<Record<string, () => Words>> = {
  ArrowDown: names.down,
  ArrowLeft: names.left,
  ArrowRight: names.right,
  ArrowUp: names.up,
  Backspace: names.backspace,
  ContextMenu: names.menu,
  End: names.end,
  Enter: names.enter,
  Escape: names.escape,
  Home: names.home,
  PageDown: names.pageDown,
  PageUp: names.pageUp,
  Shift: names.shift,
  " ": names.space,
};

/**
 * A shortcut in words: "$mod+Shift+z" is "Ctrl+Shift+Z", or "Cmd+Shift+Z" on an Apple keyboard.
 * @param keys in tinykeys notation.
 */
export function keyInWords(keys: string, isApple: boolean): Words {
  const parts = keys.split("+").map((key) => {
    if (key === "$mod") return isApple ? names.command() : names.control();
    return NAMES[key]?.() ?? (key.length === 1 ? key.toUpperCase() : key);
  });
  return verbatim(parts.join("+"));
}

/** The same for `aria-keyshortcuts`, which has names of its own. */
export function keyForAria(keys: string, isApple: boolean): string {
  return keys.replaceAll("$mod", isApple ? "Meta" : "Control");
}

/** Whether a shortcut is typed with character keys alone, so that speech input or a slip can set it off (WCAG 2.1.4). */
export function isCharacterKey(keys: string): boolean {
  const parts = keys.split("+");
  return (parts.at(-1) ?? "").length === 1 && parts.slice(0, -1).every((modifier) => modifier === "Shift");
}
