import { type ComponentType, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { currentPrintout } from "../lib/ui/current-printout.ts";
import { holdKeys } from "../lib/ui/key-hold.ts";
import { whenIdle } from "../lib/ui/late-boundary.tsx";
import { lateCode } from "../lib/ui/late-code.ts";
import { say } from "../lib/ui/notice.ts";
import { uiWords } from "../words/en/ui.ts";

type Printed = ComponentType<{ asksToPrint: boolean; onDone: () => void }>;

/** Loaded in advance: a browser that is about to print waits for nothing. */
const printout = lateCode<Printed>(async () => (await import("../views/graph/ui/PrintedGraph.tsx")).PrintedGraph);

/**
 * Prints the graph and its claims in place of the page: when asked to by an action, and when the browser prints of
 * itself, as by its menu. A printout that another part of the page prints is left alone. From the command until the
 * browser's own dialog opens, keys do nothing and Escape cancels it.
 */
export function Printing({ isAsked, onDone }: { isAsked: boolean; onDone: () => void }) {
  const [isReady, setReady] = useState(printout.loaded() !== null);
  const [isBrowsersWish, setBrowsersWish] = useState(false);
  const done = useRef(onDone);
  done.current = onDone;
  useLayoutEffect(() => {
    if (!isAsked) return;
    let isCurrent = true;
    const hold = holdKeys({ root: () => null, onCancel: () => done.current() });
    window.addEventListener("beforeprint", hold.end);
    printout.load().then(
      () => setReady(true),
      (error: unknown) => {
        if (!isCurrent) return;
        console.error(error);
        hold.end();
        say(uiWords.notLoaded());
        done.current();
      },
    );
    return () => {
      isCurrent = false;
      window.removeEventListener("beforeprint", hold.end);
      hold.end();
    };
  }, [isAsked]);
  useEffect(() => {
    // Long after everything else that the page loads.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const callOff = whenIdle(() => {
      timer = setTimeout(
        () =>
          printout.load().then(
            () => setReady(true),
            // Asked for again when it is needed.
            () => {},
          ),
        PRELOAD_MS,
      );
    });
    const onBeforePrint = () => {
      if (printout.loaded() !== null && currentPrintout.current === null) flushSync(() => setBrowsersWish(true));
    };
    const onAfterPrint = () => setBrowsersWish(false);
    window.addEventListener("beforeprint", onBeforePrint);
    window.addEventListener("afterprint", onAfterPrint);
    return () => {
      callOff();
      clearTimeout(timer);
      window.removeEventListener("beforeprint", onBeforePrint);
      window.removeEventListener("afterprint", onAfterPrint);
    };
  }, []);
  const Graph = printout.loaded();
  if (!isReady || Graph === null || !(isAsked || isBrowsersWish)) return null;
  return <Graph asksToPrint={isAsked} onDone={onDone} />;
}

const PRELOAD_MS = 4_000;
