import { type ReactNode, Suspense, useLayoutEffect } from "react";

/** How many boundaries wait for the code of what they hold. */
let waiting = 0;
const watchers = new Set<(isComplete: boolean) => void>();

function count(change: 1 | -1): void {
  const wasComplete = waiting === 0;
  waiting += change;
  const isComplete = waiting === 0;
  if (isComplete !== wasComplete) for (const watcher of [...watchers]) watcher(isComplete);
}

/**
 * Holds parts of the page whose code may come later than they are asked for. Until it has come, the page counts as
 * incomplete: it says so itself, and what is only done in advance waits.
 * @param fallback stands in their place meanwhile; default nothing.
 */
export function LateBoundary({ children, fallback }: { children?: ReactNode; fallback?: ReactNode }) {
  return <Suspense fallback={<Waiting>{fallback}</Waiting>}>{children}</Suspense>;
}

/** Stands in the place of what is still to come, and makes the page count as incomplete. */
export function Waiting({ children }: { children?: ReactNode }) {
  useLayoutEffect(() => {
    count(1);
    return () => count(-1);
  }, []);
  return children;
}

/**
 * Tells whether everything that the page was asked to show is there: at once, and whenever that changes.
 * @returns the way to be told no more.
 */
export function watchCompleteness(watcher: (isComplete: boolean) => void): () => void {
  watchers.add(watcher);
  watcher(waiting === 0);
  return () => void watchers.delete(watcher);
}

/** A browser that does not say when it is idle is given this long to draw, in milliseconds. */
const IDLE_GUESS = 1500;

/**
 * Runs a task once when the page is complete and there is nothing better to do: for what is fetched or made in advance.
 * @returns the way to call it off.
 */
export function whenIdle(task: () => void): () => void {
  let callOff = (): void => {};
  const stopWatching = watchCompleteness((isComplete) => {
    callOff();
    callOff = isComplete
      ? onceIdle(() => {
          stopWatching();
          task();
        })
      : () => {};
  });
  return () => {
    stopWatching();
    callOff();
  };
}

function onceIdle(task: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const handle = requestIdleCallback(task, { timeout: 2 * IDLE_GUESS });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(task, IDLE_GUESS);
  return () => clearTimeout(handle);
}
