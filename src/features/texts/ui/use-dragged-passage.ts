import { type RefObject, useEffect, useEffectEvent, useRef } from "react";

/** Pointer travel in CSS pixels from which on a press is no click. */
const DRAG_DISTANCE = 4;

/**
 * Says which sentences (elements with `data-at`) a selection made with the mouse reaches into, once the button is let
 * go, wherever that is.
 * @returns whether the press that has just ended was such a selection, so that its click is none.
 */
export function useDraggedPassage(
  panel: RefObject<HTMLElement | null>,
  onSelect: (at: readonly string[]) => void,
): () => boolean {
  const start = useRef({ x: 0, y: 0 });
  const wasDrag = useRef(false);
  const select = useEffectEvent(onSelect);
  useEffect(() => {
    const ends = new AbortController();
    const onDown = ({ clientX, clientY }: MouseEvent) => {
      start.current = { x: clientX, y: clientY };
      wasDrag.current = false;
    };
    const onUp = ({ clientX, clientY }: MouseEvent) => {
      if (Math.hypot(clientX - start.current.x, clientY - start.current.y) < DRAG_DISTANCE) return;
      const at = sentencesIn(panel.current, getSelection());
      wasDrag.current = at.length > 0;
      if (at.length > 0) select(at);
    };
    document.addEventListener("mousedown", onDown, { signal: ends.signal });
    document.addEventListener("mouseup", onUp, { signal: ends.signal });
    return () => ends.abort();
  }, [panel]);
  return () => wasDrag.current;
}

function sentencesIn(panel: HTMLElement | null, selection: Selection | null): readonly string[] {
  if (panel === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(panel) || range.toString().trim() === "") return [];
  return Array.from(panel.querySelectorAll<HTMLElement>("[data-at]"))
    .filter((sentence) => range.intersectsNode(sentence))
    .map((sentence) => sentence.dataset.at ?? "");
}
