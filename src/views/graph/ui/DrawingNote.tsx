import { type Ref, useEffect, useState } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import styles from "./DrawingNote.module.css";
import type { Drawing } from "./kept-drawing.ts";

/** How long it is said that the graph is drawn again. */
const STAY_MS = 4_000;

/**
 * Says over the stage that the graph is not drawn, why, and what can be done, and later that it is drawn again. It stays
 * in the page, so that a change is heard.
 * @param hasStandIn whether a still picture is in its place.
 */
export function DrawingNote({
  ref,
  drawing,
  hasStandIn,
  onDrawAgain,
}: {
  ref: Ref<HTMLDivElement>;
  drawing: Drawing;
  hasStandIn: boolean;
  onDrawAgain: () => void;
}) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    setOver(false);
    if (drawing.is !== "drawn") return;
    const timer = setTimeout(() => setOver(true), STAY_MS);
    return () => clearTimeout(timer);
  }, [drawing]);
  const words = isOver ? "" : wordsFor(drawing, hasStandIn);
  return (
    <div ref={ref} className={styles.note} data-empty={words === "" || undefined} data-testid="drawing-note">
      <p role="status">{words}</p>
      {drawing.is !== "drawn" && (
        <Button weight="solid" onPress={onDrawAgain}>
          Draw again
        </Button>
      )}
    </div>
  );
}

function wordsFor(drawing: Drawing, hasStandIn: boolean): string {
  if (drawing.is === "drawn") return drawing.isAgain ? "The graph is drawn again." : "";
  const goesOn = `${hasStandIn ? "A still picture stands in for it; everything" : "Everything"} else goes on working.`;
  if (drawing.is === "lost")
    return `The browser has lost the drawing, as it may after sleep. It is drawn again as soon as the browser allows. ${goesOn}`;
  const tried = drawing.attempts > 1 ? ` Tried ${drawing.attempts} times.` : "";
  const reason = drawing.fault ?? "it has no WebGL, or it is switched off.";
  if (drawing.isAgain)
    return `The graph could not be drawn again: ${drawing.fault ?? "the browser gives it no WebGL."} ${goesOn} Close other tabs that draw a lot and try once more, or start the browser anew.${tried}`;
  return `The graph cannot be drawn in this browser: ${reason} ${goesOn} Switch on hardware acceleration in the browser’s settings, or open this page in another browser.${tried}`;
}
