import { type RefObject, useEffect, useState } from "react";
import { keyInWords } from "../../../lib/key-words.ts";
import { isAppleKeyboard } from "../../../lib/ui/apple-keyboard.ts";
import kit from "../../../lib/ui/kit.module.css";
import { embedWords as words } from "../../../words/en/embed.ts";
import styles from "./GuestGestures.module.css";
import { type GestureHint, leaveGestures } from "./guest-gestures.ts";

/** Leaves wheel and finger to the page around an embedded graph (see `leaveGestures`), and says how it is moved. */
export function GuestGestures({ stage }: { stage: RefObject<HTMLElement | null> }) {
  const [hint, setHint] = useState<GestureHint | null>(null);
  const mod = keyInWords("$mod", isAppleKeyboard);
  useEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const { body } = document;
    element.classList.add(styles.guest ?? "");
    // Else the page around would not scroll on where this one ends.
    body.style.overscrollBehavior = "auto";
    const undo = leaveGestures(element, setHint);
    return () => {
      undo();
      element.classList.remove(styles.guest ?? "");
      body.style.overscrollBehavior = "";
    };
  }, [stage]);
  return (
    <p className={`${kit.notice} ${styles.hint}`} data-testid="gesture-hint" data-empty={hint === null || undefined}>
      {hint === "zoom" && words.wheel({ mod })}
      {hint === "move" && words.fingers()}
    </p>
  );
}
