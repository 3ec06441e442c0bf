import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { isCharacterKey, keyInWords } from "../key-words.ts";
import { isAppleKeyboard } from "./apple-keyboard.ts";
import { onPageKey } from "./page-keys.ts";
import { useSingleKeys } from "./single-keys.ts";
import styles from "./Tooltip.module.css";

/** How long the pointer rests on a control before its tooltip shows, in milliseconds. */
const REST_MS = 400;
/** Least distance from the edge of the window, in CSS pixels. */
const EDGE = 4;

/**
 * The tooltip of the control that stands before it: what the control does, and its key. It shows after a rest of the
 * pointer, at once when the keyboard comes to the control, and never by touch; a press, Escape and leaving hide it. It
 * says what the control's own name says, so nobody is read it twice.
 * @param keys in tinykeys notation.
 */
export function Tooltip({ label, keys }: { label: string; keys?: string | undefined }) {
  const popover = useRef<HTMLSpanElement>(null);
  const [isShown, setShown] = useState(false);
  const areSingleKeysOn = useSingleKeys();
  const hasKeys = keys !== undefined && (areSingleKeysOn || !isCharacterKey(keys));

  useEffect(() => {
    const tip = popover.current;
    const control = tip?.previousElementSibling;
    if (!control) return;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(rest);
      setShown(false);
    };
    const come = ({ pointerType }: PointerEvent) => {
      if (pointerType !== "touch") rest = setTimeout(setShown, REST_MS, true);
    };
    const leave = ({ relatedTarget }: PointerEvent) => relatedTarget !== tip && hide();
    const focus = () => control.matches(":focus-visible") && setShown(true);
    const listeners = { pointerenter: come, pointerleave: leave, pointerdown: hide, click: hide, focus, blur: hide };
    const heard = Object.entries(listeners) as [string, EventListener][];
    for (const [type, listener] of heard) control.addEventListener(type, listener);
    return () => {
      clearTimeout(rest);
      for (const [type, listener] of heard) control.removeEventListener(type, listener);
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other words take another place
  useLayoutEffect(() => {
    const tip = popover.current;
    if (!isShown || !tip?.previousElementSibling) return;
    tip.showPopover();
    place(tip, tip.previousElementSibling);
    const hide = () => setShown(false);
    const stop = onPageKey(({ key }) => key === "Escape" && hide(), { capture: true });
    document.addEventListener("scroll", hide, { capture: true, passive: true });
    return () => {
      stop();
      document.removeEventListener("scroll", hide, { capture: true });
      tip.hidePopover();
    };
  }, [isShown, label]);

  return (
    <span
      ref={popover}
      popover="manual"
      aria-hidden="true"
      className={styles.tip}
      onPointerLeave={() => setShown(false)}
    >
      {isShown && (
        <>
          {label} {hasKeys && <kbd>{keyInWords(keys, isAppleKeyboard)}</kbd>}
        </>
      )}
    </span>
  );
}

/** Below the control, or above it; beside it in a toolbar that runs downwards, where there is more room. */
function place(tip: HTMLElement, control: Element): void {
  const { left, right, top, bottom, width, height } = control.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = tip;
  const isBeside = control.closest('[aria-orientation="vertical"]') !== null;
  const x = isBeside ? (left > innerWidth - right ? left - offsetWidth : right) : left + (width - offsetWidth) / 2;
  const isBelow = bottom + offsetHeight + EDGE <= innerHeight;
  const y = isBeside ? top + (height - offsetHeight) / 2 : isBelow ? bottom : top - offsetHeight;
  const within = (at: number, most: number) => `${Math.max(EDGE, Math.min(at, most - EDGE))}px`;
  tip.style.left = within(x, innerWidth - offsetWidth);
  tip.style.top = within(y, innerHeight - offsetHeight);
}
