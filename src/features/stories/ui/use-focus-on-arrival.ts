import { type RefObject, useEffect } from "react";

/** Gives the focus to where a reader arrives, if what they pressed to come here is gone and nothing else has it. */
export function useFocusOnArrival(at: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body) at.current?.focus({ preventScroll: true });
  }, [at]);
}
