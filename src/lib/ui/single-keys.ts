import { useSyncExternalStore } from "react";

const STORAGE_KEY = "sourceline.single-keys";
const OFF = "off";
const listeners = new Set<() => void>();
let areOn = read();

/** Whether shortcuts made of character keys alone are on; those with Ctrl, Cmd or Alt always are. */
export function areSingleKeysOn(): boolean {
  return areOn;
}

/** Switches them on or off, for this browser. */
export function setSingleKeys(on: boolean): void {
  areOn = on;
  try {
    if (on) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, OFF);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

/** The same, for a component that shows it. */
export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, areSingleKeysOn);
}

function read(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== OFF;
  } catch {
    return true;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
