import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let isOn = false;

/** Whether the presented story plays automatically, in this session. */
function isAutoplayOn(): boolean {
  return isOn;
}

/** Starts or stops playing a story automatically. */
export function setAutoplay(on: boolean): void {
  isOn = on;
  for (const listener of listeners) listener();
}

/** The same, for a component that shows it. */
export function useAutoplay(): boolean {
  return useSyncExternalStore(subscribe, isAutoplayOn);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
