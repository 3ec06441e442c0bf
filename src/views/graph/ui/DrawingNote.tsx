import { type RefObject, useEffect, useLayoutEffect, useState } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import { Notice } from "../../../lib/ui/Notice.tsx";
import { keepClear } from "../../../lib/ui/overlays.ts";
import { drawingWords as words } from "../../../words/en/drawing.ts";
import { uiWords } from "../../../words/en/ui.ts";
import type { Words } from "../../../words/message.ts";
import styles from "./DrawingNote.module.css";
import type { Drawing } from "./kept-drawing.ts";

/** How long the note stays that the graph is drawn again. */
const STAY_MS = 4_000;

/**
 * A note over the canvas that the graph is not drawn, why, and what to do, and later that it is drawn again. Once it was
 * needed it stays in the page, so that screen readers hear a change.
 * @param hasStandIn whether a static image is in its place.
 * @param onClose moves the focus, when the note is closed.
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
  // Screen readers announce only changes, so the note comes empty and is filled then.
  const [isHeard, setHeard] = useState(false);
  useEffect(() => setHeard(true), []);
  const note = !isHeard || closed === drawing.is ? "" : noteOn(drawing, hasStandIn);
  const isAbsent = drawing.is !== "drawn" && note !== "";
  useLayoutEffect(() => keepClear(isAbsent ? ref.current : null), [ref, isAbsent]);
  const close = () => {
    setClosed(drawing.is);
    onClose();
  };
  return (
    <Notice
      ref={ref}
      className={styles.note ?? ""}
      isEmpty={note === ""}
      closing={isAbsent ? { label: uiWords.closeNotice(), onClose: close } : undefined}
      data-testid="drawing-note"
    >
      <p role="status">{note}</p>
      {isAbsent && (
        <Button weight="solid" onClick={onDrawAgain}>
          {words.drawAgain()}
        </Button>
      )}
    </Notice>
  );
}

function noteOn(drawing: Drawing, hasStandIn: boolean): Words | "" {
  if (drawing.is === "drawn") return drawing.isAgain ? words.redrawn() : "";
  const standIn = hasStandIn ? "yes" : "no";
  if (drawing.is === "lost") return words.lost({ standIn });
  const values = { reason: drawing.fault ?? words.noWebgl(), standIn, attempts: drawing.attempts } as const;
  return drawing.isAgain ? words.notRedrawn(values) : words.notDrawn(values);
}
