import { type RefObject, useLayoutEffect, useRef } from "react";
import { topModal } from "./page-keys.ts";

/** Whether an element cannot have the focus, or will lose it when the page is drawn next. */
function isLost(element: Element | null): boolean {
  return (
    element === null ||
    element === document.body ||
    !element.isConnected ||
    element.matches(":disabled") ||
    element.closest("[inert]") !== null ||
    !element.checkVisibility({ visibilityProperty: true })
  );
}

/**
 * Keeps the focus inside of what is modal, also where the control that has it is disabled, hidden, removed or replaced:
 * then the dialog itself has it, and the control once more as soon as it can. React Aria's `FocusScope` holds a focus that
 * moves; of one that vanishes browsers say nothing.
 */
export function useKeptFocus<Part extends HTMLElement>(): RefObject<Part | null> {
  const modal = useRef<Part>(null);
  useLayoutEffect(() => {
    const dialog = modal.current;
    if (dialog === null) return;
    let focused: Element | null = null;
    const keep = () => {
      const at = document.activeElement;
      if (topModal() !== dialog) return;
      if (isLost(at)) dialog.focus({ preventScroll: true });
      else if (at === dialog && focused instanceof HTMLElement && !isLost(focused))
        focused.focus({ preventScroll: true });
    };
    const remember = ({ target }: FocusEvent) => {
      // The dialog has it for want of the control, unless somebody pressed beside all controls.
      if (target !== dialog) focused = target as Element;
    };
    const forget = () => {
      focused = null;
    };
    const observer = new MutationObserver(keep);
    observer.observe(dialog, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["disabled", "hidden", "inert", "class", "style"],
    });
    dialog.addEventListener("focusin", remember);
    dialog.addEventListener("pointerdown", forget, { capture: true });
    return () => {
      observer.disconnect();
      dialog.removeEventListener("focusin", remember);
      dialog.removeEventListener("pointerdown", forget, { capture: true });
    };
  }, []);
  return modal;
}
