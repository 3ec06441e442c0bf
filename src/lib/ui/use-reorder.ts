import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from "react";

/** An item that is being dragged: whence, whither it would go now, and how far it is from its place, in CSS pixels. */
interface Drag {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

/**
 * Lets the items of a list be put into another order by a handle in each: dragged by pointer or finger, and moved by the
 * arrow keys. Escape gives up a drag. The items are the children of `list`, which must be positioned.
 *
 * Own code, since the libraries that do this weigh more than the room they would be used in; see
 * docs/decisions/2026-11-25-scenes-are-dragged-by-own-code.md.
 */
export function useReorder(
  list: RefObject<HTMLElement | null>,
  onMove: (from: number, to: number) => void,
): {
  readonly drag: Drag | null;
  /** Properties of the handle of the item at a place. */
  readonly handleAt: (at: number) => {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: () => void;
    readonly onLostPointerCapture: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
} {
  const [drag, setDrag] = useState<Drag | null>(null);
  /** How far below the top of its item the pointer took hold. */
  const hold = useRef(0);

  const itemAt = (at: number) => list.current?.children[at] as HTMLElement | undefined;
  const handleAt = (at: number) => ({
    onPointerDown: (event: PointerEvent) => {
      const item = itemAt(at);
      if (event.button !== 0 || item === undefined) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      hold.current = event.clientY - item.getBoundingClientRect().top;
      setDrag({ from: at, to: at, by: 0 });
    },
    onPointerMove: ({ clientY }: PointerEvent) => {
      const item = itemAt(at);
      if (drag === null || list.current === null || item === undefined) return;
      const others = [...list.current.children].filter((other) => other !== item);
      const to = others.filter((other) => {
        const { top, height } = other.getBoundingClientRect();
        return top + height / 2 < clientY;
      }).length;
      itemAt(to)?.scrollIntoView({ block: "nearest" });
      // Where it stands without the drag: the browser does not count the shift, and the list may have been scrolled.
      const place = list.current.getBoundingClientRect().top + item.offsetTop;
      setDrag({ from: at, to, by: clientY - hold.current - place });
    },
    onPointerUp: () => {
      if (drag !== null && drag.to !== drag.from) onMove(drag.from, drag.to);
      setDrag(null);
    },
    onLostPointerCapture: () => setDrag(null),
    onKeyDown: (event: KeyboardEvent) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (event.key === "Escape" && drag !== null) setDrag(null);
      else if (by !== undefined && !event.altKey) onMove(at, at + by);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  });
  return { drag, handleAt };
}
