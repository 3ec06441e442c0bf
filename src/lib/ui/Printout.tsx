import { type ReactNode, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { currentPrintout } from "./current-printout.ts";
import { whenPaintable } from "./page-faces.ts";
import "./Printout.css";

/**
 * Prints its children and nothing else of the page. On the screen nothing is seen of it: it asks the browser to print as
 * soon as it is mounted and its faces have come or were waited for long enough, and says when that is over, printed or
 * not; whoever mounted it then takes it out again. It is laid out on white paper, whatever the theme.
 * @param title what a file that is printed into is called; the page's own title comes back afterwards.
 * @param asksToPrint false where the browser is about to print anyway.
 */
export function Printout({
  title,
  asksToPrint = true,
  onDone,
  children,
}: {
  title: string;
  asksToPrint?: boolean;
  onDone: () => void;
  children: ReactNode;
}) {
  const done = useRef(onDone);
  done.current = onDone;
  // Before the next paint, since a browser that prints of itself does not wait for one.
  useLayoutEffect(() => {
    let isCurrent = true;
    const titleBefore = document.title;
    document.title = title;
    const finish = () => done.current();
    window.addEventListener("afterprint", finish);
    // Asked for by what it says: on the screen, where it is not shown, no face is loaded for it.
    void whenPaintable(currentPrintout.current?.textContent ?? "").then(() => {
      // A frame later the printout is laid out in them.
      requestAnimationFrame(() => {
        if (isCurrent && asksToPrint) window.print();
      });
    });
    return () => {
      isCurrent = false;
      window.removeEventListener("afterprint", finish);
      document.title = titleBefore;
    };
  }, [title, asksToPrint]);
  return createPortal(
    <div ref={currentPrintout} data-print>
      {children}
    </div>,
    document.body,
  );
}
