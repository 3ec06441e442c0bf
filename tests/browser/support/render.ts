import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { type RenderResult, renderHook as renderHookLater, render as renderLater } from "vitest-browser-react";

/**
 * Renders into the document, and waits until React has nothing left to do: with effects, and with what they change. What is
 * tested is the React that readers get, which has no `act` to wait with.
 */
export async function render(ui: ReactNode): Promise<RenderResult> {
  const rendered = await committed(() => renderLater(ui));
  return {
    ...rendered,
    rerender: (newUi) => committed(() => rendered.rerender(newUi)),
    unmount: () => committed(() => rendered.unmount()),
  };
}

/** Calls a hook in a component of its own, as `render` renders one. */
export async function renderHook(hook: () => void): Promise<Pick<RenderResult, "unmount">> {
  const { unmount } = await committed(() => renderHookLater(hook));
  return { unmount: () => committed(() => unmount()) };
}

async function committed<Value>(change: () => Promise<Value>): Promise<Value> {
  const value = await flushSync(change);
  // React's scheduler works off its queue in tasks of a message channel: after two turns of timers none is left.
  await turn();
  await turn();
  return value;
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
