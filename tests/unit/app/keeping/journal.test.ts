import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import {
  type Entry,
  entriesBetween,
  historyOf,
  joinedEntries,
  type KeptStep,
  keptEntrySchema,
  type Large,
  replay,
} from "../../../../src/app/keeping/journal.ts";
import { keptEntry } from "../../../../src/app/keeping/kept-values.ts";
import { openDocument } from "../../../../src/model/document.ts";
import type { Edit } from "../../../../src/model/edit.ts";
import { applyEdits } from "../../../../src/model/edit-knowledge.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { editor } from "../../../../src/workspace/editing.ts";
import type { Step } from "../../../../src/workspace/history.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { anyDeed, perform, whatIsKept } from "../../../fixtures/arbitrary-work.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const here = <Value>(large: Large<Value>): Value => {
  if (large.is === "here") return large.value;
  throw new Error("Nothing here is large.");
};

/** A workspace made of what came out of a database. */
function restored(entries: readonly unknown[]): Workspace {
  const base = buildKnowledgeGraph(smallDataset());
  const opened = base.dataset;
  const { edits, past, future } = replay(entries.map((entry) => v.parse(keptEntrySchema, entry)));
  const own = (kept: Large<readonly Edit[]>) => editor.asOpened(here(kept), opened, base);
  const all = edits.flatMap(own);
  const step = ({ command, title, before, after, edits, inverses }: KeptStep): Step => ({
    command,
    title,
    before: { ...before.rest, ...(before.moved && { moved: here(before.moved) }) },
    after: { ...after.rest, ...(after.moved && { moved: here(after.moved) }) },
    edits: own(edits),
    inverses: own(inverses) as Step["inverses"],
    editor,
  });
  const applied = applyEdits(base, all);
  if (!applied.ok) throw new Error(applied.error.message);
  const { knowledge } = applied.value;
  return createWorkspace(opened, undefined, {
    knowledge,
    document: { ...openDocument(opened), dataset: knowledge.dataset },
    history: historyOf(past.map(step), future.map(step)),
  });
}

/** What stands the same although its keys may not. */
const said = (workspace: Workspace) => JSON.parse(whatIsKept(workspace)) as unknown;

/** Does everything, writing entries after every `every`th deed. */
function journalOf(deeds: readonly { readonly deed: Parameters<typeof perform>[1]; readonly isWritten: boolean }[]) {
  const workspace = createWorkspace(smallDataset());
  const { store } = workspace;
  const kept: unknown[] = [];
  let waiting: readonly Entry[] = [];
  let seen = store.getState().history;
  for (const [next, { deed, isWritten }] of deeds.entries()) {
    perform(workspace, deed, next);
    const { history } = store.getState();
    waiting = joinedEntries(waiting, entriesBetween(seen, history));
    seen = history;
    if (!isWritten) continue;
    for (const entry of waiting) kept.push(structuredClone(keptEntry(entry)));
    waiting = [];
  }
  for (const entry of waiting) kept.push(structuredClone(keptEntry(entry)));
  return { workspace, kept };
}

const anyDeeds = fc.array(fc.record({ deed: anyDeed, isWritten: fc.boolean() }), { maxLength: 40 });

test("what was done is read out of the journal as it was: document, what can be undone and what can be redone", () => {
  fc.assert(
    fc.property(anyDeeds, (deeds) => {
      const { workspace, kept } = journalOf(deeds);
      expect(said(restored(kept))).toEqual(said(workspace));
    }),
    { numRuns: 60 },
  );
});

test("undo and redo go on after it as if nothing had happened, down to the records of the file", () => {
  fc.assert(
    fc.property(anyDeeds, fc.array(fc.boolean(), { maxLength: 30 }), (deeds, ways) => {
      const { workspace, kept } = journalOf(deeds);
      const again = restored(kept);
      for (const isBack of ways) for (const each of [workspace, again]) isBack ? each.undo() : each.redo();
      expect(said(again)).toEqual(said(workspace));
      while (again.undo()) workspace.undo();
      const { document } = again.store.getState();
      const changed = document.dataset.entities.filter((entity, at) => entity !== document.opened.entities[at]);
      const isSame = workspace.store
        .getState()
        .document.dataset.entities.every(
          (entity, at) => entity === workspace.store.getState().document.opened.entities[at],
        );
      if (isSame) expect(changed).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("several changes that are looked at together come to the same as each by itself", () => {
  fc.assert(
    fc.property(fc.array(anyDeed, { maxLength: 30 }), (deeds) => {
      const workspace = createWorkspace(smallDataset());
      const { history } = workspace.store.getState();
      for (const [next, deed] of deeds.entries()) perform(workspace, deed, next);
      const entries = entriesBetween(history, workspace.store.getState().history);
      const kept = entries.map((entry) => structuredClone(keptEntry(entry)));
      expect(said(restored(kept))).toEqual(said(workspace));
    }),
    { numRuns: 40 },
  );
});

test("a name that is typed letter by letter waits as one entry", () => {
  const workspace = createWorkspace(smallDataset());
  let waiting: readonly Entry[] = [];
  for (let next = 0; next < 20; next++) {
    const before = workspace.store.getState().history;
    perform(workspace, { is: "type" }, next);
    waiting = joinedEntries(waiting, entriesBetween(before, workspace.store.getState().history));
  }
  expect(waiting.map(({ is }) => is)).toEqual(["step"]);
});

test("a journal that undoes what was never done is refused, and an entry of another kind or form", () => {
  expect(() => replay([{ is: "undo", count: 1 }])).toThrow(RangeError);
  for (const entry of [{ form: 2, is: "fresh" }, { form: 1, is: "dance" }, { form: 1, is: "undo", count: -1 }, null])
    expect(v.safeParse(keptEntrySchema, entry).success).toBe(false);
});
