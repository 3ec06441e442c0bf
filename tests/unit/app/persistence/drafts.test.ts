import fc from "fast-check";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import {
  type Draft,
  decodeDraft,
  deleteAside,
  draftKey,
  encodeDraft,
  keepDraft,
  LONGEST_DRAFT,
  readDraft,
  restoreDraft,
} from "../../../../src/app/persistence/drafts.ts";
import type { Claim, Dataset } from "../../../../src/model/dataset.ts";
import { type Document, isChanged } from "../../../../src/model/document.ts";
import { type Edit, editsBetween } from "../../../../src/model/edit.ts";
import { applyEdits } from "../../../../src/model/edit-knowledge.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import type { Story } from "../../../../src/model/story.ts";
import { editor } from "../../../../src/workspace/editing.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { arbitraryDataset } from "../../../fixtures/arbitrary-dataset.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

/** A browser's storage, with room for as many characters as one likes. */
class MapStorage implements Storage {
  readonly held = new Map<string, string>();
  room = Number.POSITIVE_INFINITY;
  get length() {
    return this.held.size;
  }
  clear() {
    this.held.clear();
  }
  getItem(key: string) {
    return this.held.get(key) ?? null;
  }
  key(index: number) {
    return [...this.held.keys()][index] ?? null;
  }
  removeItem(key: string) {
    this.held.delete(key);
  }
  setItem(key: string, value: string) {
    const others = [...this.held].reduce((sum, [name, text]) => sum + (name === key ? 0 : text.length), 0);
    if (others + value.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.held.set(key, value);
  }
}

const textOf = (draft: Draft) => encodeDraft(draft) ?? "";
const dataset = smallDataset();
const { vocabulary } = dataset;
/** A dataset without a record. */
const EMPTY: Dataset = {
  ...dataset,
  vocabulary: { ...vocabulary, families: [], entityKinds: [], predicateFamilies: [], predicates: [], stances: [] },
  entities: [],
  claims: [],
  links: [],
  sources: [],
  layouts: [],
  questions: [],
  stories: [],
};
const [story] = dataset.stories as readonly [Story];
const renamed: readonly Edit[] = [{ edit: "change", of: "story", record: { ...story, title: "Another" } }];
let storage: MapStorage;
beforeEach(() => {
  storage = new MapStorage();
});

/** The document after edits. */
function edited(edits: readonly Edit[], isSaved = false): Document {
  const outcome = applyEdits(buildKnowledgeGraph(dataset), edits);
  if (!outcome.ok) throw new Error(outcome.error.message);
  const now = outcome.value.knowledge.dataset;
  return { opened: dataset, dataset: now, saved: isSaved ? now : dataset, revision: 1 };
}
const read = (of = dataset, from: Storage | null = storage) => readDraft(of, undefined, from);

describe("a draft", () => {
  test("is read as it was written, whatever the records hold", () => {
    fc.assert(
      fc.property(arbitraryDataset, fc.boolean(), (input, areSaved) => {
        const parsed = parseDataset(JSON.parse(JSON.stringify(input)));
        if (!parsed.ok) throw new Error("The made-up dataset cannot be read.");
        const edits = editsBetween(EMPTY, parsed.value);
        expect(decodeDraft(textOf({ edits, areSaved }), EMPTY)).toEqual({ ok: true, value: { edits, areSaved } });
      }),
    );
  });

  test("that is cut off or changed anywhere is read whole or refused, and never throws", () => {
    const text = textOf({ edits: renamed, areSaved: false });
    fc.assert(
      fc.property(fc.nat(text.length), fc.string({ maxLength: 3 }), (at, put) => {
        const decoded = decodeDraft(text.slice(0, at) + put + text.slice(at + put.length), dataset);
        if (decoded.ok) expect(Array.isArray(decoded.value.edits)).toBe(true);
        else expect(decoded.error.length).toBeGreaterThan(0);
      }),
    );
  });

  test.each([
    ["null", "drafts/not-ours"],
    ["[]", "drafts/not-ours"],
    ['{"form":3,"edits":[]}', "drafts/newer-form"],
    ['{"form":2,"areSaved":false,"edits":[],"text":"of a reader"}', "drafts/not-ours"],
    [
      '{"form":2,"areSaved":false,"edits":[{"edit":"change","of":"entity","record":{"id":"e.orm"}}]}',
      "drafts/bad-edit",
    ],
    [
      '{"form":2,"areSaved":false,"edits":[{"edit":"add","of":"story","record":{"id":"a"},"at":0}]}',
      "dataset/missing-key",
    ],
    ['{"form":1,"areSaved":false,"stories":[],"text":"of a reader"}', "drafts/not-ours"],
    ['{"form":1,"areSaved":false,"stories":[{"id":"a"}]}', "dataset/missing-key"],
    ["{", "json/syntax"],
  ])("of %s is refused with a reason", (text, code) => {
    const decoded = decodeDraft(text, dataset);
    expect(decoded.ok ? null : decoded.error.map((issue) => issue.code)).toContain(code);
  });

  test("of the first form, which held stories alone, comes back as what was changed in them", () => {
    const stories = [
      { ...story, title: "Another" },
      { ...story, id: "second" },
    ];
    const decoded = decodeDraft(JSON.stringify({ form: 1, areSaved: true, stories }), dataset);
    expect(decoded).toEqual({
      ok: true,
      value: {
        areSaved: true,
        edits: [...renamed, { edit: "add", of: "story", record: { ...story, id: "second" }, at: 1 }],
      },
    });
    const same = decodeDraft(JSON.stringify({ form: 1, areSaved: true, stories: [story] }), dataset);
    expect(same.ok && same.value.edits).toEqual([]);
  });

  test("of the first form with a story twice is refused", () => {
    const decoded = decodeDraft(JSON.stringify({ form: 1, stories: [story, story], areSaved: false }), dataset);
    expect(decoded.ok ? null : decoded.error[0]?.code).toBe("drafts/duplicate-id");
  });
});

describe("keeping drafts", () => {
  test("gives back what was kept, of this version of this dataset alone", () => {
    expect(keepDraft(edited(renamed, true), storage).ok).toBe(true);
    expect(read()).toEqual({ draft: { edits: renamed, areSaved: true }, aside: [], issues: [] });
    const other = { ...dataset, dataset: { ...dataset.dataset, version: "2.0.0" } };
    expect(read(other).draft).toBeNull();
  });

  test("drops the draft once the records are those of the file", () => {
    keepDraft(edited(renamed), storage);
    keepDraft(edited([{ edit: "change", of: "story", record: story }]), storage);
    expect(storage.length).toBe(0);
  });

  test("keeps the draft before where there is no room for this one, and says so", () => {
    keepDraft(edited(renamed), storage);
    storage.room = 10;
    const outcome = keepDraft(edited([{ edit: "remove", of: "story", id: story.id }]), storage);
    expect(outcome.ok ? null : outcome.error).toMatchObject({ code: "drafts/refused", hint: "Save them to a file." });
    expect(read().draft?.edits).toEqual(renamed);
  });

  test("refuses what is longer than a browser should hold", () => {
    const long = { ...story, description: "x".repeat(LONGEST_DRAFT) };
    const outcome = keepDraft(edited([{ edit: "change", of: "story", record: long }]), storage);
    expect(outcome.ok ? null : outcome.error.message).toMatch(/too large for this browser to keep: more than 2 MB/);
    expect(storage.length).toBe(0);
  });

  test("does without storage where the browser has none", () => {
    expect(keepDraft(edited(renamed), null).ok).toBe(false);
    expect(read(dataset, null)).toEqual({ draft: null, aside: [], issues: [] });
  });

  test("puts what it cannot read aside, letter by letter, and nothing overwrites it until it is deleted", () => {
    const broken = ["{", '{"form":9}'];
    for (const text of broken) {
      storage.setItem(draftKey(dataset), text);
      expect(read().issues).toHaveLength(1);
      keepDraft(edited(renamed), storage);
    }
    expect(read()).toMatchObject({ aside: broken, issues: [], draft: { edits: renamed } });
    deleteAside(dataset, storage);
    expect([...storage.held.keys()]).toEqual([draftKey(dataset)]);
  });

  test("leaves a document that was edited already as it is, whatever another window kept", () => {
    storage.setItem(draftKey(dataset), textOf({ edits: renamed, areSaved: false }));
    vi.stubGlobal("localStorage", storage);
    onTestFinished(() => void vi.unstubAllGlobals());
    const workspace = createWorkspace(smallDataset());
    workspace.restoreEdits([{ edit: "remove", of: "story", id: story.id }], editor);
    const kept = restoreDraft(workspace);
    expect(kept).toMatchObject({ draft: null, aside: [textOf({ edits: renamed, areSaved: false })] });
    expect(kept.issues.map(({ code }) => code)).toEqual(["drafts/other-window"]);
    expect(workspace.store.getState().document.dataset.stories).toEqual([]);
    storage.setItem(draftKey(dataset), textOf({ edits: renamed, areSaved: false }));
    const other = createWorkspace(smallDataset());
    expect(restoreDraft(other).draft?.edits).toEqual(renamed);
    expect(other.store.getState().document.dataset.stories[0]?.title).toBe("Another");
  });

  test("brings back a record that was put elsewhere in its list, and asks nothing of a file that has it there", () => {
    const second = { ...story, id: "second" as Story["id"] };
    const two: Dataset = { ...dataset, stories: [story, second] };
    const moved = editsBetween(two, { ...two, stories: [second, story] });
    expect(moved).toHaveLength(2);
    for (const file of [two, { ...two, stories: [second, story] }]) {
      storage.setItem(draftKey(two), textOf({ edits: moved, areSaved: false }));
      const workspace = createWorkspace(file);
      const kept = readDraft(file, ({ edits }) => workspace.restoreEdits(edits, editor), storage);
      expect(kept).toMatchObject({ aside: [], issues: [] });
      const { document } = workspace.store.getState();
      expect(document.dataset.stories.map(({ id }) => id as string)).toEqual(["second", story.id]);
      expect(isChanged(document)).toBe(file === two);
    }
  });

  test("asks nothing more of a file into which it was saved, and the rest of one that was saved earlier", () => {
    const second = { ...story, id: "second" as Story["id"] };
    const added: Edit = { edit: "add", of: "story", record: second, at: 1 };
    const file = edited([...renamed, added]).dataset;
    storage.setItem(draftKey(dataset), textOf({ edits: [...renamed, added], areSaved: true }));
    expect(read(file)).toEqual({ draft: null, aside: [], issues: [] });
    expect(storage.length).toBe(0);
    const later: Edit = { ...added, record: { ...second, title: "Later" } };
    storage.setItem(draftKey(dataset), textOf({ edits: [...renamed, later], areSaved: false }));
    expect(read(file).draft?.edits).toEqual([{ edit: "change", of: "story", record: later.record }]);
    storage.setItem(
      draftKey(dataset),
      textOf({ edits: [{ edit: "remove", of: "story", id: "nowhere" }], areSaved: true }),
    );
    expect(read(file).draft).toBeNull();
  });

  test("puts aside, too, what no longer fits the dataset, and takes nothing of it over", () => {
    const [claim] = dataset.claims as readonly [Claim];
    const stray: Edit = { edit: "change", of: "claim", record: { ...claim, subject: "e.nobody" as Claim["subject"] } };
    storage.setItem(draftKey(dataset), textOf({ edits: [...renamed, stray], areSaved: false }));
    const workspace = createWorkspace(dataset);
    const kept = readDraft(dataset, ({ edits }) => workspace.restoreEdits(edits, editor), storage);
    expect(kept.draft).toBeNull();
    expect(kept.aside).toHaveLength(1);
    expect(kept.issues.map(({ code }) => code)).toEqual(["claims/unknown-entity"]);
    expect(workspace.store.getState().document).toMatchObject({ revision: 0, dataset });
  });
});
