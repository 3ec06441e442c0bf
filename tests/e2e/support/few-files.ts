import { expect } from "vitest";

/** More programs and style sheets than this are not fetched for anything that is opened after the first load. */
export const MOST_FOR_A_PART = 5;

/** What is opened for the first time asks for some files of its own, and for few. @param requests addresses since then. */
export function expectFewFiles(requests: readonly string[]): void {
  const files = new Set(requests.filter((address) => /\.(?:js|css)$/.test(address)));
  expect(files.size, [...files].join("\n")).toBeGreaterThan(0);
  expect(files.size, [...files].join("\n")).toBeLessThanOrEqual(MOST_FOR_A_PART);
}
