import type { Words } from "../../words/message.ts";

type Listener = (words: Words) => void;

const listeners = new Set<Listener>();

/** Says something to whoever uses the page, from anywhere in it, without taking the focus. */
export function say(words: Words): void {
  for (const listener of listeners) listener(words);
}

/**
 * Shows what is said.
 * @returns the way to show no more.
 */
export function onNotice(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
