import type { BrowserCommand } from "vitest/node";

// Files run beside each other in pages of one browser, which has one clipboard. Who copies and pastes holds it meanwhile.

let last: Promise<void> = Promise.resolve();
let release: () => void = () => {};

const holdClipboard: BrowserCommand<[]> = async () => {
  const before = last;
  let done = () => {};
  last = new Promise<void>((resolve) => {
    done = resolve;
  });
  await before;
  release = done;
};
const releaseClipboard: BrowserCommand<[]> = () => release();

/** Commands of the runner, as `support/clipboard.ts` calls them. */
export const clipboardCommands = { holdClipboard, releaseClipboard };
