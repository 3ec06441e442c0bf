import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let isOn = false;

/** Whether the story that is presented goes on by itself: of this session only. */
function isAutoplayOn(): boolean {
  return isOn;
}

/** Lets a story play by itself, or stops it. */
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
