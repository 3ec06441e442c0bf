import { type ReactNode, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import "./PrintSheet.css";

/**
 * Prints its children and nothing else of the page. On the screen nothing is seen of it: it asks the browser to print as
 * soon as it is mounted and its fonts are there, and says when that is over, printed or not; whoever mounted it then
 * takes it out again. It is laid out on white paper, whatever the theme.
 * @param title what a file that is printed into is called; the page's own title comes back afterwards.
 * @param asksToPrint false where the browser is about to print anyway.
 */
export function PrintSheet({
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
    void document.fonts.ready.then(() => {
      // A frame later the sheet is laid out in fonts that it was the first to ask for.
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
  return createPortal(<div data-print>{children}</div>, document.body);
}
