import { useEffect } from "react";
import { createKeybindingsHandler } from "tinykeys";
import { isCharacterKey } from "../lib/key-words.ts";
import { onPageKey } from "../lib/ui/page-keys.ts";
import { areSingleKeysOn } from "../lib/ui/single-keys.ts";
import type { Action } from "./actions.ts";

/** Where letters are typed, or have a meaning of their own. */
const TEXT = 'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable]';
/** Actions whose keys work there as well; of the second, the browser would else save the page. */
const IN_TEXT = ["page.palette", "page.save"];

/**
 * Binds the keys of all actions. In text fields, only those of IN_TEXT work; while a dialog or a menu is
 * open or being opened, none does; and those of a single character do not where the user switched them off.
 * @param isPresenting whether a story is presented, which has keys of its own: only those with Ctrl or Cmd are left.
 */
export function useKeys(actions: readonly Action[], isPresenting: boolean): void {
  useEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {};
    for (const action of actions)
      for (const keys of action.keys)
        bindings[keys] = (event) => {
          // A key held down acts once, and one that composes a character does not act.
          if (event.repeat || event.isComposing) return;
          if (isPresenting && !keys.startsWith("$mod")) return;
          if (event.defaultPrevented || (isCharacterKey(keys) && !areSingleKeysOn())) return;
          const at = event.target instanceof Element ? event.target : null;
          if (!IN_TEXT.includes(action.id) && at?.closest(TEXT)) return;
          if (!action.isEnabled()) return;
          event.preventDefault();
          action.run();
        };
    return onPageKey(createKeybindingsHandler(bindings));
  }, [actions, isPresenting]);
}
