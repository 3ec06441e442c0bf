const WORDS: Readonly<Record<string, string>> = {
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  ArrowUp: "Up",
  ContextMenu: "Menu",
  Escape: "Esc",
  " ": "Space",
};

/**
 * A shortcut in words: "$mod+Shift+z" is "Ctrl+Shift+Z", or "Cmd+Shift+Z" on an Apple keyboard.
 * @param keys in tinykeys notation.
 */
export function keyInWords(keys: string, isApple: boolean): string {
  return keys
    .split("+")
    .map((key) => {
      if (key === "$mod") return isApple ? "Cmd" : "Ctrl";
      return WORDS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
    })
    .join("+");
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
