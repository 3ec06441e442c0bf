import { type ComponentType, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { whenIdle } from "../lib/ui/late-boundary.tsx";

type Printed = ComponentType<{ asksToPrint: boolean; onDone: () => void }>;

/** Set once it is loaded: a browser that is about to print waits for nothing. */
let Sheet: Printed | null = null;

async function loadSheet(): Promise<Printed> {
  Sheet ??= (await import("../views/graph/ui/PrintedGraph.tsx")).PrintedGraph;
  return Sheet;
}

/**
 * Prints the graph and its claims in place of the page: when asked to by an action, and when the browser prints of
 * itself, as by its menu. A sheet that somebody else prints is left alone.
 */
export function Printing({ isAsked, onDone }: { isAsked: boolean; onDone: () => void }) {
  const [isReady, setReady] = useState(Sheet !== null);
  const [isBrowsersWish, setBrowsersWish] = useState(false);
  useEffect(() => {
    if (isAsked) void loadSheet().then(() => setReady(true));
  }, [isAsked]);
  useEffect(() => {
    // Long after everything else that the page loads.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const callOff = whenIdle(() => {
      timer = setTimeout(() => void loadSheet().then(() => setReady(true)), PRELOAD_MS);
    });
    const onBeforePrint = () => {
      if (Sheet !== null && document.querySelector("[data-print]") === null) flushSync(() => setBrowsersWish(true));
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
  if (!isReady || Sheet === null || !(isAsked || isBrowsersWish)) return null;
  return <Sheet asksToPrint={isAsked} onDone={onDone} />;
}

const PRELOAD_MS = 4_000;
