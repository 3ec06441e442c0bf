import { expect, test } from "vitest";
import { bibliographyEntry } from "../../../src/derive/bibliography.ts";
import type { Source } from "../../../src/model/dataset.ts";
import { createWorkspace } from "../../../src/workspace/workspace.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

test("what a source does not state is said to be not stated", () => {
  const { knowledge } = createWorkspace(smallDataset()).store.getState();
  const [source] = knowledge.dataset.sources;
  const blank = { ...(source as Source), authors: [], publisher: null, publishedAt: null };
  expect(bibliographyEntry(knowledge, blank)).toBe(
    "Author not stated: “The Siege of Varn”. Publisher not stated, date not stated.",
  );
});
