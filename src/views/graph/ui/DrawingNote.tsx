import { type RefObject, useEffect, useLayoutEffect, useState } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import { Notice } from "../../../lib/ui/Notice.tsx";
import { keepClear } from "../../../lib/ui/overlays.ts";
import styles from "./DrawingNote.module.css";
import type { Drawing } from "./kept-drawing.ts";

/** How long it is said that the graph is drawn again. */
const STAY_MS = 4_000;

/**
 * Says over the stage that the graph is not drawn, why, and what can be done, and later that it is drawn again. It stays
 * in the page, so that a change is heard.
 * @param hasStandIn whether a still picture is in its place.
 * @param onClose takes the focus, when the note is closed.
 */
export function DrawingNote({
  ref,
  drawing,
  hasStandIn,
  onDrawAgain,
  onClose,
}: {
  ref: RefObject<HTMLDivElement | null>;
  drawing: Drawing;
  hasStandIn: boolean;
  onDrawAgain: () => void;
  onClose: () => void;
}) {
  const [closed, setClosed] = useState<Drawing["is"] | null>(null);
  useEffect(() => {
    if (drawing.is !== "drawn") return setClosed(null);
    const timer = setTimeout(() => setClosed("drawn"), STAY_MS);
    return () => clearTimeout(timer);
  }, [drawing]);
  const words = closed === drawing.is ? "" : wordsFor(drawing, hasStandIn);
  const isAbsent = drawing.is !== "drawn" && words !== "";
  useLayoutEffect(() => keepClear(isAbsent ? ref.current : null), [ref, isAbsent]);
  const close = () => {
    setClosed(drawing.is);
    onClose();
  };
  return (
    <Notice
      ref={ref}
      className={styles.note ?? ""}
      isEmpty={words === ""}
      closing={isAbsent ? { label: "Close the notice", onClose: close } : undefined}
      data-testid="drawing-note"
    >
      <p role="status">{words}</p>
      {isAbsent && (
        <Button weight="solid" onClick={onDrawAgain}>
          Draw again
        </Button>
      )}
    </Notice>
  );
}

function wordsFor(drawing: Drawing, hasStandIn: boolean): string {
  if (drawing.is === "drawn") return drawing.isAgain ? "The graph is drawn again." : "";
  const meanwhile = hasStandIn
    ? "A static picture is shown instead; everything else works as before."
    : "Everything else works as before.";
  if (drawing.is === "lost")
    return `The browser has lost the graphics context, so the graph cannot be drawn right now. ${meanwhile}`;
  const tried = drawing.attempts > 1 ? ` Tried ${drawing.attempts} times.` : "";
  if (drawing.isAgain)
    return `The graph could not be drawn again: ${drawing.fault ?? "WebGL is not available."} ${meanwhile} Close other tabs or restart the browser.${tried}`;
  return `The graph cannot be drawn in this browser: ${drawing.fault ?? "WebGL is missing or turned off."} ${meanwhile} Turning on hardware acceleration in the browser’s settings may help, or using another browser.${tried}`;
}
