import { expect, test } from "vitest";
import { findPython } from "../../../scripts/find-python.ts";

test("where there is no Python, or none with both packages, it says what is missing and how to get it", () => {
  const none = findPython(["no-such-python"]);
  expect(none).toEqual({
    missing: expect.stringMatching(/no Python here.*apt-get install python3-networkx python3-rdflib/),
  });
  // A program that runs and knows neither.
  const other = findPython([process.execPath]);
  expect(other).toEqual({ missing: expect.stringMatching(/no NetworkX or no rdflib.*pip install networkx rdflib/) });
});
