import { afterEach, expect } from "vitest";

// The runner's page speaks with the document of a test over a channel that both know by its address. A frame with that
// address joins in, and each says things that the other does not expect: the run ends with an error that no test had.
afterEach(() => {
  const frames = [...document.querySelectorAll("iframe")].map(({ src }) => src);
  expect(frames.filter((src) => src.startsWith(location.origin) && src.includes("sessionId"))).toEqual([]);
});
