import { type KeyboardEvent, useEffect, useId, useState } from "react";

/** How far the page keys go in a list. */
const PAGE = 8;

/** Which option is marked, and the props that connect a field, its list and its options. */
export type Combobox = ReturnType<typeof useCombobox>;

/**
 * A field with a list of options, one of them marked, after the combobox pattern of the ARIA practices guide: React
 * Aria's Autocomplete would add 24 KiB (compressed) to the first load. The arrow keys move through the list and wrap,
 * the page keys do not. The list is drawn with `OptionGroup` and `OptionRow`.
 * @param count number of options in the list; 0 while it is closed.
 * @param onKey gets any other key, the index of the marked option, and whether Shift is held. Returns whether it handled
 *   the key; if not, the event propagates.
 */
export function useCombobox(count: number, onKey: (key: string, at: number, isShifted: boolean) => boolean) {
  const id = useId();
  const [active, mark] = useState(0);
  const isOpen = count > 0;
  const optionId = (at: number) => `${id}-option-${at}`;
  const activeId = optionId(active);
  useEffect(() => {
    if (isOpen) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [isOpen, activeId]);
  const next = (key: string): number | undefined =>
    ({
      ArrowDown: (active + 1) % count,
      ArrowUp: (active + count - 1) % count,
      PageDown: Math.min(active + PAGE, count - 1),
      PageUp: Math.max(active - PAGE, 0),
    })[key];
  return {
    id,
    isOpen,
    mark,
    field: {
      type: "text",
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": isOpen,
      "aria-controls": isOpen ? id : undefined,
      "aria-activedescendant": isOpen ? activeId : undefined,
      autoComplete: "off",
      autoCapitalize: "none",
      spellCheck: false,
      dir: "auto",
      onKeyDown: (event: KeyboardEvent) => {
        // Enter also ends the choosing of a Chinese or Japanese character.
        if (event.nativeEvent.isComposing) return;
        const at = isOpen ? next(event.key) : undefined;
        if (at !== undefined) mark(at);
        else if (!onKey(event.key, active, event.shiftKey)) return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
    option: (at: number) => ({ id: optionId(at), "aria-selected": at === active, onPointerMove: () => mark(at) }),
  } as const;
}
